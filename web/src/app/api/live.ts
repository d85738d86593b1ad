/** One stream of what happens for the whole page: a browser keeps six connections to a server, and tabs share them. */
import { inject, Injectable, signal } from '@angular/core';
import { readEvents } from '../../../../contracts/client.ts';
import type { FedEvent } from '../../../../contracts/modules/gateway.ts';
import { Api } from './api.ts';

type Hear = (event: FedEvent['event']) => void;

const AGAIN_AFTER_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

@Injectable({ providedIn: 'root' })
export class Live {
  readonly #terms = inject(Api).terms;
  readonly #hearers = new Set<Hear>();
  readonly #missed = new Set<() => void>();
  /** Whether the stream was broken and is not there again. */
  readonly isAway = signal(false);
  #after: number | undefined;
  #isOpen = false;

  /** Tells `hear` of all that happens until the answer is called; `missed` when the stream was broken and may have left something out. */
  listen(hear: Hear, missed: () => void): () => void {
    this.#hearers.add(hear);
    this.#missed.add(missed);
    if (!this.#isOpen) void this.#stayOpen();
    return () => {
      this.#hearers.delete(hear);
      this.#missed.delete(missed);
    };
  }

  async #stayOpen(): Promise<void> {
    this.#isOpen = true;
    for (let wait = AGAIN_AFTER_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const heard = await this.#readOn().catch(() => false);
      this.isAway.set(true);
      if (heard) wait = AGAIN_AFTER_MS;
      await new Promise((resolve) => setTimeout(resolve, wait));
      for (const tell of this.#missed) tell();
    }
  }

  /** Whether anything was heard. */
  async #readOn(): Promise<boolean> {
    const signal = new AbortController().signal;
    const events = readEvents(this.#terms, {
      signal,
      ...(this.#after !== undefined && { after: this.#after }),
    });
    let heard = false;
    for await (const { at, event } of events) {
      this.isAway.set(false);
      heard = true;
      this.#after = at;
      for (const hear of this.#hearers) hear(event);
    }
    return heard;
  }
}
