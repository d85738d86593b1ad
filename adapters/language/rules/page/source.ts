/**
 * The story as the engine reads it: paragraphs on one line each, blanks folded, footnote marks taken out, letters
 * half-width and characters simplified; and for each character the place in the decoded story where it stands.
 */
import type { Language, Span } from '../../../../contracts/shared.ts';
import { simplify } from './hant.ts';
import { indicesWithin } from '../who/span-range.ts';
import type { Line } from './lines.ts';
import { marksOf, type Mark } from './markup.ts';

/** One paragraph: indices into `Source.text`. */
export interface Paragraph extends Span {
  readonly blankBefore: boolean;
}

export interface Source {
  readonly language: Language;
  /** The text that rules look at; paragraphs are joined by one line end. */
  readonly text: string;
  /** The same characters as the author wrote them. */
  readonly shown: string;
  /** Index in the decoded story of each character of `text`; one more entry closes the last. */
  readonly origin: Uint32Array;
  readonly paragraphs: readonly Paragraph[];
  /** Footnote marks, as spans of the decoded story. */
  readonly notes: readonly Span[];
  /** Marks of HTML and Markdown, as spans of the decoded story. */
  readonly marks: readonly Span[];
}

/** A decoded story and the marks in it. */
interface Marked {
  readonly story: string;
  readonly marks: readonly Mark[];
}

/** A mark inside a line that is no part of the story: 【note】, [12], [Illustration: …]. */
const NOTE = /【[^【】\n]{1,300}】|[[［]\d{1,3}[\]］]|\[(?:Illustration|Footnote)[^[\]]{0,300}\]/g;

const isHan = (char: string): boolean => /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/.test(char);

/** Half-width form of a full-width letter or digit; the length stays. Chinese punctuation is left alone. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );

/** Full-width form of western punctuation that stands after a Chinese character; the length stays. */
const chinesePunctuation = (text: string): string =>
  text.replace(/(?<=[\u4e00-\u9fff”’」』）])[,!?:;]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) + 0xfee0),
  );

/** Whether a character is white space; letters and Han are told at a glance. */
const isBlank = (char: string): boolean =>
  (char <= ' ' || char >= '\u00a0') && !(char >= '\u3001' && char < '\ufeff') && /\s/.test(char);

/** Collects characters with their places. */
class Copy {
  readonly chars: string[] = [];
  readonly origin: number[] = [];

  add(char: string, at: number): void {
    this.chars.push(char);
    this.origin.push(at);
  }

  /** Copies a stretch of the story, folding runs of blanks into one. */
  addText(story: string, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const char = story.charAt(at);
      if (!isBlank(char)) this.add(char, at);
      else if (!isBlank(this.chars.at(-1) ?? ' ')) this.add(' ', at);
    }
  }

  /** Joins two lines of one paragraph: with nothing between Chinese characters, else with a blank. */
  addWrap(at: number, next: string): void {
    const last = this.chars.at(-1) ?? '';
    if (/\s/.test(last) || (isHan(last) && isHan(next))) return;
    this.add(' ', at);
  }

  dropLast(): void {
    this.chars.pop();
    this.origin.pop();
  }

  trimEnd(): void {
    while (this.chars.at(-1) === ' ') this.dropLast();
  }
}

/** Footnote marks of one line; a line that is nothing but a mark is text. */
function notesOf(story: string, line: Line): Span[] {
  const text = story.slice(line.start, line.end);
  return [...text.matchAll(NOTE)]
    .filter((mark) => mark[0].length < text.length)
    .map((mark) => ({ start: line.start + mark.index, end: line.start + mark.index + mark[0].length }));
}

/** Copies a line without its footnotes and marks. */
function copyLine(copy: Copy, { story, marks }: Marked, line: Line): Span[] {
  const notes = notesOf(story, line);
  const own = indicesWithin(marks, line).flatMap((index) => marks[index] ?? []);
  const left: Mark[] = [...notes.map((note) => ({ ...note, meant: '' })), ...own];
  let at = line.start;
  for (const { start, end, meant } of left.sort((a, b) => a.start - b.start)) {
    copy.addText(story, at, start);
    if (meant !== '') copy.add(meant, start);
    at = Math.max(at, end);
  }
  copy.addText(story, at, line.end);
  return notes;
}

function copyParagraph(copy: Copy, marked: Marked, lines: readonly Line[]): Span[] {
  const notes = lines.flatMap((line, index) => {
    if (index > 0) copy.addWrap(line.start - 1, marked.story.charAt(line.start));
    return copyLine(copy, marked, line);
  });
  copy.trimEnd();
  return notes;
}

function lookupCopy(shown: string, language: Language): string {
  const half = halfWidth(shown);
  return language === 'zh' ? chinesePunctuation(simplify(half)) : half;
}

/** Builds the reading copy of a story from its paragraphs (groups of lines). */
export function sourceOf(story: string, groups: readonly (readonly Line[])[], language: Language): Source {
  const copy = new Copy();
  const notes: Span[] = [];
  const marks = marksOf(story);
  const paragraphs: Paragraph[] = [];
  for (const lines of groups) {
    if (paragraphs.length > 0) copy.add('\n', (copy.origin.at(-1) ?? 0) + 1);
    const start = copy.chars.length;
    notes.push(...copyParagraph(copy, { story, marks }, lines));
    if (copy.chars.length === start) copy.dropLast();
    else paragraphs.push({ start, end: copy.chars.length, blankBefore: lines[0]?.blankBefore ?? false });
  }
  copy.origin.push((copy.origin.at(-1) ?? -1) + 1);
  const shown = copy.chars.join('');
  return {
    language,
    text: lookupCopy(shown, language),
    shown,
    origin: Uint32Array.from(copy.origin),
    paragraphs,
    notes,
    marks: marks.map(({ start, end, meant }) => ({ start: start + meant.length, end })),
  };
}

/** Span of the decoded story that a span of the reading copy stands for. */
export function originOf(source: Source, span: Span): Span {
  const start = source.origin[span.start] ?? 0;
  return { start, end: span.end > span.start ? (source.origin[span.end - 1] ?? 0) + 1 : start };
}
