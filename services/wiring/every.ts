/** Something done again and again, never twice at once. */
export interface Repeated {
  start(): void;
  /** Resolves when what is under way is over. */
  stop(): Promise<void>;
}

export function every(ms: number, deed: () => Promise<unknown>, onError: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const round = (): void => {
    running = deed()
      .catch(onError)
      .finally(() => {
        if (timer !== undefined) timer = setTimeout(round, ms);
      });
  };
  return {
    start: () => {
      timer = setTimeout(round, ms);
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}
