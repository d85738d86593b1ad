/** kill -9: of a worker until its job runs elsewhere, and of an orchestrator until another holds its run. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceBroker } from 'moleculer';
import { Client } from 'pg';
import { CLAIM_MS } from '../../../actors/orchestrator/run-actor.ts';
import { LEASE_MS } from '../../../actors/worker-hub/hub.ts';
import { orchestrator } from '../../../contracts/modules/orchestrator.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { submitted } from '../../../db/repositories/samples/dispatched.ts';
import { askAs } from '../../../services/wiring/ask.ts';
import { Contender } from '../contender.ts';
import { startNode, type NodeTerms } from '../ours/node.ts';
import { newOrder, scope } from '../ours/run-order.ts';
import { sha256Of } from '../ours/stand-in.ts';
import { says, type Scene } from '../scene.ts';
import { most, type Row } from '../table.ts';

/** How often the database is asked who holds a run, ms. */
const LOOK_MS = 20;
/** No job ends by itself while the bench lasts. */
const WORK_MS = 600_000;

const member = (terms: NodeTerms, modules: readonly string[]): Promise<Contender> =>
  Contender.start('ours/member.ts', { ...terms, modules, seats: 4, workMs: WORK_MS });

const members = (count: number, terms: NodeTerms, module: string): Promise<Contender[]> =>
  Promise.all(Array.from({ length: count }, () => member(terms, [module])));

/** Kills come at any moment between two renewals. */
const atSomeMoment = (): Promise<void> => pause(Math.random() * 2_000);

interface Told {
  readonly by: Contender;
  readonly at: number;
}

/** The first of these to begin the job. */
const beginner = (jobId: string, workers: readonly Contender[]): Promise<Told> =>
  Promise.race(
    workers.map(async (by): Promise<Told> => {
      await by.begins(jobId);
      return { by, at: performance.now() };
    }),
  );

/** From the end of the worker that does a job to the moment in which another begins it, ms. Takes the dead one off the list. */
async function workerDies(broker: ServiceBroker, workers: Contender[], round: number): Promise<number> {
  const jobId = `job-death-${round}`;
  const begun = beginner(jobId, workers);
  const job = submitted(jobId, { kind: 'visemes', digest: sha256Of(jobId) });
  await askAs(broker, 'orchestrator')(scope, workerHub.submitJobs, { jobs: [job] });
  const { by } = await begun;
  workers.splice(workers.indexOf(by), 1);
  const again = beginner(jobId, workers);
  await atSomeMoment();
  const killed = performance.now();
  await by.kill();
  return (await again).at - killed;
}

class Holders {
  readonly #client: Client;

  constructor(database: string) {
    this.#client = new Client({ connectionString: database });
  }

  open(): Promise<unknown> {
    return this.#client.connect();
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** The one of these that holds the run, as soon as one does. */
  async of(runId: string, orchestrators: readonly Contender[]): Promise<Contender> {
    for (;;) {
      const { rows } = await this.#client.query<{ owner: string | null }>(
        'select owner from orchestrator.run where id = $1',
        [runId],
      );
      const holder = orchestrators.find(({ nodeId }) => nodeId === rows[0]?.owner);
      if (holder !== undefined) return holder;
      await pause(LOOK_MS);
    }
  }
}

/** From the end of the orchestrator that holds a run to the moment in which another does, ms. Takes the dead one off the list. */
async function orchestratorDies(
  holders: Holders,
  orchestrators: Contender[],
  runId: string,
): Promise<number> {
  const holder = await holders.of(runId, orchestrators);
  orchestrators.splice(orchestrators.indexOf(holder), 1);
  await atSomeMoment();
  const killed = performance.now();
  await holder.kill();
  await holders.of(runId, orchestrators);
  return performance.now() - killed;
}

async function times(rounds: number, round: (at: number) => Promise<number>): Promise<number[]> {
  const measured: number[] = [];
  for (let at = 1; at <= rounds; at += 1) measured.push((await round(at)) / 1_000);
  return measured;
}

async function begunRun(broker: ServiceBroker): Promise<string> {
  const order = newOrder([]);
  await askAs(broker, 'gateway')(scope, orchestrator.startRun, order);
  return order.runId;
}

export async function deathRows(scene: Scene): Promise<readonly Row[]> {
  says('kill -9 of workers and orchestrators (s)…');
  const terms = (await scene.terms('deaths')) as NodeTerms;
  const head = await member(terms, ['worker-hub', 'model-router']);
  const workers = await members(scene.rounds + 1, terms, 'worker-lipsync');
  const orchestrators = await members(scene.rounds + 1, terms, 'orchestrator');
  const broker = await startNode(terms, []);
  const holders = new Holders(terms.database);
  await Promise.all([holders.open(), broker.waitForServices(['worker-hub', 'orchestrator'])]);
  const runId = await begunRun(broker);
  const [work, claims] = await Promise.all([
    times(scene.rounds, (round) => workerDies(broker, workers, round)),
    times(scene.rounds, () => orchestratorDies(holders, orchestrators, runId)),
  ]);
  await Promise.all([holders.close(), broker.stop()]);
  await Promise.all([head, ...workers, ...orchestrators].map((each) => each.kill()));
  return [
    { what: 'kill -9 of a worker to its job running elsewhere ÷ lease', ...inLeases(work, LEASE_MS) },
    { what: 'kill -9 of an orchestrator to its run held by another ÷ claim', ...inLeases(claims, CLAIM_MS) },
  ];
}

const inLeases = (seconds: readonly number[], leaseMs: number): Omit<Row, 'what'> => ({
  values: seconds.map((value) => (1_000 * value) / leaseMs),
  unit: '×',
  limit: most(1.5),
});
