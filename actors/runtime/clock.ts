/** Time and identity that are handed in, so that the core can be replayed. */

export interface Clock {
  /** Milliseconds since the epoch; for records people read, never for an artifact. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

/** New identifiers, unique over the installation. */
export interface Ids {
  next(prefix: string): string;
}
