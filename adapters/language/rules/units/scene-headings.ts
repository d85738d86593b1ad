/** Reads the place of a screenplay's scene heading: INT. LANTERN SHOP - NIGHT, 内景 铺子 夜. */
import type { Block } from '../page/blocks.ts';
import { CHINESE_INSIDE, CHINESE_OUTSIDE } from '../page/chinese-headings.ts';
import { indicesWithin } from '../who/span-range.ts';
import type { Ids, StoryDraft } from './story-draft.ts';

export interface HeadingPlace {
  readonly id: string | null;
  readonly indoors: boolean;
}

const OUTSIDE = /^(?:\d+[.、．\s]\s*)?\.?ext/i;
const INSIDE = /^(?:\d+[.、．\s]\s*)?\.?int/i;

const isInside = (words: string): boolean => INSIDE.test(words) || CHINESE_INSIDE.test(words);
const isOutside = (words: string): boolean => OUTSIDE.test(words) || CHINESE_OUTSIDE.test(words);

/** The scene heading among the headings and notes that a scene begins with. */
export function headingOf(draft: StoryDraft, from: number): Block | null {
  for (let at = from; at < draft.tiles.length; at++) {
    const piece = draft.tiles[at]?.piece;
    if (piece?.kind !== 'heading' && piece?.kind !== 'note') return null;
    const block = draft.blockAt(piece.start);
    if (block?.kind === 'scene') return block;
  }
  return null;
}

/** Place and roof that a scene's heading names; null when it has none. */
export function headingPlace(draft: StoryDraft, ids: Ids, from: number): HeadingPlace | null {
  const block = headingOf(draft, from);
  if (!block) return null;
  const words = draft.page.source.text.slice(block.start, block.end);
  const hit = indicesWithin(draft.told.places, block)[0];
  const id = hit === undefined ? null : (ids.place.get(draft.places.of[hit] ?? -1) ?? null);
  return { id, indoors: isInside(words) || !isOutside(words) };
}
