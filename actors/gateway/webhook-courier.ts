/** Tells addresses what happens, so many at once: whoever is slow keeps his own place busy, and nobody waiting for it. */
import { HOLD_MS, tellDue, type WebhookPorts } from './webhooks.ts';

export interface CourierTerms {
  /** How many are told at once. */
  readonly places: number;
  readonly onError: (error: unknown) => void;
}

export class WebhookCourier {
  readonly #ports: WebhookPorts;
  readonly #terms: CourierTerms;
  readonly #told = new Set<Promise<void>>();
  #looking: Promise<void> = Promise.resolve();
  #isLeaving = false;

  constructor(ports: WebhookPorts, terms: CourierTerms) {
    this.#ports = ports;
    this.#terms = terms;
  }

  /** Fills the places that are free; one look after the other, so that two never fill the same place. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#fill()).catch(this.#terms.onError);
    return this.#looking;
  }

  /** Takes on nobody more, and resolves when those who are being told are done. */
  async stop(): Promise<void> {
    this.#isLeaving = true;
    await this.#looking;
    await Promise.all(this.#told);
  }

  async #fill(): Promise<void> {
    const free = this.#terms.places - this.#told.size;
    if (free <= 0 || this.#isLeaving) return;
    for (const due of await this.#ports.webhooks.take(free, HOLD_MS)) this.#begin(tellDue(this.#ports, due));
  }

  /** A place that is free again is filled at once; not after an error, which would come again at once as well. */
  #begin(telling: Promise<void>): void {
    const done = telling.then(() => true).catch((error: unknown) => void this.#terms.onError(error));
    const told: Promise<void> = done.then((isWell) => {
      this.#told.delete(told);
      if (isWell === true) void this.look();
    });
    this.#told.add(told);
  }
}
