/** What must hold whatever went wrong: the invariants of the failure matrix, checked on what the stores keep. */
import { faultIn } from '../../actors/worker-hub/judge-result.ts';
import { eventData, type EventEnvelope } from '../../contracts/event.ts';
import { JobKind } from '../../contracts/job-kinds.ts';
import { isOver } from '../../contracts/run.ts';
import { eventOfCommand, type Creator } from './creator.ts';
import type { KeptDispatch } from './memory/hub-stores.ts';
import type { KeptRun } from './memory/run-stores.ts';
import type { Site } from './site.ts';

const ofRun = (log: readonly EventEnvelope[], wanted: string): EventEnvelope[] =>
  log.filter(({ runId }) => runId === wanted);

/** I1: what was answered is in the history, and what the hub has logged has been applied. */
function checkNothingLost({ world, hub }: Site, kept: KeptRun, creator: Creator): void {
  const { runId } = kept.run.order;
  const types = new Set(kept.history.map(({ type }) => type));
  for (const command of creator.answered)
    if (!types.has(eventOfCommand[command]))
      world.violate('I1', `${command} of ${runId} was answered and lost.`);
  const states = new Map([...kept.jobs.values()].map(({ key, state }) => [key, state]));
  for (const event of ofRun(hub.log.envelopes, runId)) {
    if (event.name !== 'job.succeeded') continue;
    const { key } = eventData('job.succeeded', event);
    if (states.get(key) !== 'succeeded' && !creator.wish.endsCancelled)
      world.violate(
        'I1',
        `${key} of ${runId} has succeeded, and the run says that it is ${states.get(key) ?? 'unknown'}.`,
      );
  }
}

/** I2: the history of a run is numbered without gap or repetition, and its machine has counted it. */
function checkHistory({ world }: Site, { run, history, jobs }: KeptRun): void {
  const { runId } = run.order;
  const isGapless = history.every(({ seq }, at) => seq === at + 1);
  if (!isGapless || history.length !== run.seq)
    world.violate('I2', `The history of ${runId} is numbered ${history.map(({ seq }) => seq).join(' ')}.`);
  const { open, done, total } = run.snapshot.context;
  const succeeded = [...jobs.values()].filter(({ state }) => state === 'succeeded').length;
  if (done !== succeeded || total !== jobs.size || open !== total - done)
    world.violate(
      'I2',
      `${runId} counts ${done} of ${total} done and ${open} open; its rows say ${succeeded} of ${jobs.size}.`,
    );
}

/** I3: a job has one result. */
function checkResults({ world, hub, runs }: Site): void {
  const results = new Map<string, number>();
  for (const { name, data } of hub.log.envelopes)
    if (name === 'job.succeeded')
      results.set(String(data['jobId']), (results.get(String(data['jobId'])) ?? 0) + 1);
  for (const [jobId, count] of results) if (count > 1) world.violate('I3', `${jobId} has ${count} results.`);
  for (const { run, history } of runs.runs.values()) {
    const keys = history.flatMap(({ event }) => (event.type === 'jobSucceeded' ? [event.key] : []));
    if (new Set(keys).size !== keys.length)
      world.violate('I3', `${run.order.runId} has taken a result twice.`);
  }
}

/** What became the result of a job is what its kind promises, whatever was handed in. */
function checkPromises({ world, hub }: Site): void {
  for (const event of hub.log.envelopes) {
    if (event.name !== 'job.succeeded') continue;
    const { key, kind, artifacts, facts } = eventData('job.succeeded', event);
    const fault = faultIn(JobKind.parse(kind), { artifacts, facts });
    if (fault !== null) world.violate('promise', `${key} has been believed: ${fault}`);
  }
}

/** Money is spent on what was made, once, and nothing stays put aside when all is over. */
function checkMoney({ world, router }: Site): void {
  for (const [jobId, { state }] of router.reservations)
    if (state === 'reserved') world.violate('money', `Something is still put aside for ${jobId}.`);
}

/** The address of a run’s film; null when it has none. */
export function filmOf({ jobs }: KeptRun): string | null {
  const film = [...jobs.values()].find(({ key, state }) => key === 'film' && state === 'succeeded');
  return film?.artifacts.find(({ role }) => role === 'film')?.sha256 ?? null;
}

/** A submission looks for what was made, and may then be on its way for so long, ms. */
const ON_ITS_WAY_MS = 20_000;

/** Nothing is made again that was finished before it was asked for. */
export function watchLeases({ world, hub }: Site): void {
  hub.onLease = ({ task, submittedMs }: KeptDispatch) => {
    const madeAtMs = hub.madeAtMs(task);
    if (madeAtMs !== null && madeAtMs < submittedMs - ON_ITS_WAY_MS)
      world.violate('twice', `${task.key} of ${task.runId} is made again, although it was finished before.`);
  };
}

/** After every commit: histories have no gap at any time. Called between steps, so it must cost little. */
export function checkLast({ world, runs }: Site, runId: string): void {
  const kept = runs.runs.get(runId);
  const last = kept?.history.at(-1);
  if (kept !== undefined && last !== undefined && last.seq !== kept.history.length)
    world.violate(
      'I2',
      `The history of ${runId} ends with ${last.seq} and has ${kept.history.length} events.`,
    );
}

/** When all is over. `films` are those of a simulation in which nothing went wrong. */
export function checkAll(site: Site, creators: readonly Creator[], films: ReadonlyMap<string, string>): void {
  for (const creator of creators) {
    const { runId } = creator.wish.order;
    const kept = site.runs.runs.get(runId);
    if (kept === undefined || !isOver(kept.state)) {
      site.world.violate('I4', `${runId} is ${kept?.state ?? 'unknown'} long after everything has healed.`);
      continue;
    }
    checkNothingLost(site, kept, creator);
    checkHistory(site, kept);
    const film = filmOf(kept);
    if (kept.state === 'succeeded' && film !== films.get(runId))
      site.world.violate(
        'I5',
        `The film of ${runId} is ${film ?? 'missing'}, not ${films.get(runId) ?? 'none'}.`,
      );
  }
  checkResults(site);
  checkPromises(site);
  checkMoney(site);
}
