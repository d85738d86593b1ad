/** Waits for whoever reads what was written: a pipe takes 64 KB, and what it has not taken is lost with the process. */

/** How long a reader has, ms, to take what is left once the person wants the command to stop. */
const GRACE_MS = 250;

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => void stream.write('', () => resolve()));

/** Resolves a moment after the wish to stop. */
const impatience = (wish: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const hurry = (): void => void setTimeout(resolve, GRACE_MS);
    if (wish.aborted) hurry();
    else wish.addEventListener('abort', hurry, { once: true });
  });

/** Whether all that was written has been taken, or has lost its reader; false once `wish` was aborted and it has not. */
export function drained(streams: readonly NodeJS.WriteStream[], wish: AbortSignal): Promise<boolean> {
  const all = Promise.all(streams.map(flushed)).then(() => true);
  return Promise.race([all, impatience(wish).then(() => false)]);
}
