/** How strong each pitch is in short stretches of a sound: Fourier’s transform by halves (Cooley and Tukey 1965). Pure. */

/** Samples of a stretch, a power of two, and from one to the next. */
export const STRETCH = 2048;
export const STEP = 1024;

/** Hann’s window: stretches begin and end at nothing. */
const hann = Float64Array.from(
  { length: STRETCH },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / STRETCH),
);

const cosines = Float64Array.from({ length: STRETCH / 2 }, (_, at) => Math.cos((2 * Math.PI * at) / STRETCH));
const sines = Float64Array.from({ length: STRETCH / 2 }, (_, at) => -Math.sin((2 * Math.PI * at) / STRETCH));

const BITS = Math.log2(STRETCH);

/** Where each sample goes: its number with its bits the other way round. */
const turned = Uint16Array.from({ length: STRETCH }, (_, at) => {
  let [from, to] = [at, 0];
  for (let bit = 0; bit < BITS; bit++, from >>= 1) to = (to << 1) | (from & 1);
  return to;
});

/** In place, of samples that stand in turned order. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  for (let size = 2; size <= STRETCH; size *= 2) {
    const turn = STRETCH / size;
    for (let start = 0; start < STRETCH; start += size) {
      for (let at = start, angle = 0; at < start + size / 2; at++, angle += turn) {
        const other = at + size / 2;
        const [c, s] = [cosines[angle] as number, sines[angle] as number];
        const [r, i] = [real[other] as number, imaginary[other] as number];
        const [x, y] = [r * c - i * s, r * s + i * c];
        real[other] = (real[at] as number) - x;
        imaginary[other] = (imaginary[at] as number) - y;
        real[at] = (real[at] as number) + x;
        imaginary[at] = (imaginary[at] as number) + y;
      }
    }
  }
}

/** Power of every pitch from 0 to half the rate, for the stretch that begins at `start`; beyond its end a sound is silent. */
export function powersAt(samples: Float32Array, start: number): Float64Array {
  const [real, imaginary] = [new Float64Array(STRETCH), new Float64Array(STRETCH)];
  for (let at = 0; at < STRETCH; at++)
    real[turned[at] as number] = (samples[start + at] ?? 0) * (hann[at] as number);
  transform(real, imaginary);
  return Float64Array.from({ length: STRETCH / 2 + 1 }, (_, at) => {
    const [r, i] = [real[at] as number, imaginary[at] as number];
    return r * r + i * i;
  });
}
