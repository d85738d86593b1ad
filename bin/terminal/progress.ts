/** How far a run is, worked out from its events alone. */
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import { isKindOf, type JobKind } from '../../contracts/job-kinds.ts';
import type { Stage } from '../../contracts/stage.ts';

export interface Progress {
  readonly stage: Stage;
  /** What is being done, in words. */
  readonly doing: string;
  readonly shots: { readonly done: number; readonly total: number };
  readonly voices: { readonly done: number; readonly total: number };
  /** Share of the whole work that is done, 0…1. */
  readonly share: number;
  readonly secondsLeft: number | null;
}

/** How heavy a job of a kind is against others: seconds of one core on the reference machine. */
const weights: Readonly<Record<JobKind, number>> = {
  reading: 0.6,
  voice: 0.15,
  visemes: 0.02,
  music: 1,
  ambience: 0.4,
  effect: 0.05,
  rig: 0.2,
  background: 0.2,
  shot: 2.2,
  transition: 0.6,
  poster: 0.6,
  cover: 0.4,
  mix: 2.5,
  film: 0.5,
  subtitles: 0.02,
  otio: 0.02,
  storyboard: 0.05,
  check: 0.8,
  document: 0.02,
};

/** What the work before the pictures is worth, and the whole work while it is not planned yet. */
const SHARE_BEFORE_PICTURES = 0.15;

interface Tally {
  readonly total: number;
  readonly done: number;
}

const add = (tally: Tally, more: Tally): Tally => ({
  total: tally.total + more.total,
  done: tally.done + more.done,
});
const none: Tally = { total: 0, done: 0 };

export class ProgressBook {
  readonly #counts = new Map<string, Tally>();
  readonly #beganMs: number;
  #stage: Stage = 'intake';
  #early: Tally = none;
  #late: Tally = none;

  /** `beganMs` is when the work began, on the clock that `at` is given. */
  constructor(beganMs: number) {
    this.#beganMs = beganMs;
  }

  note(event: EventEnvelope): void {
    if (event.name === 'stage.entered') this.#stage = eventData('stage.entered', event).stage;
    if (event.name === 'job.created')
      this.#count(eventData('job.created', event).kind, { total: 1, done: 0 });
    if (event.name === 'job.succeeded')
      this.#count(eventData('job.succeeded', event).kind, { total: 0, done: 1 });
  }

  at(nowMs: number): Progress {
    const share = this.#share();
    const spent = (nowMs - this.#beganMs) / 1000;
    return {
      stage: this.#stage,
      doing: this.#doing(),
      shots: this.#of('shot'),
      voices: this.#of('voice'),
      share,
      secondsLeft: share < 0.08 ? null : Math.ceil((spent * (1 - share)) / share),
    };
  }

  #count(kind: string, more: Tally): void {
    if (!isKindOf(kind)) return;
    this.#counts.set(kind, add(this.#of(kind), more));
    const weighed = { total: more.total * weights[kind], done: more.done * weights[kind] };
    if (kind === 'reading' || kind === 'voice') this.#early = add(this.#early, weighed);
    else this.#late = add(this.#late, weighed);
  }

  #of(kind: JobKind): Tally {
    return this.#counts.get(kind) ?? none;
  }

  #share(): number {
    const early = this.#early.total === 0 ? 0 : this.#early.done / this.#early.total;
    if (this.#late.total === 0) return early * SHARE_BEFORE_PICTURES * 0.9;
    return SHARE_BEFORE_PICTURES + (1 - SHARE_BEFORE_PICTURES) * (this.#late.done / this.#late.total);
  }

  #doing(): string {
    const shots = this.#of('shot');
    const voices = this.#of('voice');
    if (shots.total > 0 && shots.done < shots.total)
      return `drawing shot ${shots.done + 1} of ${shots.total}`;
    if (shots.total > 0) return this.#stage === 'publication' ? 'delivering' : 'putting the film together';
    if (voices.total > 0 && voices.done < voices.total)
      return `voicing line ${voices.done + 1} of ${voices.total}`;
    return voices.total > 0 ? 'planning the shots' : 'reading the story';
  }
}
