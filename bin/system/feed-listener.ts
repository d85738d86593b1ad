/** Hears when the gateway’s feed has grown, so that whoever follows a run need not ask again and again. */
import type { ServiceBroker } from 'moleculer';

const LOOK_EVERY_MS = 1_000;

/** Makes the broker listen; each call resolves at the next growth, or after a while in case nobody says so. */
export function listenToFeed(broker: ServiceBroker): () => Promise<void> {
  let grown: () => void = () => undefined;
  broker.createService({ name: 'edge', events: { 'feed.grown': () => grown() } });
  return () =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      grown = () => {
        clearTimeout(timer);
        resolve();
      };
    });
}
