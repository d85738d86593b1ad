import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { ASLEEP_MS } from './faults/faults.ts';
import { violationsIn } from './invariants.ts';
import { laptopFilm } from './laptop-film.ts';

const { within } = laptopFilm();

const oneSeat = { AINERN_SEATS: '1' };

interface Claim {
  readonly owner: string | null;
  readonly epoch: string;
}

describe('an installation', () => {
  test('whose nodes wake up from a long sleep and go on where they were makes the same film', async () => {
    await within('zombies', async (installation, order) => {
      const heads = [await installation.start('control,intelligence')];
      const hands = [await installation.start('execution', oneSeat)];
      const { running, isTheSame } = order();
      await running.said('"kind":"voice"', 2);
      heads.push(await installation.start('control,intelligence'));
      hands.push(await installation.start('execution', oneSeat));
      await running.said('"kind":"shot"', 2);

      const [claim] = await installation.query<Claim>('select owner, epoch from orchestrator.run');
      const head = heads.find(({ nodeId }) => nodeId === claim?.owner)!;
      const hand = hands[0]!;
      const held = await installation.found<{ job_id: string; token: string }>(
        `select job_id, token from worker_hub.dispatch where state = 'leased' and worker_id like $1`,
        [`%:${hand.nodeId}`],
        30_000,
      );
      head.signal('SIGSTOP');
      hand.signal('SIGSTOP');
      await pause(ASLEEP_MS);
      const [taken] = await installation.query<Claim>('select owner, epoch from orchestrator.run');
      expect(taken?.owner).not.toBe(claim?.owner);
      expect(Number(taken?.epoch)).toBeGreaterThan(Number(claim?.epoch));
      head.signal('SIGCONT');
      hand.signal('SIGCONT');
      await isTheSame();

      // Both are awake, have said what they wanted to say, and nothing of it counts.
      await Promise.all([head.ready(), hand.ready()]);
      await pause(3_000);
      expect(await violationsIn(installation)).toEqual([]);
      const after = await installation.query<{ token: string; worker_id: string }>(
        `select token, worker_id from worker_hub.dispatch where job_id = $1`,
        [held[0]?.job_id],
      );
      expect(Number(after[0]?.token)).toBeGreaterThan(Number(held[0]?.token));
      expect(after[0]?.worker_id).not.toContain(hand.nodeId);
      // Whoever took the run has held it to the end; a run that is over is held by nobody.
      const [kept] = await installation.query<Claim>('select owner, epoch from orchestrator.run');
      expect(kept?.epoch).toBe(taken?.epoch);
      expect([taken?.owner, null]).toContain(kept?.owner);
    });
  }, 420_000);
});
