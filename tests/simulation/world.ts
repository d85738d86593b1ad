/** What all parts of a simulation share: time, chance, troubles, and what has been seen to be wrong. */
import { seeded, seedOf, type Random } from '../../actors/runtime/random.ts';
import { drawFaults, noFaults, type FaultPlan } from './faults.ts';
import { Schedule } from './schedule.ts';

/** Virtual time begins here, ms since the epoch. */
const EPOCH_MS = Date.UTC(2026, 0, 1);

export interface Violation {
  /** The invariant of research/runtime.md that does not hold, I1 … I6, or a word for another. */
  readonly rule: string;
  readonly message: string;
}

type FaultShare = Exclude<keyof FaultPlan, 'untilMs' | 'skewMs' | `${string}EveryMs`>;

export class World {
  readonly schedule: Schedule;
  readonly faults: FaultPlan;
  readonly violations: Violation[] = [];
  readonly #random: Random;

  constructor(seed: number, isFaulty = true) {
    this.#random = seeded(seedOf('simulation', seed));
    this.faults = isFaulty ? drawFaults(this.#random) : noFaults;
    this.schedule = new Schedule(this.#random);
  }

  /** The one clock of all stores, ms since the epoch. */
  readonly storeNow = (): number => EPOCH_MS + this.schedule.nowMs;

  readonly random: Random = () => this.#random();

  /** Whether nothing goes wrong any more. */
  get isCalm(): boolean {
    return this.schedule.nowMs >= this.faults.untilMs;
  }

  /** Whether this trouble strikes now. */
  strikes(fault: FaultShare): boolean {
    const share = this.faults[fault];
    return share > 0 && !this.isCalm && this.#random() < share;
  }

  violate(rule: string, message: string): void {
    this.schedule.note('!', `${rule}: ${message}`);
    this.violations.push({ rule, message });
  }
}
