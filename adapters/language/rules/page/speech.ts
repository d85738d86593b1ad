/** Speech on the page: what stands between quotation marks and is said or thought by somebody. */
import type { Span } from '../../../../contracts/shared.ts';

/** One quotation. `start`/`end` hold the words, `open`/`close` the marks too; all index `Source.text`. */
export interface Speech extends Span {
  readonly open: number;
  readonly close: number;
  readonly paragraph: number;
  /** Whether it goes on with the speech before it (a quotation over several paragraphs). */
  readonly continues: boolean;
  /** Name that the page itself gives to the speaker, as plays and screenplays do. */
  readonly given: string | null;
}

/** A speech between two marks, without blanks at its ends. */
export function speechBetween(
  text: string,
  marks: { open: number; close: number; paragraph: number },
): Speech {
  let start = marks.open + 1;
  let end = marks.close - 1;
  while (start < end && text.charAt(start) === ' ') start++;
  while (end > start && text.charAt(end - 1) === ' ') end--;
  return { ...marks, start, end, continues: false, given: null };
}
