/** Colour by eye: OKLCH (Björn Ottosson), where equal steps look equal. */
import { clampChroma, converter, formatHex } from 'culori';
import { Failure } from '../../../../../contracts/error.ts';

/** Lightness 0…1, chroma 0…0.3 and hue in degrees. */
export type Tone = readonly [number, number, number];

const toOklch = converter('oklch');

/** `#rrggbb` of a tone; chroma that a screen cannot show is taken back, lightness and hue stay. */
export const hexOf = ([l, c, h]: Tone): string =>
  formatHex(clampChroma({ mode: 'oklch', l: clamped(l), c: Math.max(0, c), h }, 'oklch'));

/** Tone of `#rrggbb`; throws INTERNAL on anything else. */
function toneOf(hex: string): Tone {
  const colour = toOklch(hex);
  if (colour === undefined) throw new Failure('INTERNAL', `“${hex}” is not a colour.`);
  return [colour.l, colour.c, colour.h ?? 0];
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

/** A tone as a point of OKLab: lightness, green to red, blue to yellow. */
export const labOf = ([l, c, h]: Tone): Tone => [
  l,
  c * Math.cos((h * Math.PI) / 180),
  c * Math.sin((h * Math.PI) / 180),
];

/** The tone at a point of OKLab. */
export const toneOfLab = ([l, a, b]: Tone): Tone => [
  l,
  Math.hypot(a, b),
  ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
];

/** The tone `share` of the way from one to another, straight through OKLab so that no third hue appears. */
export function mixedTone(from: Tone, to: Tone, share: number): Tone {
  const [a, b] = [labOf(from), labOf(to)];
  const between = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * share;
  return toneOfLab([between(0), between(1), between(2)]);
}

/** The colour `share` of the way from one `#rrggbb` to another. */
export const mixed = (from: string, to: string, share: number): string =>
  hexOf(mixedTone(toneOf(from), toneOf(to), share));

/** A colour lighter (or, below 0, darker) by `step`. */
export function lighter(hex: string, step: number): string {
  const [l, c, h] = toneOf(hex);
  return hexOf([l + step, c, h]);
}
