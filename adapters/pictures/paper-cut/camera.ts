/** Where things of the world fall in the frame: depth by parallax, and zooms that move what is near more than what is far. */
import type { CameraView } from '../../../contracts/drawing.ts';

/** Picture size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Maps a plane of the set to pixels: `px = (x − cx) · scale + width ÷ 2`, y down in both. */
export interface Lens {
  readonly cx: number;
  readonly cy: number;
  /** Pixels to a head. */
  readonly scale: number;
  readonly size: Size;
}

/** Sets are painted as this view shows them: all planes agree here. */
const PAINTED: CameraView = { x: 0, y: 5, height: 12 };

/** How much less a far plane grows in a zoom; between a lens (0) and a dolly (about 1). */
const ZOOM_PARALLAX = 0.3;

const zoomShare = (depth: number): number =>
  depth >= 0 ? 1 / (1 + ZOOM_PARALLAX * depth) : 1 - ZOOM_PARALLAX * depth;

/** The lens for a plane at `depth` (> −1): it moves 1 ÷ (1 + depth) as fast as the stage. */
export function lensAt(view: CameraView, size: Size, depth: number): Lens {
  const pace = 1 / (1 + depth);
  const height = PAINTED.height * (view.height / PAINTED.height) ** zoomShare(depth);
  return {
    cx: PAINTED.x + (view.x - PAINTED.x) * pace,
    cy: -(PAINTED.y + (view.y - PAINTED.y) * pace),
    scale: size.height / height,
    size,
  };
}

/** Pixel of a point of the plane; y down. */
export const project = (lens: Lens, x: number, y: number): readonly [number, number] => [
  (x - lens.cx) * lens.scale + lens.size.width / 2,
  (y - lens.cy) * lens.scale + lens.size.height / 2,
];

/** What the frame shows of the plane: left, top, right, bottom in heads. */
export function shownBy(lens: Lens): readonly [number, number, number, number] {
  const halfWidth = lens.size.width / 2 / lens.scale;
  const halfHeight = lens.size.height / 2 / lens.scale;
  return [lens.cx - halfWidth, lens.cy - halfHeight, lens.cx + halfWidth, lens.cy + halfHeight];
}

/** One lens that sees all that several see, at the largest of their scales. */
export function lensOver(lenses: readonly Lens[]): Lens {
  const shown = lenses.map(shownBy);
  const far = (i: 0 | 1 | 2 | 3, pick: (...values: number[]) => number): number =>
    pick(...shown.map((box) => box[i]));
  const [left, top, right, bottom] = [far(0, Math.min), far(1, Math.min), far(2, Math.max), far(3, Math.max)];
  const scale = Math.max(...lenses.map((lens) => lens.scale));
  const size = {
    width: Math.ceil((right - left) * scale) + 2,
    height: Math.ceil((bottom - top) * scale) + 2,
  };
  return {
    cx: left + size.width / 2 / scale - 1 / scale,
    cy: top + size.height / 2 / scale - 1 / scale,
    scale,
    size,
  };
}

/** How someone stands at a depth behind the front of the stage: smaller, and higher in the picture as the floor recedes. */
export const standingAt = (depth: number): { readonly scale: number; readonly rise: number } => ({
  scale: 1 / (1 + 0.3 * depth),
  rise: (2.2 * depth) / (1 + depth),
});
