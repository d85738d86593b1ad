/** What `npm run chaos` is told. */
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
}

export const USAGE = 'npm run chaos -- [--minutes N] [--seed S]';

function numberIn(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${name} is “${text}”; it must be a number. ${USAGE}`);
}

/** `otherwise` is the seed of whoever gives none. */
export function chaosOptions(args: readonly string[], otherwise: number): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  });
  return {
    minutes: numberIn(values.minutes ?? '10', 'minutes'),
    seed: numberIn(values.seed ?? String(otherwise), 'seed'),
  };
}
