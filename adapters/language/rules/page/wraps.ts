/** Undoes hard wraps: finds out which line ends a typewriter made and which the author meant. */
import type { Language } from '../../../../contracts/shared.ts';
import type { Line } from './lines.ts';

/** Lines longer than this were not wrapped by hand. */
const WIDEST: Readonly<Record<Language, number>> = { en: 100, zh: 60 };

const SENTENCE_END = /[.!?。！？…:：;；"”’'」』）)*—-]$/;

const QUOTE_START = /^["“‘'「『—–-]/;

/** The length that nine lines in ten do not exceed. */
function widthOf(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.end - line.start + line.indent).sort((a, b) => a - b);
  return lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0;
}

/** How the pairs of neighbouring lines of one story look. */
interface Typesetting {
  readonly story: string;
  readonly language: Language;
  readonly width: number;
  readonly blankSeparated: boolean;
}

const textOf = (page: Typesetting, line: Line): string => page.story.slice(line.start, line.end);

/** Whether the next word would not have fitted on the line, so that the wrap may be mechanical. */
function isFull(page: Typesetting, line: Line, next: Line): boolean {
  const used = line.end - line.start + line.indent;
  const word = page.language === 'zh' ? 3 : (textOf(page, next).split(' ')[0]?.length ?? 0) + 1;
  return used + word >= page.width;
}

const endsSentence = (page: Typesetting, line: Line): boolean => SENTENCE_END.test(textOf(page, line));

/** Whether the story is hard-wrapped at all: most inner lines are full, and many stop in the middle of a sentence. */
function isWrapped(page: Typesetting, inner: readonly (readonly [Line, Line])[]): boolean {
  if (page.width > WIDEST[page.language] || inner.length < 2) return false;
  const full = inner.filter(([line, next]) => isFull(page, line, next)).length;
  const open = inner.filter(([line]) => !endsSentence(page, line)).length;
  return full >= inner.length * 0.6 && open >= inner.length * 0.4;
}

function continues(page: Typesetting, line: Line, next: Line): boolean {
  if (next.blankBefore || next.indent > line.indent + 1) return false;
  const ends = endsSentence(page, line);
  if (ends && QUOTE_START.test(textOf(page, next))) return false;
  return isFull(page, line, next) || (page.blankSeparated && !ends);
}

const pairsOf = (lines: readonly Line[]): (readonly [Line, Line])[] =>
  lines.slice(1).map((next, index) => [lines[index] ?? next, next] as const);

/** Groups the lines of a story into its paragraphs. */
export function paragraphsOf(story: string, lines: readonly Line[], language: Language): Line[][] {
  const pairs = pairsOf(lines);
  const inner = pairs.filter(([, next]) => !next.blankBefore);
  const page = { story, language, width: widthOf(lines), blankSeparated: inner.length < lines.length * 0.95 };
  const wrapped = isWrapped(page, inner);
  const groups: Line[][] = [];
  lines.forEach((line, index) => {
    const last = lines[index - 1];
    if (wrapped && last && continues(page, last, line)) groups.at(-1)?.push(line);
    else groups.push([line]);
  });
  return groups;
}
