/** How well like is found by like: each of a set is looked for, and the nearest of the others should be of its kind. */
export interface Placed {
  readonly motif: string;
  readonly vector: readonly number[];
}

/** Of vectors that are one long, or nothing. */
export const cosine = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, x, at) => sum + x * (other[at] ?? 0), 0);

/** Share of the three nearest that are of the same motif, over all. */
export function recallAt3(set: readonly Placed[]): number {
  const shares = set.map((wanted) => {
    const nearest = set
      .filter((each) => each !== wanted)
      .map(({ motif, vector }) => ({ motif, near: cosine(vector, wanted.vector) }))
      .sort((a, b) => b.near - a.near);
    return nearest.slice(0, 3).filter(({ motif }) => motif === wanted.motif).length / 3;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
