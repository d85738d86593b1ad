/** The newest events of the feed, read once for everybody who listens at this node. */
import type { FedEvent } from '../../contracts/modules/gateway.ts';

/** Events that are kept; whoever is further behind reads the feed himself. */
const KEPT = 2_000;

/** Events that are read at once. */
const PAGE = 500;

/** The last growth may not have been heard: it is looked for so often, while somebody listens, ms. */
const LOOK_EVERY_MS = 5_000;

/** Reads events of all tenants after a place; from null, only where the feed ends. */
export type ReadFeed = (
  after: number | null,
  limit: number,
) => Promise<{ readonly events: readonly FedEvent[]; readonly last: number }>;

export class FeedWindow {
  readonly #read: ReadFeed;
  readonly #waiting = new Set<() => void>();
  #events: FedEvent[] = [];
  /** Everything after `from` and up to `last` is here; null until somebody has listened. */
  #reach: { readonly from: number; readonly last: number } | null = null;
  #looking: Promise<void> | null = null;
  #hasGrown = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(read: ReadFeed) {
    this.#read = read;
  }

  /** The feed has grown. */
  hear(): void {
    if (this.#waiting.size > 0) this.#look();
  }

  /** Where the feed ends. */
  async end(): Promise<number> {
    await this.#open();
    return this.#reach?.last ?? 0;
  }

  /** Events after a place, and up to where; null where they are not all kept any more. */
  after(place: number): { readonly events: readonly FedEvent[]; readonly last: number } | null {
    if (this.#reach === null || place < this.#reach.from) return null;
    return { events: this.#events.filter(({ at }) => at > place), last: Math.max(place, this.#reach.last) };
  }

  /** Resolves at the next growth, after so long, ms, or when the signal aborts. */
  grown(withinMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        this.#tick();
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.#waiting.add(wake);
      this.#tick();
      if (signal.aborted) wake();
      else signal.addEventListener('abort', wake, { once: true });
    });
  }

  /** Nobody listens, nobody looks. */
  #tick(): void {
    if (this.#waiting.size > 0) this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS);
    else if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  async #open(): Promise<void> {
    if (this.#reach !== null) return;
    const { last } = await this.#read(null, 1);
    this.#reach ??= { from: last, last };
  }

  /** One reader at a time; what grows meanwhile is read after. */
  #look(): void {
    this.#hasGrown = true;
    // What cannot be read now is read at the next look.
    this.#looking ??= this.#catchUp()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = null;
      });
  }

  async #catchUp(): Promise<void> {
    const isNew = this.#reach === null;
    await this.#open();
    // What has made somebody look lies before the end that is known now: it is to be read by whoever waits for it.
    if (isNew) this.#wake();
    while (this.#hasGrown) {
      this.#hasGrown = false;
      const page = await this.#read(this.#reach?.last ?? 0, PAGE).catch(() => null);
      if (page === null || page.events.length === 0) continue;
      this.#keep(page.events, page.last);
      if (page.events.length === PAGE) this.#hasGrown = true;
    }
  }

  #keep(events: readonly FedEvent[], last: number): void {
    const all = [...this.#events, ...events];
    const gone = all.slice(0, Math.max(0, all.length - KEPT));
    this.#events = all.slice(gone.length);
    this.#reach = { from: gone.at(-1)?.at ?? this.#reach?.from ?? 0, last };
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
