/** Something done again and again in a process, never twice at once: services/wiring/every.ts in virtual time. */
import type { Process } from '../process.ts';

export interface Repeated {
  start(): void;
  stop(): Promise<void>;
}

export function everyIn(
  process: Process,
  ms: number,
  {
    deed,
    onError,
  }: {
    deed: () => Promise<unknown>;
    onError: (error: unknown) => void;
  },
): Repeated {
  let isOn = false;
  let running: Promise<unknown> = Promise.resolve();
  const round = (): void => {
    if (!isOn) return;
    running = deed()
      .catch(onError)
      .finally(() => process.after(ms, '', round));
  };
  return {
    start: () => {
      isOn = true;
      process.after(ms, '', round);
    },
    stop: async () => {
      isOn = false;
      await running;
    },
  };
}
