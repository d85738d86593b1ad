/**
 * Makes films with the whole product in one process, each with another fate, and writes down the history of each run:
 * `node bin/ready.mjs tests/histories/record.ts [NAME…]`. A history that is there already is left as it is: it was told by
 * the machine of its time. Takes a few minutes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ServiceBroker } from 'moleculer';
import type { StoredRun } from '../../actors/orchestrator/journal.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { defaultRunOptions, type ReviewGate, type Run } from '../../contracts/run.ts';
import type { Edit } from '../../contracts/story.ts';
import { runViews } from '../../db/repositories/run-views.ts';
import type { RunEvent } from '../../machines/run.machine.ts';
import { aloneSettings, brokerOptions } from '../../moleculer.config.ts';
import { services } from '../../services/index.ts';
import { askFromEdge } from '../../services/wiring/ask.ts';
import { scope } from '../nodes/small-node.ts';
import { beginningOf, play, written } from './history.ts';

const folder = await mkdtemp(join(tmpdir(), 'histories-'));
const options = brokerOptions({
  ...aloneSettings,
  ...{ database: 'pglite:memory', objects: `folder:${folder}`, seats: 2 },
});
const broker = new ServiceBroker({ ...options, logger: false });
for (const schema of Object.values(services)) broker.createService(schema);
await broker.start();
const ask = askFromEdge(broker);
const text = readFileSync(new URL('../film/stories/borrowed-lamp.txt', import.meta.url), 'utf8');

interface Wish {
  readonly revisionId: string;
  readonly seed?: number;
  readonly gates?: readonly ReviewGate[];
}

const { projectId } = await ask(scope, gateway.openProject, { title: 'lamp', idempotencyKey: 'lamp' });
const own = { ...scope, projectId };
const story = await options.installation.objects.put(new TextEncoder().encode(text), 'text/plain');
const { revision } = await ask(own, gateway.submitStory, {
  ...{ projectId, story, fileName: 'borrowed-lamp.txt', title: 'The Borrowed Lamp' },
  ...{ characters: text.length, language: 'auto' as const, cast: [] },
});

async function order({ revisionId, seed = 1, gates = [] }: Wish): Promise<string> {
  const runOptions = { ...defaultRunOptions, shortSide: 360, seed } as const;
  const wanted = { projectId, revisionId, options: runOptions, gates: [...gates] };
  return (await ask(own, gateway.createRun, wanted)).run.id;
}

const viewOf = async (runId: string): Promise<Run> => (await ask(own, gateway.getRun, { runId })).run;

async function until(runId: string, holds: (run: Run) => boolean): Promise<void> {
  while (!holds(await viewOf(runId))) await pause(50);
}

const untilState = (runId: string, state: Run['state']): Promise<void> =>
  until(runId, (run) => run.state === state);

const untilShots = (runId: string, done: number): Promise<void> =>
  until(runId, ({ shots }) => shots.total > 0 && shots.done >= done);

/** Kills the processes that this one has started to draw, compute and encode. */
function killChildren(): void {
  for (const thread of readdirSync('/proc/self/task'))
    for (const pid of readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' '))
      if (pid !== '') process.kill(Number(pid), 'SIGKILL');
}

async function untilFailed(runId: string): Promise<void> {
  while ((await viewOf(runId)).state !== 'failed') {
    killChildren();
    await pause(250);
  }
}

async function revised(edits: Edit[]): Promise<string> {
  await ask(own, gateway.appendEdits, { projectId, edits, baseRevisionId: revision.id });
  return (await ask(own, gateway.sealDraft, { projectId })).revision.id;
}

async function firstLine(runId: string): Promise<string> {
  const { jobs } = await ask(own, gateway.listJobs, { runId, after: 'voice:', limit: 1 });
  return jobs[0]?.subject.lineId ?? '';
}

const tell = (runId: string, deed: 'cancelRun' | 'pauseRun' | 'resumeRun'): Promise<unknown> =>
  ask(own, gateway[deed], { runId });

/** The fates of runs, in the order in which each can lean on what the others have made. */
const fates = {
  film: async () => {
    const runId = await order({ revisionId: revision.id });
    await untilState(runId, 'succeeded');
    return runId;
  },
  revise: async () => {
    const before = await order({ revisionId: revision.id });
    await untilState(before, 'succeeded');
    const edit = { type: 'setLineText', lineId: await firstLine(before), text: 'Nobody saw it go.' } as const;
    const runId = await order({ revisionId: await revised([edit]) });
    await untilState(runId, 'succeeded');
    return runId;
  },
  reviewed: async () => {
    const runId = await order({ revisionId: revision.id, seed: 2, gates: ['cast', 'voices', 'plan'] });
    for (let gate = 0; gate < 3; gate++) {
      await untilState(runId, 'awaiting_review');
      await tell(runId, 'resumeRun');
    }
    await untilShots(runId, 1);
    await tell(runId, 'pauseRun');
    await pause(3_000);
    await tell(runId, 'resumeRun');
    await untilShots(runId, 2);
    await tell(runId, 'cancelRun');
    await untilState(runId, 'cancelled');
    return runId;
  },
  cancelled: async () => {
    const runId = await order({ revisionId: revision.id, seed: 3 });
    await until(runId, ({ jobs }) => jobs.done >= 3);
    await tell(runId, 'cancelRun');
    await untilState(runId, 'cancelled');
    await tell(runId, 'resumeRun');
    await until(runId, ({ jobs }) => jobs.done >= 12);
    await tell(runId, 'cancelRun');
    await untilState(runId, 'cancelled');
    return runId;
  },
  failed: async () => {
    const runId = await order({ revisionId: revision.id, seed: 4 });
    await untilShots(runId, 1);
    await untilFailed(runId);
    await tell(runId, 'resumeRun');
    await untilState(runId, 'succeeded');
    return runId;
  },
} as const;

type Fate = keyof typeof fates;

const says: Readonly<Record<Fate, string>> = {
  film: 'A film, made from beginning to end.',
  revise: 'The same film with another first line: what the change does not touch is taken over.',
  reviewed: 'Stops at every gate, is paused and resumed, and is cancelled while shots are drawn.',
  cancelled: 'Cancelled early, resumed, and cancelled again.',
  failed: 'The processes that do its work are killed until a job is given up; it is resumed and ends.',
};

const phaseOfGate = { cast: 'settling', voices: 'voicing', plan: 'fitting' } as const;

async function keep(fate: Fate, runId: string): Promise<void> {
  const database = await (await options.installation.database()).of('orchestrator');
  const rows = await database.query<{ data: RunEvent }>(
    'select data from orchestrator.run_event where run_id = $1 order by seq',
    [runId],
  );
  const { run } = (await runViews(database).stored(runId)) as { run: StoredRun };
  const gates = run.order.gates.map((gate) => phaseOfGate[gate]);
  const { steps } = play(
    beginningOf({ gates }),
    rows.map(({ data }) => data),
  );
  const { machineVersion, snapshot } = run;
  const history = { says: says[fate], machineVersion, gates, snapshot, steps };
  writeFileSync(fileOf(fate), written(history));
  process.stdout.write(`${fate}: ${steps.length} events.\n`);
}

const fileOf = (fate: Fate): string => new URL(`${fate}.ndjson`, import.meta.url).pathname;

const wanted = process.argv.slice(2);
for (const fate of Object.keys(fates) as Fate[])
  if ((wanted.length === 0 || wanted.includes(fate)) && !existsSync(fileOf(fate)))
    await keep(fate, await fates[fate]());
await broker.stop();
await rm(folder, { recursive: true, force: true });
