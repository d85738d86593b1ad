/** Runs in every state they can be stored in, each by the events that lead there, and how any of them can come to its end. */
import type { Gate, RunEvent, RunPhase } from '../run.machine.ts';
import { firstStep, stateOf, stepRun, type StoredSnapshot } from '../step.ts';

export interface Scene {
  readonly gates: readonly Gate[];
  readonly events: readonly RunEvent[];
}

const opened = (phase: RunPhase, count: number): RunEvent => ({ type: 'jobsOpened', phase, count });
const answered = (phase: RunPhase): RunEvent => ({ type: 'answered', phase });
const done = (key: string, reused = false): RunEvent => ({ type: 'jobSucceeded', key, reused });
const failed = (key: string): RunEvent => ({
  ...{ type: 'jobFailed', key, code: 'JOB_FAILED', message: 'The work failed.' },
});

/** What leads from the beginning into each phase, and on in it; `…Working` waits for its jobs alone. */
const into = {
  reading: [{ type: 'start' }],
  readingWorking: [opened('reading', 1)],
  settling: [done('reading')],
  matching: [answered('settling')],
  drafting: [answered('matching')],
  voicing: [answered('drafting')],
  voicingWorking: [opened('voicing', 3), done('voice:l1'), done('voice:l2', true)],
  fitting: [done('voice:l3')],
  routing: [answered('fitting')],
  making: [answered('routing')],
  makingWorking: [opened('making', 4), done('shot:s1'), done('shot:s2', true)],
  publishing: [done('mix'), done('film')],
  succeeded: [answered('publishing')],
} as const satisfies Readonly<Record<string, readonly RunEvent[]>>;

type Station = keyof typeof into;
const stations = Object.keys(into) as Station[];

const upTo = (station: Station): RunEvent[] =>
  stations.slice(0, stations.indexOf(station) + 1).flatMap((name) => [...into[name]]);

const scene = (events: readonly RunEvent[], gates: readonly Gate[] = []): Scene => ({ gates, events });

/** Every phase, and every phase stopped in each of the ways in which a run can be stopped. */
const stopped = stations
  .filter((station) => station !== 'succeeded')
  .flatMap((station): (readonly [string, Scene])[] => [
    [station, scene(upTo(station))],
    [`${station} paused`, scene([...upTo(station), { type: 'pause' }])],
    [`${station} cancelling`, scene([...upTo(station), { type: 'cancel' }])],
    [`${station} cancelled`, scene([...upTo(station), { type: 'cancel' }, { type: 'withdrawn' }])],
    [
      `${station} failed`,
      scene([
        ...upTo(station),
        ...(station.endsWith('Working')
          ? [failed('shot:s3')]
          : [stepFailed(station.replace('Working', '') as RunPhase)]),
      ]),
    ],
  ]);

function stepFailed(phase: RunPhase): RunEvent {
  return { type: 'stepFailed', phase, code: 'DISK_FULL', message: 'The disk has no room left.' };
}

export const scenes: Readonly<Record<string, Scene>> = {
  queued: scene([]),
  'queued cancelled': scene([{ type: 'cancel' }, { type: 'withdrawn' }]),
  ...Object.fromEntries(stopped),
  'waiting for the cast': scene(upTo('matching'), ['settling', 'fitting']),
  'waiting for the voices': scene(upTo('fitting'), ['voicing']),
  'waiting for the plan': scene(upTo('routing'), ['fitting']),
  'paused with results since': scene([...upTo('makingWorking'), { type: 'pause' }, done('mix')]),
  'failed twice': scene([...upTo('makingWorking'), failed('shot:s3'), failed('shot:s4')]),
  'resumed after a failure': scene([...upTo('makingWorking'), failed('mix'), { type: 'resume' }]),
  succeeded: scene(upTo('succeeded')),
};

export const snapshotOf = ({ gates, events }: Scene): StoredSnapshot =>
  events.reduce((at, event) => stepRun(at, event).snapshot, firstStep(gates).snapshot);

/** What may happen next, so that a run comes nearer to its end; null at the end. */
function nextEvent(snapshot: StoredSnapshot): RunEvent | null {
  const { phase } = snapshot.context;
  switch (stateOf(snapshot)) {
    case 'succeeded':
      return null;
    case 'queued':
      return { type: 'start' };
    case 'cancelling':
      return { type: 'withdrawn' };
    case 'running': {
      const inner = JSON.stringify(snapshot.value);
      if (inner.includes('working')) return done('any');
      return inner.includes('opening') ? opened(phase, 0) : answered(phase);
    }
    default:
      return { type: 'resume' };
  }
}

/** Leads a run to its end. Throws when it does not get there. */
export function finish(from: StoredSnapshot): StoredSnapshot {
  let at = from;
  for (let step = 0; step < 100; step++) {
    const event = nextEvent(at);
    if (event === null) return at;
    at = stepRun(at, event).snapshot;
  }
  throw new Error(`A run does not come to its end; it stands at ${JSON.stringify(at.value)}.`);
}
