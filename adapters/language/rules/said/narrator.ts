/** Finds out which named figure tells a first-person story: the one whom others call when they talk with “I”. */
import type { Phrase } from '../who/figure.ts';
import { mergeFigures } from '../who/merge.ts';
import type { Resolved } from '../who/resolve.ts';
import type { Turn } from './turn.ts';

/** Votes that a name needs, so that a stray call does not make somebody the narrator. */
const FEWEST = 2;

const isSelf = (turn: Turn | undefined, phrases: readonly Phrase[]): boolean =>
  turn?.cues.some(
    (cue) => (cue.kind === 'tag' || cue.kind === 'lead') && phrases[cue.phrase ?? -1]?.form === 'self',
  ) ?? false;

/** How often each figure is called in turns next to those that “I” speak. */
function callsNextToSelf(
  turns: readonly Turn[],
  phrases: readonly Phrase[],
  meaning: readonly (number | null)[],
): Map<number, number> {
  const votes = new Map<number, number>();
  turns.forEach((turn, index) => {
    if (!isSelf(turn, phrases)) return;
    for (const other of [turns[index - 1], turns[index + 1]]) {
      if (!other || isSelf(other, phrases) || Math.abs(other.paragraph - turn.paragraph) > 2) continue;
      const figure = meaning[other.calls[0] ?? -1] ?? null;
      if (figure !== null) votes.set(figure, (votes.get(figure) ?? 0) + 1);
    }
  });
  return votes;
}

/** Joins the narrator with the figure that others call by name. Narrators are rarely named outside speech. */
export function nameNarrator(
  people: Resolved & { phrases: readonly Phrase[] },
  turns: readonly Turn[],
): number | null {
  const { narrator, figures } = people;
  if (narrator === null || figures[narrator]?.origin !== 'self') return narrator;
  const scored = [...callsNextToSelf(turns, people.phrases, people.meaning)].map(([figure, votes]) => {
    const told =
      figures[figure]?.mentions.filter((mention) => !mention.quoted && mention.form === 'name').length ?? 0;
    return { figure, score: votes / (1 + told / 40), votes };
  });
  const best = scored.sort((a, b) => b.score - a.score || a.figure - b.figure)[0];
  if (!best || best.votes < FEWEST || best.figure === narrator) return narrator;
  mergeFigures(people, narrator, best.figure);
  return best.figure;
}
