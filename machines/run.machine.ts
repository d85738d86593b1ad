/**
 * What happens next in a Run. Pure: no clock, no effects. Commands are actions without an implementation; the Run actor
 * does what they say and answers with an event. After a restart the command of the phase is simply given again.
 */
import { assign, setup } from 'xstate';

/** Bumped whenever a stored snapshot of an older machine could not go on. */
export const RUN_MACHINE_VERSION = 1;

export const runPhases = [
  'reading',
  'settling',
  'matching',
  'drafting',
  'voicing',
  'fitting',
  'routing',
  'making',
  'publishing',
] as const;
export type RunPhase = (typeof runPhases)[number];

/** Phases after which a run may be told to wait for a person. */
export type Gate = 'settling' | 'voicing' | 'fitting';

export interface RunContext {
  readonly gates: readonly Gate[];
  /** Phase to go on with after a pause, a failure or a cancellation. */
  readonly phase: RunPhase;
  /** Jobs of this run that are opened and not finished. */
  readonly open: number;
  readonly done: number;
  readonly reused: number;
  readonly total: number;
  /** Jobs that failed for good and hold the run up. */
  readonly failed: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export type RunEvent =
  | { readonly type: 'start' }
  | { readonly type: 'jobsOpened'; readonly phase: RunPhase; readonly count: number }
  | { readonly type: 'jobSucceeded'; readonly key: string; readonly reused: boolean }
  | { readonly type: 'jobFailed'; readonly key: string; readonly code: string; readonly message: string }
  /** It is made by another provider, and changes no state. */
  | {
      readonly type: 'jobDegraded';
      readonly key: string;
      readonly provider: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'answered'; readonly phase: RunPhase }
  | { readonly type: 'stepFailed'; readonly phase: RunPhase; readonly code: string; readonly message: string }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'cancel' }
  | { readonly type: 'withdrawn' };

/** What the Run actor is told to do. */
export type RunCommand =
  | { readonly type: 'perform'; readonly params: { readonly phase: RunPhase } }
  | { readonly type: 'withdrawJobs' }
  | { readonly type: 'reopenFailedJobs' };

const fresh: Omit<RunContext, 'gates'> = {
  phase: 'reading',
  open: 0,
  done: 0,
  reused: 0,
  total: 0,
  failed: 0,
  failure: null,
};

const machineSetup = setup({
  types: { context: {} as RunContext, events: {} as RunEvent, input: {} as { gates: readonly Gate[] } },
  actions: {
    perform: (_, _params: { phase: RunPhase }) => undefined,
    withdrawJobs: () => undefined,
    reopenFailedJobs: () => undefined,
    enterPhase: assign((_, params: { phase: RunPhase }) => ({ phase: params.phase })),
    countOpened: assign(({ context, event }) =>
      event.type === 'jobsOpened'
        ? { open: context.open + event.count, total: context.total + event.count }
        : {},
    ),
    countSucceeded: assign(({ context, event }) =>
      event.type === 'jobSucceeded'
        ? { open: context.open - 1, done: context.done + 1, reused: context.reused + (event.reused ? 1 : 0) }
        : {},
    ),
    noteFailure: assign(({ context, event }) => {
      if (event.type !== 'jobFailed' && event.type !== 'stepFailed') return {};
      const failure = { code: event.code, message: event.message };
      return { failure, failed: context.failed + (event.type === 'jobFailed' ? 1 : 0) };
    }),
    forgetFailure: assign({ failed: 0, failure: null }),
  },
  guards: {
    allDone: ({ context }) => context.open === 0,
    isOf: ({ event }, params: { phase: RunPhase }) => 'phase' in event && event.phase === params.phase,
    isGated: ({ context }, params: { phase: RunPhase }) =>
      context.gates.some((gate) => gate === params.phase),
    stoodAt: ({ context }, params: { phase: RunPhase }) => context.phase === params.phase,
  },
});

const entryOf = <P extends RunPhase>(phase: P) =>
  [
    { type: 'enterPhase', params: { phase } },
    { type: 'perform', params: { phase } },
  ] as const;

/** Out of a phase: into the next, or to wait at a gate between the two. */
const leave = <P extends RunPhase, N extends RunPhase>(phase: P, next: N) =>
  [
    {
      target: '#run.awaiting_review',
      guard: { type: 'isGated', params: { phase } },
      actions: { type: 'enterPhase', params: { phase: next } },
    },
    { target: next },
  ] as const;

/** Asks a module and waits for its answer. */
const asking = <P extends RunPhase>(phase: P) =>
  ({
    entry: entryOf(phase),
    initial: 'asking',
    states: {
      asking: { on: { answered: { target: 'finished', guard: { type: 'isOf', params: { phase } } } } },
      finished: { type: 'final' },
    },
  }) as const;

const ask = <P extends RunPhase, N extends RunPhase>(phase: P, next: N) =>
  ({ ...asking(phase), onDone: leave(phase, next) }) as const;

/** A phase whose command opens jobs, and which ends when all of them are done. */
const work = <P extends RunPhase, N extends RunPhase>(phase: P, next: N) =>
  ({
    entry: entryOf(phase),
    initial: 'opening',
    states: {
      opening: {
        on: {
          jobsOpened: {
            target: 'working',
            actions: 'countOpened',
            guard: { type: 'isOf', params: { phase } },
          },
        },
      },
      working: { always: { target: 'finished', guard: 'allDone' } },
      finished: { type: 'final' },
    },
    onDone: leave(phase, next),
  }) as const;

/** Back to where the run stood. */
const goOn = runPhases.map((phase) => ({
  target: `running.${phase}` as const,
  guard: { type: 'stoodAt' as const, params: { phase } },
  actions: ['forgetFailure', 'reopenFailedJobs'] as const,
}));

const failing = {
  jobFailed: { target: 'failed', actions: 'noteFailure' },
  stepFailed: { target: 'failed', actions: 'noteFailure' },
} as const;

export const runMachine = machineSetup.createMachine({
  id: 'run',
  context: ({ input }) => ({ ...fresh, gates: input.gates }),
  initial: 'queued',
  on: { jobSucceeded: { actions: 'countSucceeded' } },
  states: {
    queued: { on: { start: 'running', cancel: 'cancelling' } },
    running: {
      initial: 'reading',
      on: { pause: 'paused', cancel: 'cancelling', ...failing },
      states: {
        reading: work('reading', 'settling'),
        settling: ask('settling', 'matching'),
        matching: ask('matching', 'drafting'),
        drafting: ask('drafting', 'voicing'),
        voicing: work('voicing', 'fitting'),
        fitting: ask('fitting', 'routing'),
        routing: ask('routing', 'making'),
        making: work('making', 'publishing'),
        publishing: { ...asking('publishing'), onDone: 'published' },
        published: { type: 'final' },
      },
      onDone: 'succeeded',
    },
    awaiting_review: { on: { resume: goOn, cancel: 'cancelling' } },
    paused: { on: { resume: goOn, cancel: 'cancelling', ...failing } },
    failed: { on: { resume: goOn, cancel: 'cancelling' } },
    cancelling: { entry: 'withdrawJobs', on: { withdrawn: 'cancelled' } },
    cancelled: { on: { resume: goOn } },
    succeeded: { type: 'final' },
  },
});
