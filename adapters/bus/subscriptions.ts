/** What is subscribed to on one bus, so that it can all be ended. */
import type { Subscription } from '../../actors/runtime/bus.ts';
import { runLane, type LaneParts, type Stock } from './lane.ts';

export class Subscriptions {
  readonly #open = new Set<Subscription>();

  /** Begins to take messages. */
  open(stock: Stock, parts: LaneParts): Subscription {
    const stop = new AbortController();
    const lanes = Array.from({ length: parts.terms.maxInFlight }, () => runLane(stock, parts, stop.signal));
    const subscription: Subscription = {
      close: async () => {
        stop.abort();
        await Promise.all(lanes);
        this.#open.delete(subscription);
      },
    };
    this.#open.add(subscription);
    return subscription;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((subscription) => subscription.close()));
  }
}
