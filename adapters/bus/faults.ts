/** What may go wrong on a bus, for tests: by chance that is handed in, so that it goes wrong the same way again. */
import type { Random } from '../../actors/runtime/random.ts';

/** Shares of messages, 0…1, to which something happens. */
export interface Faults {
  readonly lose: number;
  readonly duplicate: number;
  /** Held back, by up to `delayMs`. */
  readonly delay: number;
  readonly delayMs: number;
  /** Held back until a later one has overtaken it. */
  readonly reorder: number;
}

export const noFaults: Faults = { lose: 0, duplicate: 0, delay: 0, delayMs: 0, reorder: 0 };

/** Long enough for whatever is published next to overtake, ms. */
const OVERTAKEN_MS = 5;

/** How long each copy of a message is held back, ms; a lost message has none. */
export function copiesOf({ lose, duplicate, delay, delayMs, reorder }: Faults, random: Random): number[] {
  if (random() < lose) return [];
  const copies = random() < duplicate ? 2 : 1;
  return Array.from({ length: copies }, () => {
    const late = random() < delay ? random() * delayMs : 0;
    return random() < reorder ? late + OVERTAKEN_MS : late;
  });
}
