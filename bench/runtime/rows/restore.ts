/** A run of a hundred shots, from its rows to an actor that has taken its first step. */
import { RunActor, type RunPorts } from '../../../actors/orchestrator/run-actor.ts';
import { systemClock } from '../../../adapters/clock/system.ts';
import { openObjects } from '../../../adapters/objects/index.ts';
import { openDatabase } from '../../../db/open.ts';
import { journal } from '../../../db/repositories/journal.ts';
import { runViews } from '../../../db/repositories/run-views.ts';
import { runVersions } from '../../../machines/run-versions.ts';
import { pendingCommands, stepRun } from '../../../machines/step.ts';
import { median } from '../../median.ts';
import { hundredShots } from '../ours/hundred-shots.ts';
import type { NodeTerms } from '../ours/node.ts';
import { says, type Scene } from '../scene.ts';
import { most, type Row } from '../table.ts';

const TIMES = 100;
/** So often before anything counts. */
const WARM = 20;

interface Times {
  readonly readMs: number;
  readonly restoreMs: number;
}

type Views = ReturnType<typeof runViews>;

async function restore(ports: RunPorts, views: Views, runId: string): Promise<Times> {
  const began = performance.now();
  const stored = await views.stored(runId);
  if (stored === null) throw new Error('The run is not there.');
  const read = performance.now();
  const actor = new RunActor(ports, { ...stored, epoch: 1 });
  const commands = pendingCommands(stored.run.snapshot);
  stepRun(stored.run.snapshot, { type: 'jobSucceeded', key: 'shot:99', reused: false });
  const restored = performance.now();
  // It waits for its jobs, so there is nothing to perform.
  if (!actor.isWorking || commands.length > 0) throw new Error('The run was not restored.');
  return { readMs: read - began, restoreMs: restored - read };
}

async function measure(scene: Scene, terms: NodeTerms): Promise<readonly Times[]> {
  const database = await openDatabase(terms.database);
  try {
    const own = await database.of('orchestrator');
    const objects = openObjects(terms.objects);
    const runId = await hundredShots(own, objects);
    const ask = (): Promise<never> => Promise.reject(new Error('Nobody is asked.'));
    const ports = {
      ask,
      objects,
      journal: journal(own),
      clock: systemClock,
      versions: runVersions,
      onError: () => undefined,
    };
    const rounds: Times[] = [];
    for (let round = 0; round < scene.rounds; round += 1) {
      const times: Times[] = [];
      for (let at = 0; at < WARM + TIMES; at += 1) times.push(await restore(ports, runViews(own), runId));
      const of = (pick: (each: Times) => number): number => median(times.slice(WARM).map(pick));
      rounds.push({ readMs: of(({ readMs }) => readMs), restoreMs: of(({ restoreMs }) => restoreMs) });
    }
    return rounds;
  } finally {
    await database.close();
  }
}

export async function restoreRows(scene: Scene): Promise<readonly Row[]> {
  says('a run of 100 shots and 300 jobs is restored (ms)…');
  const rounds = await measure(scene, (await scene.terms('restore', true)) as NodeTerms);
  return [
    {
      what: 'restore of a 100-shot run from its rows',
      values: rounds.map(({ restoreMs }) => restoreMs),
      unit: 'ms',
      limit: most(5),
    },
    {
      what: 'reading its 301 rows',
      values: rounds.map(({ readMs }) => readMs),
      unit: 'ms',
      limit: null,
    },
  ];
}
