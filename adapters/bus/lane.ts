/** One place at which a subscriber takes one message after another. */
import {
  fateOfFailed,
  isPoison,
  type Delivery,
  type Fate,
  type Hearing,
  type Terms,
} from '../../actors/runtime/bus.ts';
import type { Clock } from '../../actors/runtime/clock.ts';

/** A message in hand. */
export interface Carried {
  readonly delivery: Delivery;
  /** Says that it is still being worked at. */
  keep(): void;
  settle(fate: Fate): Promise<void>;
}

/** Where messages of one group come from. */
export interface Stock {
  /** The next, or null when there was none for a while or the signal aborted. */
  take(signal: AbortSignal): Promise<Carried | null>;
}

export interface LaneParts {
  readonly hearing: Hearing;
  readonly terms: Terms;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** What is said of a message whose takers all died. */
const DIED = 'Everybody who had it ended before it was done.';

/** How long to wait when messages cannot be asked for, ms. */
const RETRY_MS = 250;

/** Takes messages until the signal aborts; resolves when the last is settled. */
export async function runLane(stock: Stock, parts: LaneParts, signal: AbortSignal): Promise<void> {
  const { hearing, clock, onError } = parts;
  while (!signal.aborted) {
    try {
      await hearing.ready?.(signal);
      const carried = await stock.take(signal);
      if (carried !== null) await carried.settle(await heard(carried, parts));
    } catch (error) {
      onError(error);
      await clock.pause(RETRY_MS, signal);
    }
  }
}

async function heard(carried: Carried, parts: LaneParts): Promise<Fate> {
  const { hearing, terms } = parts;
  if (isPoison(carried.delivery, terms)) return { as: 'dead', reason: DIED };
  const over = new AbortController();
  void keep(carried, parts, over.signal);
  try {
    return { as: await hearing.hear(carried.delivery) };
  } catch (error) {
    return fateOfFailed(carried.delivery, terms, error);
  } finally {
    over.abort();
  }
}

/** Two signs of life may be lost before a message is given to somebody else. */
async function keep(carried: Carried, { terms, clock }: LaneParts, over: AbortSignal): Promise<void> {
  for (;;) {
    await clock.pause(terms.ackWithinMs / 3, over);
    if (over.aborted) return;
    carried.keep();
  }
}
