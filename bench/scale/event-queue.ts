/** A queue of virtual time, for millions of entries. */
interface Entry<T> {
  readonly atMs: number;
  readonly order: number;
  readonly what: T;
}

/** What is to happen, the earliest first; of what is due at once, what was added first. */
export class EventQueue<T> {
  readonly #heap: Entry<T>[] = [];
  #added = 0;

  /** When the first is due; never, when there is none. */
  get firstMs(): number {
    return this.#heap[0]?.atMs ?? Infinity;
  }

  add(atMs: number, what: T): void {
    const heap = this.#heap;
    const entry = { atMs, order: (this.#added += 1), what };
    let at = heap.push(entry) - 1;
    while (at > 0 && this.#isBefore(at, (at - 1) >> 1)) at = this.#swap(at, (at - 1) >> 1);
  }

  take(): { readonly atMs: number; readonly what: T } {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) throw new Error('Nothing is to happen.');
    if (first === last) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const child = left + 1 < heap.length && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (child >= heap.length || !this.#isBefore(child, at)) return first;
      at = this.#swap(at, child);
    }
  }

  #entry(at: number): Entry<T> {
    const entry = this.#heap[at];
    if (entry === undefined) throw new Error(`There is no entry ${at}.`);
    return entry;
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#entry(one), this.#entry(other)];
    return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
  }

  #swap(from: number, to: number): number {
    const [a, b] = [this.#entry(from), this.#entry(to)];
    [this.#heap[from], this.#heap[to]] = [b, a];
    return to;
  }
}
