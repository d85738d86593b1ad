/** What likeness is measured by: vectors of one length, made of parts that each weigh what they are worth. Pure. */

/** As many numbers as every vector has; a space that needs fewer leaves the last ones at zero, which changes no angle. */
export const LIKENESS_LENGTH = 192;

export interface Part {
  readonly values: readonly number[];
  /** Its share of the cosine of two vectors, as all weights together are 1. */
  readonly weight: number;
}

const lengthOf = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0));

/** The same direction, one long; nothing stays nothing. */
export function unit(values: readonly number[]): number[] {
  const length = lengthOf(values);
  return length < 1e-9 ? values.map(() => 0) : values.map((x) => x / length);
}

/** Digits beyond these are noise, and a database keeps seven of them. */
const round = (x: number): number => Math.round(x * 1e5) / 1e5;

/** Parts side by side, each one long times the root of its weight, so that the cosine is the weighted mean of theirs. */
export function vectorOf(parts: readonly Part[]): number[] {
  const values = parts.flatMap(({ values, weight }) => unit(values).map((x) => x * Math.sqrt(weight)));
  const padded = [...values, ...Array<number>(Math.max(0, LIKENESS_LENGTH - values.length)).fill(0)];
  return unit(padded).map(round);
}
