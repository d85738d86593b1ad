/**
 * What comes at once, or waits, is written together, in one statement or one message: those who ask share a round trip, a
 * lock and a write to disk, and one who is alone waits for nobody.
 */
import { isOutage } from '../../contracts/error.ts';

interface Terms<T, R> {
  /** Most in one group. More would save little and make the first wait for the last. */
  readonly most: number;
  /** How many groups may be under way at once; one unless said: a message that gets lost must not keep all others waiting. */
  readonly lanes?: number;
  /** No two that are under way have the same: the second counts on what the first leaves. */
  readonly keyOf: (item: T) => string;
  /** All of one group have the same; without it all are alike. */
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
  readonly #underWay = new Set<string>();
  #waiting: Waiting<T, R>[] = [];
  #writing = 0;

  constructor(terms: Terms<T, R>) {
    this.#terms = terms;
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#writing < (this.#terms.lanes ?? 1)) void this.#write();
    });
  }

  /** Results in the order of the items. Rejects when one of them cannot be written. */
  addAll(items: readonly T[]): Promise<R[]> {
    return Promise.all(items.map((item) => this.add(item)));
  }

  async #write(): Promise<void> {
    this.#writing += 1;
    // Others who come in the same moment come before this goes on.
    await Promise.resolve();
    for (let group = this.#takeGroup(); group.size > 0; group = this.#takeGroup()) {
      await this.#writeGroup([...group.values()]);
      for (const key of group.keys()) this.#underWay.delete(key);
    }
    this.#writing -= 1;
  }

  /** The longest waiting, and whoever may go with it. */
  #takeGroup(): ReadonlyMap<string, Waiting<T, R>> {
    const { most, keyOf, sortOf = () => '' } = this.#terms;
    const group = new Map<string, Waiting<T, R>>();
    let sort: string | null = null;
    for (const waiting of this.#waiting) {
      const key = keyOf(waiting.item);
      if (group.size === most || !this.#isFree(key, group)) continue;
      sort ??= sortOf(waiting.item);
      if (sortOf(waiting.item) === sort) group.set(key, waiting);
    }
    for (const key of group.keys()) this.#underWay.add(key);
    const taken = new Set(group.values());
    this.#waiting = this.#waiting.filter((waiting) => !taken.has(waiting));
    return group;
  }

  #isFree(key: string, group: ReadonlyMap<string, unknown>): boolean {
    return !group.has(key) && !this.#underWay.has(key);
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
