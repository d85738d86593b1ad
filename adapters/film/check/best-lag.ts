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

/** Tries lags and takes the one with the highest fit, refined between its neighbours. */
export function bestLag(fitAt: (lagMs: number) => number): { readonly lagMs: number; readonly fit: number } {
  const count = (2 * LAG_LIMIT_MS) / LAG_STEP_MS + 1;
  const fits = Array.from({ length: count }, (_, index) => fitAt(index * LAG_STEP_MS - LAG_LIMIT_MS));
  const fit = Math.max(...fits);
  const best = fits.indexOf(fit);
  const between = vertex(fits[best - 1] ?? fit, fit, fits[best + 1] ?? fit);
  return { lagMs: (best + between) * LAG_STEP_MS - LAG_LIMIT_MS, fit };
}
