/** Patience with a server all of whose connections are taken: nodes that start hold theirs for some seconds and give them back. */
import { setTimeout as pause } from 'node:timers/promises';

/** SQLSTATE of a server that takes no more connections for now. */
const FULL = '53300';
const PATIENCE_MS = 120_000;
/** Pauses grow from the first to the longest, ms. Each is cut by chance, so that those who were refused together come apart. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === FULL;

/** Does what needs a connection, again while the server is full. Rejects when it is full for two minutes, and with any other error. */
export async function whileFull<T>(deed: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
    try {
      return await deed();
    } catch (error) {
      if (!isFull(error) || Date.now() > until) throw error;
    }
    await pause(pauseMs * (0.5 + Math.random() / 2));
  }
}
