/** How far a run is, worked out from its events alone. */
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import { isKindOf, JobKind } from '../../contracts/job-kinds.ts';
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
  likeness: 0.05,
  voice: 0.15,
  visemes: 0.02,
  music: 1,
  ambience: 0.4,
  effect: 0.05,
  sound: 0.1,
  rig: 0.2,
  portrait: 0.2,
  background: 0.2,
  shot: 2.2,
  footage: 1,
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
/** What the reading is worth of that; how many lines there are to voice is known only after it. */
const SHARE_OF_READING = 0.2;

/** Jobs of one kind: how many there are, how many were made, and how many lay there from before. */
interface Tally {
  readonly total: number;
  readonly done: number;
  readonly reused: number;
}

const none: Tally = { total: 0, done: 0, reused: 0 };

/** What is to be made, and how much of it is: what lies there from before is no work, and never was. */
const toMake = ({ total, done, reused }: Tally): Progress['shots'] => ({ done, total: total - reused });

/** Kinds of work on pictures, sounds and the film. */
const laterKinds = JobKind.options.filter((kind) => kind !== 'reading' && kind !== 'voice');

export class ProgressBook {
  readonly #tallies = new Map<JobKind, Tally>();
  readonly #beganMs: number;
  #stage: Stage = 'intake';

  /** `beganMs` is when the work began, on the clock that `at` is given. */
  constructor(beganMs: number) {
    this.#beganMs = beganMs;
  }

  /** `isFromBefore` says that it happened before the work that is watched here began. */
  note(event: EventEnvelope, isFromBefore = false): void {
    if (event.name === 'stage.entered') this.#stage = eventData('stage.entered', event).stage;
    if (event.name === 'job.created') this.#count(eventData('job.created', event).kind, 'total');
    if (event.name !== 'job.succeeded') return;
    const { kind, reused } = eventData('job.succeeded', event);
    this.#count(kind, reused || isFromBefore ? 'reused' : 'done');
  }

  at(nowMs: number): Progress {
    const share = this.#share();
    const spent = (nowMs - this.#beganMs) / 1000;
    return {
      stage: this.#stage,
      doing: this.#doing(),
      shots: toMake(this.#of('shot')),
      voices: toMake(this.#of('voice')),
      share,
      secondsLeft: share < 0.08 ? null : Math.ceil((spent * (1 - share)) / share),
    };
  }

  #count(kind: string, as: keyof Tally): void {
    if (!isKindOf(kind)) return;
    const tally = this.#of(kind);
    this.#tallies.set(kind, { ...tally, [as]: tally[as] + 1 });
  }

  #of(kind: JobKind): Tally {
    return this.#tallies.get(kind) ?? none;
  }

  #isPlanned(kinds: readonly JobKind[]): boolean {
    return kinds.some((kind) => this.#of(kind).total > 0);
  }

  /** Share of what is to be made of these kinds that is made. */
  #shareOf(kinds: readonly JobKind[]): number {
    const all = kinds.map((kind) => ({ weight: weights[kind], ...toMake(this.#of(kind)) }));
    const total = all.reduce((sum, part) => sum + part.total * part.weight, 0);
    if (total > 0) return all.reduce((sum, part) => sum + part.done * part.weight, 0) / total;
    return this.#isPlanned(kinds) ? 1 : 0;
  }

  #share(): number {
    if (this.#isPlanned(laterKinds))
      return SHARE_BEFORE_PICTURES + (1 - SHARE_BEFORE_PICTURES) * this.#shareOf(laterKinds);
    const told =
      SHARE_OF_READING * this.#shareOf(['reading']) + (1 - SHARE_OF_READING) * this.#shareOf(['voice']);
    return told * SHARE_BEFORE_PICTURES * 0.9;
  }

  #doing(): string {
    const [shots, voices] = [toMake(this.#of('shot')), toMake(this.#of('voice'))];
    if (shots.done < shots.total) return `drawing shot ${shots.done + 1} of ${shots.total}`;
    if (this.#isPlanned(['shot']))
      return this.#stage === 'publication' ? 'delivering' : 'putting the film together';
    if (voices.done < voices.total) return `voicing line ${voices.done + 1} of ${voices.total}`;
    return this.#isPlanned(['voice']) ? 'planning the shots' : 'reading the story';
  }
}
