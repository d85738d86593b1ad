/** The lines of a story file as they were typed. Offsets index the decoded story. */

/** A line that is not blank, without the blanks at its ends. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Blanks before its first character; an ideographic space counts two. */
  readonly indent: number;
  readonly blankBefore: boolean;
}

/** A lone carriage return ends a line only where there are no line feeds; elsewhere it is a stray wrap. */
const LINE = { feeds: /[^\n\u2028\u2029\f\v]+/g, returns: /[^\r\u2028\u2029\f\v]+/g } as const;
const BREAK = /\r\n|[\r\n\u2028\u2029\f\v]/g;

const indentOf = (blanks: string): number => blanks.length + (blanks.match(/\u3000/g)?.length ?? 0);

/** Whether more than one line end, or only blanks and line ends, lie between two offsets. */
const isBlankGap = (gap: string): boolean => (gap.match(BREAK)?.length ?? 0) > 1;

/** Lists the lines of a story; the first one counts as standing after a blank line. */
export function linesOf(story: string): Line[] {
  const lines: Line[] = [];
  let before = 0;
  for (const match of story.matchAll(story.includes('\n') ? LINE.feeds : LINE.returns)) {
    const start = match.index + match[0].length - match[0].trimStart().length;
    const end = match.index + match[0].trimEnd().length;
    if (start >= end) continue;
    const blankBefore = lines.length === 0 || isBlankGap(story.slice(before, match.index));
    lines.push({ start, end, indent: indentOf(story.slice(match.index, start)), blankBefore });
    before = end;
  }
  return lines;
}
