/**
 * The thread that owns the embedded database. Loading PostgreSQL takes as long as loading the product, and neither needs
 * the other: a command that will open a folder begins the thread before it has read its own arguments.
 */
import { Worker } from 'node:worker_threads';

const newThread = (): Worker => new Worker(new URL('./pglite-worker.ts', import.meta.url));

let early: Worker | null = null;

/** Begins a thread for whoever asks first. It keeps no process alive, and is forgotten when it fails. */
export function beginDatabaseThread(): void {
  early = newThread();
  early.unref();
  early.once('error', () => (early = null));
}

/** The thread that was begun, or a new one; it waits for the message that says which folder. */
export function databaseThread(): Worker {
  const thread = early ?? newThread();
  early = null;
  thread.ref();
  return thread;
}
