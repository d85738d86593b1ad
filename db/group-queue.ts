/**
 * What waits at once is written in one statement: those who ask share a round trip, a lock and a write to disk, and one who
 * is alone waits for nobody.
 */
import { isOutage } from '../contracts/error.ts';

interface Terms<T, R> {
  /** Most in one statement. More would save little and make the first wait for the last. */
  readonly most: number;
  /** No two of one statement have the same. */
  readonly keyOf: (item: T) => string;
  /** All of one statement have the same; without it all are alike. */
  readonly sortOf?: (item: T) => string;
  /** Results in the order of the items. */
  readonly write: (items: readonly T[]) => Promise<readonly R[]>;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export class GroupQueue<T, R> {
  readonly #terms: Terms<T, R>;
  #waiting: Waiting<T, R>[] = [];
  #isWriting = false;

  constructor(terms: Terms<T, R>) {
    this.#terms = terms;
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#writeGroup(this.#takeGroup());
    this.#isWriting = false;
  }

  /** The longest waiting, and whoever may go with it. */
  #takeGroup(): Waiting<T, R>[] {
    const { most, keyOf, sortOf = () => '' } = this.#terms;
    const group = new Map<string, Waiting<T, R>>();
    let sort: string | null = null;
    for (const waiting of this.#waiting) {
      sort ??= sortOf(waiting.item);
      const key = keyOf(waiting.item);
      if (group.size < most && !group.has(key) && sortOf(waiting.item) === sort) group.set(key, waiting);
    }
    const taken = new Set(group.values());
    this.#waiting = this.#waiting.filter((waiting) => !taken.has(waiting));
    return [...taken];
  }

  async #writeGroup(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#terms.write(group.map(({ item }) => item));
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as R);
    } catch (error) {
      await this.#afterError(group, error);
    }
  }

  /** One that cannot be written must not take the others with it: each is written alone. */
  async #afterError(group: readonly Waiting<T, R>[], error: unknown): Promise<void> {
    if (group.length > 1 && !isOutage(error)) for (const waiting of group) await this.#writeGroup([waiting]);
    else for (const { reject } of group) reject(error);
  }
}
