/** Virtual time: whatever happens is an entry of one queue, and chance decides among those that are due together. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Random } from '../../actors/runtime/random.ts';

/** Who an entry happens to: it waits while its process is stopped, and is lost with it. */
export interface Host {
  readonly name: string;
  readonly isDead: boolean;
  /** Virtual time until which nothing of this process runs, ms. */
  readonly frozenUntilMs: number;
}

export interface Deed {
  readonly host: Host | null;
  /** What the trace says of it. */
  readonly what: string;
  readonly run: () => void;
}

interface Entry extends Deed {
  readonly atMs: number;
  readonly tie: number;
}

/** Takes an entry back. */
export type Cancel = () => void;

const LINES_KEPT = 2_000;

const isBefore = (a: Entry, b: Entry): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.tie < b.tie);

export class Schedule {
  readonly lines: string[] = [];
  /** Told of every line as it is written. */
  onLine: (line: string) => void = () => undefined;
  steps = 0;
  #nowMs = 0;
  readonly #random: Random;
  readonly #heap: Entry[] = [];
  readonly #cancelled = new WeakSet<Entry>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Virtual milliseconds since the beginning. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Has something happen after a delay. */
  after(delayMs: number, deed: Deed): Cancel {
    const entry = { ...deed, atMs: this.#nowMs + Math.max(0, delayMs), tie: this.#random() };
    this.#push(entry);
    return () => this.#cancelled.add(entry);
  }

  /** One line of the trace: virtual ms, who, what. */
  note(who: string, what: string): void {
    const line = `${this.#nowMs.toFixed(1).padStart(10)} ${who.padEnd(10)} ${what}`;
    this.lines.push(line);
    if (this.lines.length > 2 * LINES_KEPT) this.lines.splice(0, LINES_KEPT);
    this.onLine(line);
  }

  /** Lets one thing after another happen, until `isOver` or until this time. */
  async run(isOver: () => boolean, deadlineMs: number): Promise<void> {
    for (;;) {
      const entry = this.#pop();
      if (entry === undefined || entry.atMs > deadlineMs) return;
      if (!this.#happens(entry)) continue;
      // All that follows from it by promises alone, follows before anything else happens.
      await nextTurn();
      if (isOver()) return;
    }
  }

  #happens(entry: Entry): boolean {
    const { host, what, run } = entry;
    if (this.#cancelled.has(entry) || host?.isDead === true) return false;
    this.#nowMs = Math.max(this.#nowMs, entry.atMs);
    if (host !== null && host.frozenUntilMs > this.#nowMs) {
      this.#push({ ...entry, atMs: host.frozenUntilMs, tie: this.#random() });
      return false;
    }
    this.steps += 1;
    if (what !== '') this.note(host?.name ?? '·', what);
    run();
    return true;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): Entry | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first !== undefined && last !== undefined && first !== last) this.#sink(last);
    return first;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, entry)) break;
      heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = entry;
  }
}
