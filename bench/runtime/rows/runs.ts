/** Durable runs of three steps, 32 at once: in one process, and done by a worker on another node, beside DBOS and Restate. */
import { freePorts } from '../../../tests/servers/ports.ts';
import { Contender } from '../contender.ts';
import { inTurns, says, type Scene } from '../scene.ts';
import { least, ratios, type Row } from '../table.ts';

const TOGETHER = 32;
/** So many take each of them a few seconds. */
const OURS = { together: TOGETHER, runs: 2560 };
const OVER_NATS = { together: TOGETHER, runs: 256 };
const THEIRS = { together: TOGETHER, runs: 512 };

async function worker(terms: object): Promise<Contender> {
  const given = {
    ...terms,
    modules: ['worker-audio', 'worker-lipsync', 'worker-llm'],
    seats: 3 * TOGETHER,
    workMs: 0,
    publishes: true,
  };
  return Contender.start('ours/member.ts', given);
}

export async function runRows(scene: Scene): Promise<readonly Row[]> {
  says('runs of three steps, 32 at once (a second)…');
  const { ingress, admin } = scene.restate;
  const [port] = await freePorts(1);
  const nodes = await scene.terms('over-nats');
  const alone = await scene.terms('alone', true);
  // It waits for the worker, and the worker for its hub.
  const [overNats, far] = await Promise.all([
    Contender.start('ours/over-nats.ts', { ...nodes, ...OVER_NATS }),
    worker(nodes),
  ]);
  const contenders = {
    ours: await Contender.start('ours/in-process.ts', { ...alone, ...OURS }),
    overNats,
    dbos: await Contender.start('peers/dbos.mjs', { database: await scene.freshDatabase(), ...THEIRS }),
    restate: await Contender.start('peers/restate.mjs', { ingress, admin, port, ...THEIRS }),
  };
  const turns = Object.entries(contenders).map(([name, each]) => [name, () => each.round()] as const);
  const measured = await inTurns(scene, Object.fromEntries(turns));
  await Promise.all([far, ...Object.values(contenders)].map((each) => each.kill()));
  return rowsOf(measured);
}

function rowsOf(measured: Readonly<Record<string, readonly number[]>>): readonly Row[] {
  const { ours = [], overNats = [], dbos = [], restate = [] } = measured;
  const rate = (what: string, values: readonly number[]): Row => ({
    what,
    values,
    unit: 'runs/s',
    limit: null,
  });
  return [
    rate('durable 3-step runs, in process, 32 at once', ours),
    rate('the same by hub and worker node over NATS', overNats),
    rate('DBOS', dbos),
    rate('Restate', restate),
    { what: 'in process ÷ DBOS', values: ratios(ours, dbos), unit: '×', limit: least(5) },
    { what: 'in process ÷ Restate', values: ratios(ours, restate), unit: '×', limit: least(3) },
    { what: 'over NATS ÷ DBOS', values: ratios(overNats, dbos), unit: '×', limit: least(1) },
    { what: 'over NATS ÷ Restate', values: ratios(overNats, restate), unit: '×', limit: least(1) },
  ];
}
