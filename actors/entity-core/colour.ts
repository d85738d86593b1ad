/** Colour by lightness, chroma and hue, so that a palette can be spread evenly to the eye. */
import type { Colour } from '../../contracts/entity.ts';

/** OKLCH: lightness 0…1, chroma 0…about 0.3, hue in degrees. */
export interface Lch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Triple = readonly [number, number, number];

/** OKLab of a colour: lightness, green–red, blue–yellow. */
const labOf = ({ l, c, h }: Lch): Triple => {
  const angle = (h * Math.PI) / 180;
  return [l, c * Math.cos(angle), c * Math.sin(angle)];
};

/** Linear sRGB of OKLab; matrices of B. Ottosson, "A perceptual color space for image processing" (2020). */
function linearOf([l, a, b]: Triple): Triple {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

/** OKLab of linear sRGB, the inverse of the above (same source). */
function labOfLinear([r, g, b]: Triple): Triple {
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

const encoded = (x: number): number => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
const decoded = (x: number): number => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
const isShowable = (rgb: Triple): boolean => rgb.every((x) => x >= -0.0005 && x <= 1.0005);
const byte = (x: number): string =>
  Math.round(Math.min(1, Math.max(0, encoded(Math.max(0, x)))) * 255)
    .toString(16)
    .padStart(2, '0');

/** `#rrggbb` of a colour; one outside sRGB loses chroma until it fits, and keeps lightness and hue. */
export function hexOf(colour: Lch): Colour {
  for (let c = colour.c; c > 0.001; c *= 0.94) {
    const rgb = linearOf(labOf({ ...colour, c }));
    if (isShowable(rgb)) return `#${rgb.map(byte).join('')}`;
  }
  return `#${linearOf([colour.l, 0, 0]).map(byte).join('')}`;
}

/** OKLCH of `#rrggbb`. */
export function lchOf(hex: Colour): Lch {
  const channel = (at: number): number => decoded(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [l, a, b] = labOfLinear([channel(1), channel(3), channel(5)]);
  return { l, c: Math.hypot(a, b), h: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

/** Distance of two colours in OKLab; 0.02 is just seen, 0.15 is another colour. */
export function colourDistance(one: Colour, other: Colour): number {
  const [l1, a1, b1] = labOf(lchOf(one));
  const [l2, a2, b2] = labOf(lchOf(other));
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}
