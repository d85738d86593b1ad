/** Reads the place of a screenplay's scene heading: INT. LANTERN SHOP - NIGHT, 内景 铺子 夜. */
import type { Block } from '../page/blocks.ts';
import { indicesWithin } from '../who/span-range.ts';
import type { Ids, StoryDraft } from './story-draft.ts';

export interface HeadingPlace {
  readonly id: string | null;
  readonly indoors: boolean;
}

const OUTSIDE = /^(?:\d+[.、．\s]\s*)?\.?(?:ext|外景|外[\s.。：:、])|外$/i;
const INSIDE = /^(?:\d+[.、．\s]\s*)?\.?(?:int|内景|内[\s.。：:、])|内$/i;

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
  return { id, indoors: INSIDE.test(words) || !OUTSIDE.test(words) };
}
