/** Colours of paper: mixing, shading and lighting of `#rrggbb` in sRGB, and of shades in OKLab. */

export type Rgb = readonly [number, number, number];

const clampByte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** Parts of `#rrggbb`, each 0…255. */
function rgbOf(hex: string): Rgb {
  const bits = Number.parseInt(hex.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

/** `#rrggbb` of parts that are rounded and clamped to 0…255. */
function hexOf([r, g, b]: Rgb): string {
  const bits = (clampByte(r) << 16) | (clampByte(g) << 8) | clampByte(b);
  return `#${bits.toString(16).padStart(6, '0')}`;
}

/** `rgba(…)` as the canvas takes it; alpha is cut to three decimals. */
export function withAlpha(hex: string, alpha: number): string {
  const [r, g, b] = rgbOf(hex);
  return `rgba(${r},${g},${b},${Math.round(alpha * 1000) / 1000})`;
}

/** A straight blend: `share` 0 is `a`, 1 is `b`. */
export function mix(a: string, b: string, share: number): string {
  const from = rgbOf(a);
  const to = rgbOf(b);
  const blend = (i: 0 | 1 | 2): number => from[i] + (to[i] - from[i]) * share;
  return hexOf([blend(0), blend(1), blend(2)]);
}

/** What is left of a colour under a tinted light: every part multiplied by the tint, as far as `strength`. */
export function underLight(hex: string, tint: string, strength: number): string {
  const paper = rgbOf(hex);
  const lamp = rgbOf(tint);
  const lit = (i: 0 | 1 | 2): number => paper[i] * (1 - strength + (strength * lamp[i]) / 255);
  return hexOf([lit(0), lit(1), lit(2)]);
}

const toLinear = (byte: number): number => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const fromLinear = (share: number): number => {
  const clamped = Math.max(0, Math.min(1, share));
  return 255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055);
};

/** OKLab lightness 0…1 and the two opponent axes (Björn Ottosson, 2020). */
export function oklabOf(hex: string): Rgb {
  const [r, g, b] = rgbOf(hex).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The sRGB colour nearest to OKLab parts; what lies outside the gamut is clipped. */
function hexOfOklab([lightness, a, b]: Rgb): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hexOf([
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]);
}

/** The second tone of a material: darker or lighter by `lightness` (OKLab), its hue turned a little to violet when darker. */
export function shade(hex: string, lightness: number): string {
  const [l, a, b] = oklabOf(hex);
  const cool = Math.max(0, -lightness);
  const next = Math.max(0.02, Math.min(0.98, l + lightness));
  return hexOfOklab([next, a * 1.02 + cool * 0.03, b * (1 - cool * 0.55) - cool * 0.05]);
}
