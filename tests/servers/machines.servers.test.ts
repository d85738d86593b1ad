import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { testUnless } from './faults/left-out.ts';
import { noNetwork, openNetwork, type Network } from './faults/machines.ts';
import type { Installation } from './installation.ts';
import { violationsIn } from './invariants.ts';
import { laptopFilm } from './laptop-film.ts';
import { isRoot } from './system.ts';

const { within } = laptopFilm();
const hindrance = noNetwork();
const testWhereItCan = testUnless(hindrance, isRoot());

/** What was sent before a cable was pulled has arrived by then. */
const ON_ITS_WAY_MS = 500;

const provider = 'fake-gpu://shot+transition?ms=300&vram=8192';
const gpu = { AINERN_GPUS: 'fake:vram=16384,count=1', AINERN_SEATS: '2' };
/** What a machine with processors and no GPU runs: everything. */
const everything = 'control,intelligence,execution';

let network: Network | null = null;
beforeAll(async () => {
  network = hindrance === null ? await openNetwork() : null;
});
afterAll(() => network?.close());

const machine = (name: string) => network!.machine(name);

/** Resolves when the router has this opinion of a node. */
const isThought = (installation: Installation, nodeId: string, state: string): Promise<unknown> =>
  installation.found(
    'select because from model_router.node_state where node_id = $1 and state = $2',
    [nodeId, state],
    30_000,
  );

/** Jobs that need a GPU and that this node has at this moment. */
const heldBy = (installation: Installation, nodeId: string): Promise<{ job_id: string }[]> =>
  installation.found(
    `select job_id from worker_hub.dispatch where state = 'leased' and kind in ('shot', 'transition') and worker_id = $1`,
    [`worker-video:${nodeId}`],
    30_000,
  );

/** Who has made what needs a GPU. */
const makers = (installation: Installation): Promise<{ worker_id: string; labels: string[] }[]> =>
  installation.query(
    `select distinct worker_id, decision->'labels' as labels from worker_hub.dispatch where kind in ('shot', 'transition')
     and state = 'succeeded' order by 1`,
  );

describe('an installation on two machines', () => {
  testWhereItCan(
    'whose link is cut and healed while the one with the GPU works makes the same film',
    async () => {
      await within('machines_cut', async (installation, order) => {
        const [cpus, gpus] = [machine('cpu'), machine('gpu')];
        await installation.start(everything, { AINERN_PROVIDERS: provider }, cpus);
        const { nodeId } = await installation.start('gpu', gpu, gpus);
        const { running, isTheSame } = order();
        await running.said('"kind":"shot"', 4);
        await heldBy(installation, nodeId);
        gpus.cut();
        await pause(ON_ITS_WAY_MS);
        const held = await heldBy(installation, nodeId);
        await isThought(installation, nodeId, 'suspected');
        await isThought(installation, nodeId, 'down');
        const back = `select job_id from worker_hub.dispatch where job_id = $1 and state = 'queued'`;
        await installation.found(back, [held[0]?.job_id], 30_000);
        gpus.heal();
        await isTheSame();
        await isThought(installation, nodeId, 'alive');
        expect(await makers(installation)).toEqual([
          { worker_id: `worker-video:${nodeId}`, labels: ['gpu'] },
        ]);
      });
    },
    420_000,
  );

  testWhereItCan(
    'one of whose GPUs is heard of no more makes the same film with the other',
    async () => {
      await within('machines_mute', async (installation, order) => {
        const [cpus, first, second] = [machine('cpus'), machine('first'), machine('second')];
        await installation.start(everything, { AINERN_PROVIDERS: provider }, cpus);
        const lost = await installation.start('gpu', gpu, first);
        const { running, isTheSame } = order();
        await running.said('"kind":"shot"', 4);
        await heldBy(installation, lost.nodeId);
        first.mute('nats');
        await pause(ON_ITS_WAY_MS);
        const held = await heldBy(installation, lost.nodeId);
        const { nodeId } = await installation.start('gpu', gpu, second);
        await isTheSame();
        first.unmute('nats');
        await isThought(installation, lost.nodeId, 'alive');
        expect(await violationsIn(installation)).toEqual([]);
        const again = await installation.query(
          `select distinct worker_id, attempt > 1 as again from worker_hub.dispatch where job_id = any($1)`,
          [held.map(({ job_id }) => job_id)],
        );
        expect(again).toEqual([{ worker_id: `worker-video:${nodeId}`, again: true }]);
      });
    },
    420_000,
  );
});
