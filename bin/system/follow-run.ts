/** Follows a run through the gateway’s feed until it is over. */
import type { EventEnvelope } from '../../contracts/event.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { isOver, type Run } from '../../contracts/run.ts';
import type { FilmSystem } from './film-system.ts';

const PAGE = 200;
const ENDINGS: readonly EventEnvelope['name'][] = ['run.succeeded', 'run.failed', 'run.cancelled'];

const endsRun = (event: EventEnvelope): boolean =>
  ENDINGS.includes(event.name) ||
  (event.name === 'run.progressed' && event.data['state'] === 'awaiting_review');

export interface Following {
  readonly runId: string;
  /** Position of the feed before which everything is known. */
  readonly after: number;
  readonly onEvent: (event: EventEnvelope) => void;
  readonly signal: AbortSignal;
}

/** Last position of the feed of a run. */
export async function feedEnd({ ask, scope }: FilmSystem, runId: string): Promise<number> {
  for (let after = 0; ;) {
    const { events, last } = await ask(scope, gateway.feed, { runId, after, limit: PAGE });
    if (events.length === 0) return after;
    after = last;
  }
}

/** Resolves with the run when it has ended or waits for a person. Rejects when the signal aborts. */
export async function followRun(
  system: FilmSystem,
  { runId, after, onEvent, signal }: Following,
): Promise<Run> {
  for (let position = after; ;) {
    signal.throwIfAborted();
    // Listening begins before looking, so that what is added meanwhile need not be looked for once more.
    const grown = system.feedGrown();
    const { events, last } = await system.ask(system.scope, gateway.feed, {
      runId,
      after: position,
      limit: PAGE,
    });
    for (const { event } of events) onEvent(event);
    position = last;
    if (events.some(({ event }) => endsRun(event))) {
      // An ending that the feed tells late may belong to an earlier try of a run that was resumed.
      const { run } = await system.ask(system.scope, gateway.getRun, { runId });
      if (isOver(run.state) || run.state === 'awaiting_review') return run;
    }
    if (events.length < PAGE) await Promise.race([grown, aborted(signal)]);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
