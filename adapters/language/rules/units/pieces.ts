/** Cuts the blocks of a page into pieces: speech, tags, narration by sentence, headings and notes. */
import type { Span } from '../../../../contracts/shared.ts';
import { trimmed, type Block } from '../page/blocks.ts';
import type { Speech } from '../page/speech.ts';
import { firstFrom } from '../who/span-range.ts';
import type { Cutter, Piece } from './piece.ts';

interface PieceGround {
  readonly text: string;
  readonly speeches: readonly Speech[];
  readonly cutter: Cutter;
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The stretch between two speeches of a block, with the speech on either side. */
interface Gap extends Span {
  readonly after: number | null;
  readonly before: number | null;
}

/** Narration of a range, sentence by sentence; a range without words is left to its neighbours. */
function narrate(ground: PieceGround, range: Span, paragraph: number): Piece[] {
  if (!hasWords(ground.text.slice(range.start, range.end))) return [];
  return ground.cutter
    .sentences(range)
    .filter(({ start, end }) => hasWords(ground.text.slice(start, end)))
    .map((sentence) => ({ kind: 'narration', paragraph, ...sentence }));
}

/** What is left of a gap once its tags are out. */
function without(gap: Span, first: Span | null, last: Span | null): Span[] {
  const start = first && first.start <= gap.start ? first.end : gap.start;
  const end = last ? last.start : gap.end;
  const rest =
    first && first.start > gap.start
      ? [
          { start: gap.start, end: first.start },
          { start: first.end, end },
        ]
      : [{ start, end }];
  return rest.filter((span) => span.end > span.start);
}

const endsWithStop = (ground: PieceGround, speech: Speech | undefined): boolean =>
  speech !== undefined && /\.$/.test(ground.text.slice(speech.start, speech.end));

/** Cuts a gap into the tag of the speech before it, narration, and the tag of the speech after it. */
function cutGap(ground: PieceGround, gap: Gap, paragraph: number): Piece[] {
  if (!hasWords(ground.text.slice(gap.start, gap.end))) return [];
  const first =
    gap.after === null ? null : ground.cutter.tagAfter(gap, endsWithStop(ground, ground.speeches[gap.after]));
  const from = first ? first.end : gap.start;
  const last = gap.before === null ? null : ground.cutter.tagBefore({ start: from, end: gap.end });
  const told = without(gap, first, last).flatMap((range) => narrate(ground, range, paragraph));
  const tags: Piece[] = [];
  if (first && gap.after !== null)
    tags.push({ kind: 'tag', paragraph, speech: gap.after, ...trimmed(ground.text, first) });
  if (last && gap.before !== null)
    tags.push({ kind: 'tag', paragraph, speech: gap.before, ...trimmed(ground.text, last) });
  return [...told, ...tags].sort((a, b) => a.start - b.start);
}

/** A block with the first speech in it. */
interface Opening {
  readonly block: Block;
  readonly first: number | undefined;
}

/** The speech that a block without speech leads into: the next block begins with it. */
function introduces(ground: PieceGround, block: Block, next: Opening | undefined): number | null {
  if (next?.first === undefined || ground.speeches[next.first]?.open !== next.block.start) return null;
  return /[:：,，]$/.test(ground.text.slice(block.start, block.end)) ? next.first : null;
}

/** The speeches of a block, and the one after it that it leads into. */
interface BlockSpeeches {
  readonly inside: readonly number[];
  readonly next: number | null;
}

function cutProse(ground: PieceGround, block: Block, { inside, next }: BlockSpeeches): Piece[] {
  const pieces: Piece[] = [];
  let at = block.start;
  let after: number | null = null;
  for (const index of inside) {
    const speech = ground.speeches[index];
    if (!speech) continue;
    pieces.push(...cutGap(ground, { start: at, end: speech.open, after, before: index }, block.paragraph));
    pieces.push({
      kind: 'speech',
      paragraph: block.paragraph,
      speech: index,
      start: speech.start,
      end: speech.end,
    });
    at = Math.min(speech.close, block.end);
    after = index;
  }
  pieces.push(...cutGap(ground, { start: at, end: block.end, after, before: next }, block.paragraph));
  return pieces;
}

/** Cues and asides belong to the line they stand above, or to the one before when none follows. */
const lineNear = (ground: PieceGround, block: Block): number | null => {
  const next = firstFrom(ground.speeches, block.end);
  const [before, after] = [ground.speeches[next - 1], ground.speeches[next]];
  if (before?.paragraph === block.paragraph && after?.paragraph !== block.paragraph) return next - 1;
  if (after) return next;
  return ground.speeches.length > 0 ? ground.speeches.length - 1 : null;
};

function cutSetting(ground: PieceGround, block: Block): Piece[] {
  const { paragraph, start, end } = block;
  switch (block.kind) {
    case 'title':
    case 'chapter':
    case 'scene':
      return [{ kind: 'heading', paragraph, start, end }];
    case 'cue':
    case 'aside': {
      const speech = lineNear(ground, block);
      return [
        speech === null
          ? { kind: 'note', paragraph, start, end }
          : { kind: 'tag', paragraph, speech, start, end },
      ];
    }
    case 'line':
    case 'prose':
    case 'note':
    case 'ornament':
      return [{ kind: 'note', paragraph, start, end }];
  }
}

/** Cuts all blocks of a page. */
export function piecesOf(ground: PieceGround, blocks: readonly Block[]): Piece[] {
  const byBlock = new Map<Block, number[]>();
  let at = 0;
  for (const block of blocks) {
    const inside: number[] = [];
    while (at < ground.speeches.length && (ground.speeches[at]?.open ?? 0) < block.end) inside.push(at++);
    byBlock.set(block, inside);
  }
  return blocks.flatMap((block, index) => {
    const inside = byBlock.get(block) ?? [];
    if (block.kind !== 'prose' && block.kind !== 'line') return cutSetting(ground, block);
    const after = blocks[index + 1];
    const opening = after && { block: after, first: byBlock.get(after)?.[0] };
    return cutProse(ground, block, { inside, next: introduces(ground, block, opening) });
  });
}
