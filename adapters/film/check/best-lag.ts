/** The lag at which two signals fit best. */

/** Lags are looked for this far to both sides. */
export const LAG_LIMIT_MS = 300;
const LAG_STEP_MS = 5;

/** Pearson's correlation; 0 when either does not vary. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  a.forEach((value, index) => {
    const x = value - meanA;
    const y = (b[index] ?? 0) - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  });
  return aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Top of the parabola through three values one step apart, in steps from the middle one, at most one. */
function vertex(before: number, top: number, after: number): number {
  const bend = before - 2 * top + after;
  return bend === 0 ? 0 : Math.max(-1, Math.min(1, (before - after) / (2 * bend)));
}

/** Where a lag is looked for. */
export interface Expected {
  /** Lag that is likely, ms. */
  readonly lagMs: number;
  /** A fit that is worse by so much is as good: short signals fit at several lags. */
  readonly slack: number;
}

const lagAt = (index: number): number => index * LAG_STEP_MS - LAG_LIMIT_MS;

/** Indices at which fits are as good as any, and better than beside them. */
const peaksOf = (fits: readonly number[], least: number): readonly number[] =>
  fits.flatMap((fit, at) =>
    fit >= least && fit >= (fits[at - 1] ?? Infinity) && fit >= (fits[at + 1] ?? Infinity) ? [at] : [],
  );

/** Tries lags and takes the one with the highest fit, or of those as good the likeliest, refined between its neighbours. */
export function bestLag(
  fitAt: (lagMs: number) => number,
  expected: Expected = { lagMs: 0, slack: 0 },
): { readonly lagMs: number; readonly fit: number } {
  const count = (2 * LAG_LIMIT_MS) / LAG_STEP_MS + 1;
  const fits = Array.from({ length: count }, (_, index) => fitAt(lagAt(index)));
  const highest = Math.max(...fits);
  const likeliness = (at: number): number => Math.abs(lagAt(at) - expected.lagMs);
  const peaks = peaksOf(fits, highest - expected.slack).toSorted((a, b) => likeliness(a) - likeliness(b));
  const best = peaks[0] ?? fits.indexOf(highest);
  const fit = fits[best] ?? highest;
  const between = vertex(fits[best - 1] ?? fit, fit, fits[best + 1] ?? fit);
  return { lagMs: lagAt(best + between), fit };
}
