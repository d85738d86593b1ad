/** What nodes share to be faster. It may be emptied or away at any time: whatever must be right is decided by the database. */
export interface Cache {
  /** A value that was set within its time, which may be as old as that; null when there is none or the cache is away. */
  get(key: string): Promise<string | null>;
  /** Keeps a value for `ttlMs`, unless the cache is away. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /**
   * Counts one more, and says how many that makes in the window of `windowMs` that began with the first. Where the cache is
   * away, every node counts its own.
   */
  count(key: string, windowMs: number): Promise<number>;
  /**
   * Takes a lock for `ttlMs` and returns the token that gives it back; null when somebody has it or the cache is away. It
   * spares nodes doing the same at once, and proves nothing: a holder may be slower than its lock.
   */
  lock(key: string, ttlMs: number): Promise<string | null>;
  /** Gives a lock back, if the token is of whoever has it now. */
  unlock(key: string, token: string): Promise<void>;
  close(): Promise<void>;
}
