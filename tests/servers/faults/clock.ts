/** Clocks that are wrong. */
import type { Environment } from '../node-process.ts';

/** What is loaded before a node: all that it asks the time of is off by so much. */
const shifted = (ms: number): string => `
  const Honest = Date;
  globalThis.Date = class Date extends Honest {
    constructor(...given) { given.length === 0 ? super(Honest.now() + ${ms}) : super(...given); }
    static now() { return Honest.now() + ${ms}; }
  };`;

/** Settings of a node whose clock is so many minutes fast, or slow. */
export const clockOff = (minutes: number): Environment => ({
  NODE_OPTIONS: `--import=data:text/javascript;base64,${Buffer.from(shifted(minutes * 60_000)).toString('base64')}`,
});
