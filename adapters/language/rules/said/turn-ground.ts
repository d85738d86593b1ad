/** What turns of talk are found in, and the small questions that all who look for them ask. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Block } from '../page/blocks.ts';
import type { Speech } from '../page/speech.ts';
import type { Figure, Phrase } from '../who/figure.ts';
import type { Cue, CueFinder } from './cue.ts';

export interface TurnGround {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly speeches: readonly Speech[];
  readonly phrases: readonly Phrase[];
  readonly figures: readonly Figure[];
  readonly cues: CueFinder;
  /** Figure that a phrase means. */
  readonly meaning: readonly (number | null)[];
  /** Whether a phrase in speech calls somebody by it. */
  readonly isCall: (phrase: Phrase) => boolean;
  /** Whether a paragraph holds one speaker unless its words say otherwise, as in English. */
  readonly oneVoiceParagraphs: boolean;
}

export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether two signs stand on the same verb of speech. */
export const sameVerb = (a: Cue | null, b: Cue | null): boolean =>
  a?.verb?.start !== undefined && a.verb.start === b?.verb?.start;

/** Whether a gap tags the speech before it, alone or along with the next: its first verb of speech stands in its first clause. */
export function tagsBoth(ground: TurnGround, gap: Span): boolean {
  const tag = ground.cues.after(gap);
  if (ground.cues.goesOn(gap)) return true;
  if (!tag?.verb) return false;
  if (!sameVerb(tag, ground.cues.before(gap))) return true;
  return !/[，。；,;]/.test(ground.text.slice(gap.start, tag.verb.start).trim());
}

/** Whether a gap is one clause that breaks off for the next quotation: “因为……”小明咬着嘴唇，“因为他们笑我。” */
export function breaksOff({ text, cues }: TurnGround, gap: Span): boolean {
  const words = text.slice(gap.start, gap.end).trim();
  if (!hasWords(words) || !/[，,]$/.test(words) || /[。！？!?：:；;]|\.\s/.test(words)) return false;
  return !cues.before(gap)?.verb;
}
