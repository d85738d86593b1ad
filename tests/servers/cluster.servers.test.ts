import { describe, expect, test } from '@jest/globals';
import type { TestNode } from './node-process.ts';
import { laptopFilm } from './laptop-film.ts';

const { within } = laptopFilm();

/** When in the film each role is killed: while voices are made, early and late among the shots. */
const moments = {
  execution: ['"kind":"voice"', 6],
  control: ['"kind":"shot"', 6],
  intelligence: ['"kind":"shot"', 16],
} as const;

const roles = ['execution', 'control', 'intelligence'] as const;

describe('an installation', () => {
  test('of four nodes makes the film that a laptop makes', async () => {
    await within('cluster_plain', async (installation, order) => {
      const four = ['control', 'intelligence', 'execution', 'gpu,control'];
      await Promise.all(four.map((role) => installation.start(role)));
      await order().isTheSame();
    });
  }, 300_000);

  test('that loses a node of every role makes the same film', async () => {
    await within('cluster_kills', async (installation, order) => {
      const nodes = new Map<string, TestNode>();
      for (const role of roles) nodes.set(role, await installation.start(role));
      const { running, isTheSame } = order();
      for (const role of roles) {
        const [said, times] = moments[role];
        await running.said(said, times);
        await nodes.get(role)!.kill();
        nodes.set(role, await installation.start(role));
      }
      await isTheSame();
    });
  }, 420_000);

  test('whose nodes go in order loses no attempt', async () => {
    await within('cluster_drain', async (installation, order) => {
      const control = await installation.start('control,intelligence');
      const worker = await installation.start('execution', { AINERN_DRAIN_SECONDS: '60' });
      const { running, isTheSame } = order();
      await running.said('"kind":"shot"', 6);
      const next = installation.start('execution');
      expect(await worker.end()).toBe(0);
      await next;
      await isTheSame();
      const again = await installation.query(
        'select job_id, attempt from worker_hub.dispatch where attempt > 1',
      );
      expect(again).toEqual([]);
      expect(await control.end()).toBe(0);
    });
  }, 300_000);
});
