/** What never changes once it is there, kept in memory: what was asked for longest ago is forgotten first. */
export class Remembered<T> {
  readonly #most: number;
  readonly #values = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, found the first time; null, which is not remembered, where there is none yet. */
  async of(key: string, find: () => Promise<T | null>): Promise<T | null> {
    const value = this.#values.get(key) ?? (await find());
    if (value !== null) this.#keep(key, value);
    return value;
  }

  #keep(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
  }
}
