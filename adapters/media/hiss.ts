/** White noise at audio rate: faster than the streams that decisions are drawn from. */

/** What `stirred` begins with for a seed of 32 bits; the same seed gives the same noise. */
export const hissState = (seed: number): number => seed | 0 || 0x9e3779b9 | 0;

/** The next state (Marsaglia 2003, xorshift). */
export const stirred = (state: number): number => {
  const a = state ^ (state << 13);
  const b = a ^ (a >>> 17);
  return b ^ (b << 5);
};

/** The value of a state, −1…1, is this many times its number. */
export const HISS_SCALE = 1 / 2_147_483_648;

/** Fills `out` with the noise of a seed. Returns it. */
export function hiss(out: Float32Array, seed: number): Float32Array {
  let state = hissState(seed);
  for (let i = 0; i < out.length; i++) {
    state = stirred(state);
    out[i] = state * HISS_SCALE;
  }
  return out;
}
