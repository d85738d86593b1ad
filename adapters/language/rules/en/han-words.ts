/** Chinese in an English story: “Wait,” 安娜说。 “Come,” 她说。 Names and pronouns there are the beginnings of runs of letters. */
import type { Gender } from '../../../../contracts/reading.ts';
import { callIt } from '../who/figure.ts';
import { enter, type Roster } from '../who/roster.ts';
import type { NameIndex } from './name-index.ts';

/** A name between speech and a verb of speech. */
const TAGGED = /(?<=["”」』]\s*)(?![他她我你它])(\p{Script=Han}{2,3}?)(?:说|问|答|喊|叫|笑|道)/gu;

/** Enters the people whom Chinese tags name. */
export function enterHanNames(roster: Roster, text: string, quoted: (at: number) => boolean): void {
  for (const match of text.matchAll(TAGGED)) {
    const name = match[1] ?? '';
    const isKnown = roster.figures.some(({ names }) => names.has(name));
    if (!isKnown && !quoted(match.index)) callIt(enter(roster, 'name'), name);
  }
}

/** What a run of letters begins with: its length, and whom it names or points to. */
export interface HanPhrase {
  readonly form: 'name' | 'pronoun';
  readonly head: string;
  readonly gender: Gender;
  readonly named: number | null;
}

/** The Chinese pronoun or name that a word begins with. */
export function hanPhraseAt({ entries }: NameIndex, word: string): HanPhrase | null {
  if (!/^\p{Script=Han}/u.test(word)) return null;
  if (/^[他她](?!们)/.test(word)) {
    const head = word.charAt(0);
    return { form: 'pronoun', head, gender: head === '他' ? 'male' : 'female', named: null };
  }
  for (const length of [3, 2]) {
    const entry = entries.get(word.slice(0, length))?.[0];
    if (entry) return { form: 'name', head: word.slice(0, length), gender: 'unknown', named: entry.figure };
  }
  return null;
}
