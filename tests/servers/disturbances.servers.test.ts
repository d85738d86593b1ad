import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seeded } from '../../actors/runtime/random.ts';
import { clockOff } from './faults/clock.ts';
import { allReplaced, busWiped, cacheFlushed, lineBad, storeBad } from './faults/faults.ts';
import { Fleet } from './faults/fleet.ts';
import { testUnless } from './faults/left-out.ts';
import { here, type Site } from './faults/machines.ts';
import { openNatsProxy, type NatsProxy } from './faults/nats-proxy.ts';
import { openObjectsProxy, type ObjectsProxy } from './faults/objects-proxy.ts';
import { redirected } from './faults/redirect.ts';
import { noSmallDisk, openSmallDisk } from './faults/small-disk.ts';
import { laptopFilm } from './laptop-film.ts';
import { isRoot } from './system.ts';

const { within } = laptopFilm();

let [line, store]: [NatsProxy, ObjectsProxy] = [] as never;
beforeAll(async () => {
  line = await openNatsProxy(seeded(1));
  store = await openObjectsProxy(seeded(2));
});
afterAll(() => Promise.all([line.close(), store.close()]));

const oneSeat = { AINERN_SEATS: '1' };
const overBadLine: Site = { ...here, at: (environment) => redirected(environment, { nats: line.at }) };

describe('an installation', () => {
  test('whose clocks are wrong, whose messages are lost, doubled and late, and whose bus and cache forget everything makes the same film', async () => {
    await within('disturbed', async (installation, order) => {
      const fleet = new Fleet(installation, {
        head: { role: 'control,intelligence' },
        early: { role: 'execution', more: { ...oneSeat, ...clockOff(-5) }, site: overBadLine },
        late: { role: 'execution', more: { ...oneSeat, ...clockOff(5) }, site: overBadLine },
      });
      await fleet.start();
      const { running, isTheSame } = order();
      await running.said('"kind":"voice"', 2);
      await Promise.all([lineBad(line), cacheFlushed()]);
      await busWiped();
      await isTheSame();
      expect(line.disturbed).toBeGreaterThan(5);
    });
  }, 420_000);

  test('whose nodes are replaced one after the other makes the same film', async () => {
    await within('rolling', async (installation, order) => {
      const fleet = new Fleet(installation, {
        head: { role: 'control,intelligence' },
        other: { role: 'control' },
        hand: { role: 'execution', more: { AINERN_DRAIN_SECONDS: '60' } },
      });
      await fleet.start();
      const { running, isTheSame } = order();
      await running.said('"kind":"voice"', 2);
      await allReplaced(fleet);
      await isTheSame();
      const again = 'select job_id from worker_hub.dispatch where attempt > 1';
      expect(await installation.query(again)).toEqual([]);
    });
  }, 420_000);

  testUnless(noSmallDisk(), isRoot())(
    'whose object store answers with errors and torn bytes, and whose disk is full for a while, makes the same film',
    async () => {
      const disk = openSmallDisk();
      const site: Site = {
        ...here,
        at: (environment) => redirected(disk.site.at(environment), { objects: store.at }),
      };
      try {
        await within('torn', async (installation, order) => {
          const fleet = new Fleet(installation, {
            head: { role: 'control,intelligence' },
            hand: { role: 'execution', site },
          });
          await fleet.start();
          const { running, isTheSame } = order();
          await running.said('"kind":"voice"', 2);
          await storeBad(store);
          disk.fill();
          await installation.found(`select from worker_hub.event_log where name = 'job.expired'`, [], 60_000);
          disk.free();
          await isTheSame();
          expect(store.disturbed).toBeGreaterThan(3);
        });
      } finally {
        disk.remove();
      }
    },
    420_000,
  );
});
