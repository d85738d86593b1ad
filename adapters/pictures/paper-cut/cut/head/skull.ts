/**
 * The head as a globe: hairlines, hats and ornaments are placed by longitude and latitude, so that every view shows the
 * same person. Longitude 0 is the middle of the face and grows to the person's left; latitude 0 is the line of the eyes.
 */
import type { View } from '../../../../../contracts/drawing.ts';
import type { Knot, Point } from '../../path.ts';

/** A place on the globe in degrees; `out` is its distance from the middle against the skin's; a line turns sharply at a `corner`. */
export type Spot = readonly [lon: number, lat: number, out?: number, corner?: 0 | 1];

/** Part of the globe's outline: angles in degrees (0 is right, 90 up), and degrees between two points of it. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly out: number;
  readonly step?: number;
}

export interface Skull {
  readonly view: View;
  /** Pixel-free projection of a spot into the picture of the head. */
  at(spot: Spot): Point;
  /** How far a spot is turned to the eye: above 0 it is seen. */
  nearness(spot: Spot): number;
  /** The outline of the globe at a distance from its middle. */
  rim(arc: Arc): readonly Point[];
  /** Longitudes that the eye sees, from left to right in the picture. */
  readonly seen: readonly [number, number];
}

/** Half width, height and depth of a head, and the height of its middle above the chin. */
const GLOBE = { wide: 0.352, tall: 0.445, deep: 0.392, middle: 0.555 };

const YAW: Readonly<Record<View, number>> = { front: 0, threeQuarter: 38, profile: 84, back: 158 };

/** How far the globe's middle lies behind the middle of the drawn head. */
const SHIFT: Readonly<Record<View, number>> = { front: 0, threeQuarter: -0.035, profile: -0.095, back: 0.02 };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The globe as a view shows it; `person` −1 draws a person whose left and right are exchanged, for a later mirror. */
export function skullFor(view: View, person: 1 | -1): Skull {
  const yaw = radians(YAW[view]);
  const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
  const half = Math.hypot(GLOBE.wide * cos, GLOBE.deep * sin);
  const place = ([lon, lat, out = 1]: Spot): readonly [number, number, number] => {
    const [l, t] = [radians(lon * person), radians(lat)];
    const x = GLOBE.wide * Math.cos(t) * Math.sin(l) * out;
    const z = GLOBE.deep * Math.cos(t) * Math.cos(l) * out;
    return [
      x * cos + z * sin + SHIFT[view],
      -GLOBE.middle - GLOBE.tall * Math.sin(t) * out,
      z * cos - x * sin,
    ];
  };
  const edge = (Math.atan2(GLOBE.deep * cos, GLOBE.wide * sin) * 180) / Math.PI;
  return {
    view,
    at: (spot) => [place(spot)[0], place(spot)[1]],
    nearness: (spot) => place(spot)[2],
    rim: (arc) => rimPoints(arc, { half, shift: SHIFT[view] }),
    seen: person === 1 ? [edge - 180, edge] : [180 - edge, -edge],
  };
}

function rimPoints(
  { from, to, out, step = 22 }: Arc,
  { half, shift }: { half: number; shift: number },
): readonly Point[] {
  const count = Math.max(2, Math.ceil(Math.abs(to - from) / step));
  return Array.from({ length: count + 1 }, (_, i): Point => {
    const angle = radians(from + ((to - from) * i) / count);
    return [shift + half * out * Math.cos(angle), -GLOBE.middle - GLOBE.tall * out * Math.sin(angle)];
  });
}

/** Angle on the rim (degrees) at which a height of the picture is reached, on the right side. */
export function rimAngle(y: number, out: number): number {
  const share = (-GLOBE.middle - y) / (GLOBE.tall * out);
  return (Math.asin(Math.max(-1, Math.min(1, share))) * 180) / Math.PI;
}

/** A line on the globe through the given spots (longitude −180 to 180), as far as it is seen, from left to right. */
export function seenLine(skull: Skull, line: readonly Spot[]): readonly Knot[] {
  const [left, right] = skull.seen;
  const way = Math.sign(right - left);
  const inner = [-360, 0, 360]
    .flatMap((lap) => line.map((spot) => ({ lon: spot[0] + lap, spot })))
    .filter(({ lon }) => (lon - left) * way > 4 && (right - lon) * way > 4)
    .toSorted((a, b) => (a.lon - b.lon) * way)
    .filter(({ lon }, i, all) => i === 0 || lon !== all[i - 1]?.lon)
    .map(({ spot }): Knot => [...skull.at(spot), spot[3] ?? 0]);
  return [skull.at(spotOn(line, left)), ...inner, skull.at(spotOn(line, right))];
}

/** The spot of a line at a longitude, by straight blends. */
export function spotOn(line: readonly Spot[], longitude: number): Spot {
  const lon = ((((longitude + 180) % 360) + 360) % 360) - 180;
  const next = Math.max(
    1,
    line.findIndex((spot) => spot[0] >= lon),
  );
  const [a, b] = [line[next - 1] ?? [-180, 0], line[next] ?? [180, 0]];
  const share = b[0] === a[0] ? 0 : (lon - a[0]) / (b[0] - a[0]);
  const out = (a[2] ?? 1) + ((b[2] ?? 1) - (a[2] ?? 1)) * share;
  return [lon, a[1] + (b[1] - a[1]) * share, out];
}
