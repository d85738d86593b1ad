/** Speech that nobody in the story could have said: two who are not named take turns. */
import type { Language } from '../../../../contracts/shared.ts';
import { callIt, figureOf } from '../who/figure.ts';
import type { Resolved } from '../who/resolve.ts';
import type { Attribution } from './attribute.ts';

const names: Readonly<Record<Language, readonly [string, string]>> = {
  zh: ['甲', '乙'],
  en: ['First voice', 'Second voice'],
};

/** How sure it is that they take turns; nothing in the text says otherwise. */
const IN_TURN = 0.7;

function newcomer({ figures }: Resolved, name: string): number {
  const figure = figureOf(figures.length, 'hint');
  callIt(figure, name);
  figures.push(figure);
  return figure.key;
}

/** Gives voices to a story of speech alone; one in which anybody speaks stays as it is. */
export function giveVoices(
  attributions: readonly Attribution[],
  people: Resolved,
  language: Language,
): readonly Attribution[] {
  if (attributions.some(({ speaker }) => speaker !== null)) return attributions;
  const turns = [...new Set(attributions.map(({ turn }) => turn))];
  const voices = names[language].slice(0, turns.length).map((name) => newcomer(people, name));
  return attributions.map((said): Attribution => {
    const at = turns.indexOf(said.turn) % 2;
    const speaker = voices[at] ?? null;
    const others = voices.filter((voice) => voice !== speaker);
    return { ...said, speaker, confidence: IN_TURN, addressees: others, cue: 'alternation' };
  });
}
