/** Time and identity from the machine. */
import { randomUUID } from 'node:crypto';
import type { Clock, Ids } from '../../actors/runtime/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end, { once: true });
    }),
};

export const randomIds: Ids = { next: (prefix) => `${prefix}-${randomUUID()}` };
