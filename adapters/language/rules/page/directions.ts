/** Stage directions of a play: lines of their own (△ 安娜走到窗边。) and brackets inside of what is spoken (小声). */
import type { Span } from '../../../../contracts/shared.ts';
import { trimmed, type Block } from './blocks.ts';

const LINE = /^(?:[△▲]|[（(【].*[）)】]$)/;

/** Whether a line of a play is a direction. */
export const isDirection = (line: string): boolean => LINE.test(line);

/** A direction without its marks, which tell nothing. */
export function markedDirection(line: string, block: Block): Block[] {
  const { paragraph, start, end } = block;
  const opening = /^[△▲（(【]\s*/.exec(line)?.[0].length ?? 0;
  const closing = /^[（(【]/.test(line) ? 1 : 0;
  if (end - start <= opening + closing) return [{ ...block, kind: 'note' }];
  const told: Block[] = [
    { kind: 'note', paragraph, start, end: start + opening },
    { kind: 'prose', paragraph, start: start + opening, end: end - closing },
    { kind: 'note', paragraph, start: end - closing, end },
  ];
  return told.filter((each) => each.end > each.start);
}

const ASIDE = /[（(][^（()）]{1,60}[）)]/g;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A stretch of what stands after a name. */
export interface SpokenPart {
  readonly kind: 'line' | 'aside';
  readonly span: Span;
}

/** A spoken stretch without the quotation marks around it; marks between two asides say nothing. */
function lineIn(text: string, span: Span): SpokenPart[] {
  const line = trimmed(text, span);
  const words = text.slice(line.start, line.end);
  if (!hasWords(words)) return line.end > line.start ? [{ kind: 'aside', span: line }] : [];
  const quoted = /^["“「『].*["”」』]$/.test(words);
  return [{ kind: 'line', span: quoted ? { start: line.start + 1, end: line.end - 1 } : line }];
}

/** Cuts what stands after a name into what is spoken and how. */
export function cutAsides(text: string, { start, end }: Span): SpokenPart[] {
  const parts: SpokenPart[] = [];
  let at = start;
  for (const match of text.slice(start, end).matchAll(ASIDE)) {
    const from = start + match.index;
    parts.push(...lineIn(text, { start: at, end: from }));
    at = from + match[0].length;
    parts.push({ kind: 'aside', span: { start: from, end: at } });
  }
  return [...parts, ...lineIn(text, { start: at, end })];
}
