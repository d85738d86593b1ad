/** What time and sun leave on a face: folds and freckles. */
import type { View } from '../../../../../contracts/drawing.ts';
import { outline, polygon, type Knot, type Point } from '../../path.ts';

/** Folds that age cuts into a face. */
export function wrinkleCuts(view: View): readonly string[] {
  switch (view) {
    case 'threeQuarter':
      return [
        fold([-0.02, -0.43], [0.075, -0.425], 0.012),
        fold([0.115, -0.3], [0.075, -0.17], 0.012),
        fold([0.0, -0.79], [0.2, -0.785], -0.012),
        fold([0.03, -0.74], [0.21, -0.735], -0.01),
        fold([-0.1, -0.52], [-0.075, -0.46], 0.008),
      ];
    case 'profile':
      return [
        fold([0.16, -0.43], [0.22, -0.42], 0.01),
        fold([0.22, -0.29], [0.19, -0.17], 0.01),
        fold([0.1, -0.79], [0.24, -0.78], -0.01),
        fold([0.1, -0.52], [0.115, -0.46], 0.008),
      ];
    case 'front':
      return [
        fold([-0.19, -0.435], [-0.09, -0.43], 0.012),
        fold([0.09, -0.43], [0.19, -0.435], 0.012),
        fold([-0.08, -0.3], [-0.125, -0.18], 0.01),
        fold([0.08, -0.3], [0.125, -0.18], -0.01),
        fold([-0.13, -0.79], [0.13, -0.79], -0.012),
        fold([-0.11, -0.735], [0.11, -0.735], -0.01),
      ];
    case 'back':
      return [];
  }
}

function fold([x0, y0]: Point, [x1, y1]: Point, bend: number): string {
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const across: Point = [-(y1 - y0), x1 - x0];
  const k = 1 / Math.hypot(across[0], across[1]);
  const bow = (d: number): Knot => [mx + across[0] * k * d, my + across[1] * k * d];
  return outline([[x0, y0, 1], bow(bend + 0.005), [x1, y1, 1], bow(bend - 0.005)]);
}

/** Places of freckles. */
export function freckleSpots(view: View): readonly Point[] {
  const near: readonly Point[] = [
    [-0.03, -0.34],
    [0.02, -0.36],
    [0.06, -0.33],
    [0.02, -0.3],
    [-0.02, -0.29],
    [0.07, -0.37],
  ];
  switch (view) {
    case 'threeQuarter':
      return [...near, [0.28, -0.35], [0.3, -0.31], [0.265, -0.31]];
    case 'profile':
      return near.map(([x, y]): Point => [x + 0.16, y]);
    case 'front':
      return [...near.map(([x, y]): Point => [x - 0.2, y]), ...near.map(([x, y]): Point => [0.2 - x, y])];
    case 'back':
      return [];
  }
}

/** A dot of paper. */
export const dot = ([x, y]: Point, r: number): string =>
  polygon(
    Array.from({ length: 8 }, (_, i): Point => [
      x + r * Math.cos((i * Math.PI) / 4),
      y + r * Math.sin((i * Math.PI) / 4),
    ]),
  );
