/** White noise at audio rate: faster than the streams that decisions are drawn from. */

/** Noise of −1…1 from a seed of 32 bits (Marsaglia 2003, xorshift); the same seed gives the same noise. */
export function hissing(seed: number): () => number {
  let state = seed | 0 || 0x9e3779b9 | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2_147_483_648;
  };
}
