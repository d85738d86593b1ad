/** What goes wrong in a simulation, and how often: drawn from the seed, so that each seed has troubles of its own. */
import { between, pick, type Random } from '../../actors/runtime/random.ts';

/** Shares of all operations, 0…1, unless a unit is named. */
export interface FaultPlan {
  /** Statements that fail before anything is written. */
  readonly storeRefuses: number;
  /** Statements that are done although their caller is told that they failed. */
  readonly storeLosesAnswer: number;
  readonly storeIsSlow: number;
  readonly messageIsLost: number;
  readonly messageIsRepeated: number;
  readonly messageIsSlow: number;
  /** Calls of a port at which the process of the caller is killed. */
  readonly killAtCall: number;
  /** Mean time between kills of some process, ms; 0 for none. */
  readonly killEveryMs: number;
  /** Mean time between stops of some process (SIGSTOP), ms; 0 for none. */
  readonly freezeEveryMs: number;
  /** Mean time between restarts in good order, ms; 0 for none. */
  readonly drainEveryMs: number;
  readonly workFails: number;
  readonly workKillsChild: number;
  readonly workStalls: number;
  /** Work whose result is not what its kind promises. */
  readonly workIsGarbage: number;
  /** Clocks of processes are off by up to so much, ms. */
  readonly skewMs: number;
  /** When everything heals, ms. */
  readonly untilMs: number;
}

export const noFaults: FaultPlan = {
  ...{ storeRefuses: 0, storeLosesAnswer: 0, storeIsSlow: 0 },
  ...{ messageIsLost: 0, messageIsRepeated: 0, messageIsSlow: 0 },
  ...{ killAtCall: 0, killEveryMs: 0, freezeEveryMs: 0, drainEveryMs: 0 },
  ...{ workFails: 0, workKillsChild: 0, workStalls: 0, workIsGarbage: 0, skewMs: 0, untilMs: 0 },
};

/** Half of all seeds have no trouble of a sort, so that the others are not drowned in it. */
export function drawFaults(random: Random): FaultPlan {
  const share = (...choices: readonly number[]): number => (random() < 0.5 ? 0 : pick(random, choices));
  return {
    ...{ storeRefuses: share(0.002, 0.02, 0.1), storeLosesAnswer: share(0.002, 0.02, 0.1) },
    storeIsSlow: share(0.005, 0.05),
    ...{ messageIsLost: share(0.002, 0.02, 0.1), messageIsRepeated: share(0.01, 0.1) },
    messageIsSlow: share(0.01, 0.1),
    ...{ killAtCall: share(0.0005, 0.003), killEveryMs: share(4_000, 15_000) },
    ...{ freezeEveryMs: share(5_000, 20_000), drainEveryMs: share(10_000) },
    ...{ workFails: share(0.05, 0.3), workKillsChild: share(0.05, 0.3), workStalls: share(0.05) },
    workIsGarbage: share(0.05, 0.3),
    ...{ skewMs: share(300_000), untilMs: between(random, 20_000, 90_000) },
  };
}
