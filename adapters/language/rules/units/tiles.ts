/**
 * Lays pieces over the decoded story so that every character that is neither blank nor a quotation mark lies in exactly one:
 * footnote marks become pieces of their own, and what fell between two pieces goes to a neighbour.
 */
import type { Span } from '../../../../contracts/shared.ts';
import { originOf, type Source } from '../page/source.ts';
import { firstFrom } from '../who/span-range.ts';
import type { Piece } from './piece.ts';

/** A piece with its place in the decoded story (`at`) and in the reading copy. */
export interface Tile {
  readonly piece: Piece;
  readonly at: Span;
}

const QUOTE = /["“”‘’'「」『』«»〝〞]/;

const isLoose = (char: string): boolean => /\s/.test(char) || QUOTE.test(char);

/** Cuts a span where notes lie inside it. */
function around(span: Span, notes: readonly Span[]): Span[] {
  const inside = notes.filter((note) => note.start > span.start && note.end < span.end);
  const starts = [span.start, ...inside.map((note) => note.end)];
  const ends = [...inside.map((note) => note.start), span.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? span.end }));
}

/** Moves a span's ends past blanks. */
function tightened(story: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(story.charAt(start))) start++;
  while (end > start && /\s/.test(story.charAt(end - 1))) end--;
  return { start, end };
}

/** Words that no tile holds; those that open a line belong to what follows on it. */
interface LooseWords extends Span {
  readonly opensLine: boolean;
}

/** Words between two tiles that belong to neither: from the first to the last character that counts. */
function looseWords(story: string, from: number, to: number): LooseWords | null {
  let start = from;
  let end = to;
  while (start < end && isLoose(story.charAt(start))) start++;
  while (end > start && isLoose(story.charAt(end - 1))) end--;
  if (start === end) return null;
  const opensLine = /[\r\n]/.test(story.slice(from, start)) && !/[\r\n]/.test(story.slice(end, to));
  return { start, end, opensLine };
}

const isQuiet = (tile: Tile | undefined): tile is Tile => tile !== undefined && tile.piece.kind !== 'speech';

/** Gives loose words to the quiet tile before or after them in their paragraph, or else to a tag of the speech beside them. */
function settle(tiles: Tile[], index: number, words: LooseWords): void {
  const after = tiles[index];
  const before = words.opensLine && after ? undefined : tiles[index - 1];
  if (isQuiet(before) && before.piece.kind !== 'heading')
    tiles[index - 1] = { ...before, at: { start: before.at.start, end: words.end } };
  else if (isQuiet(after) && after.piece.kind !== 'heading')
    tiles[index] = { ...after, at: { start: words.start, end: after.at.end } };
  else {
    const speech = [before, after].find((tile) => tile?.piece.kind === 'speech')?.piece;
    const place = { paragraph: speech?.paragraph ?? 0, start: 0, end: 0 };
    const piece: Piece =
      speech?.kind === 'speech'
        ? { kind: 'tag', speech: speech.speech, ...place }
        : { kind: 'note', ...place };
    tiles.splice(index, 0, { piece, at: { start: words.start, end: words.end } });
  }
}

/** Marks between what is told; those within it belong to it. */
function outside(marks: readonly Span[], told: readonly Span[]): Span[] {
  const inOrder = told.toSorted((a, b) => a.start - b.start);
  return marks.filter((mark) => {
    const before = inOrder[firstFrom(inOrder, mark.start + 1) - 1];
    return before === undefined || before.end <= mark.start;
  });
}

/** Lays pieces over the story. */
export function tilesOf(story: string, source: Source, pieces: readonly Piece[]): Tile[] {
  const told = pieces.flatMap((piece) =>
    around(originOf(source, piece), source.notes).map((span) => ({ piece, at: tightened(story, span) })),
  );
  const marks = outside(
    source.marks,
    told.map(({ at }) => at),
  );
  const notes = [...source.notes, ...marks].map((at) => ({
    piece: { kind: 'note' as const, paragraph: 0, start: 0, end: 0 },
    at,
  }));
  const tiles: Tile[] = [...told, ...notes]
    .filter((tile) => tile.at.end > tile.at.start)
    .sort((a, b) => a.at.start - b.at.start);
  for (let index = tiles.length; index >= 0; index--) {
    const from = tiles[index - 1]?.at.end ?? 0;
    const words = looseWords(story, from, tiles[index]?.at.start ?? story.length);
    if (words) settle(tiles, index, words);
  }
  return tiles;
}
