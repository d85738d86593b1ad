/** A picture as likeness looks at it: OKLab over neutral grey, and where it is anything at all. Pure. */

/** Rows of RGBA, not multiplied by alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** One value a pixel in each plane. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  readonly lightness: Float64Array;
  /** From green to red, and from blue to yellow. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly cover: Float64Array;
}

/** sRGB’s own curve (IEC 61966-2-1), for each of its 256 steps. */
const linear = Float64Array.from({ length: 256 }, (_, step) => {
  const x = step / 255;
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
});

/** The middle of OKLab’s lightness. */
export const MIDDLE = 0.5;

/** What stands behind whatever is transparent: the grey of that lightness, in linear sRGB. */
const NEUTRAL = MIDDLE ** 3;

/** OKLab of linear sRGB (Björn Ottosson, “A perceptual color space for image processing”, 2020). */
function oklab(r: number, g: number, b: number): readonly [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function planesOf({ width, height, rgba }: Pixels): Planes {
  const plane = (): Float64Array => new Float64Array(width * height);
  const planes = { width, height, lightness: plane(), a: plane(), b: plane(), cover: plane() };
  for (let at = 0; at < width * height; at++) {
    const cover = (rgba[at * 4 + 3] ?? 0) / 255;
    const over = (channel: number): number =>
      (linear[rgba[at * 4 + channel] ?? 0] ?? 0) * cover + NEUTRAL * (1 - cover);
    [planes.lightness[at], planes.a[at], planes.b[at]] = oklab(over(0), over(1), over(2));
    planes.cover[at] = cover;
  }
  return planes;
}

/** A stretch of a picture, in shares of its sides. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const WHOLE: Box = { left: 0, top: 0, right: 1, bottom: 1 };

/** Lightness, a, b and cover of one pixel. */
export type Colour = readonly [number, number, number, number];

/** Pixels that differ by less from what is around a motif are around it as well: more than JPEG adds, less than ink. */
const SAME = 0.06;

const colourAt = ({ lightness, a, b, cover }: Planes, at: number): Colour => [
  lightness[at] ?? 0,
  a[at] ?? 0,
  b[at] ?? 0,
  cover[at] ?? 0,
];

function isLike({ lightness, a, b, cover }: Planes, at: number, colour: Colour): boolean {
  return [lightness, a, b, cover].every(
    (plane, channel) => Math.abs((plane[at] ?? 0) - (colour[channel] ?? 0)) <= SAME,
  );
}

export interface Motif {
  readonly box: Box;
  /** What is around it, nothing or one colour; null where it fills the picture. */
  readonly around: Colour | null;
}

/**
 * Where the motif is, when it stands alone before nothing or before one colour: what lies around it says how it was put on
 * its sheet and not what it is.
 */
export function motifOf(planes: Planes): Motif {
  const { width, height } = planes;
  const others = [width - 1, (height - 1) * width, height * width - 1];
  const colour = colourAt(planes, 0);
  if (!others.every((corner) => isLike(planes, corner, colour))) return { box: WHOLE, around: null };
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < width * height; at++) {
    if (isLike(planes, at, colour)) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  }
  if (right - left < 2 || bottom - top < 2) return { box: WHOLE, around: null };
  const box = { left: left / width, top: top / height, right: right / width, bottom: bottom / height };
  return { box, around: colour };
}

/** Takes what is around a motif away: a thing on white paper is as one that was cut out. */
export function cutOut(planes: Planes, around: Colour): void {
  for (let at = 0; at < planes.lightness.length; at++) {
    if (!isLike(planes, at, around)) continue;
    planes.lightness[at] = MIDDLE;
    planes.a[at] = planes.b[at] = planes.cover[at] = 0;
  }
}
