import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { ASLEEP_MS } from './faults/faults.ts';
import { violationsIn } from './invariants.ts';
import type { Installation } from './installation.ts';
import { laptopFilm } from './laptop-film.ts';
import type { TestNode } from './node-process.ts';

const { within } = laptopFilm();

const oneSeat = { AINERN_SEATS: '1' };

/** As long as a word that was said before falling asleep is under way. */
const IN_FLIGHT_MS = 300;

interface Held {
  readonly job_id: string;
  readonly token: string;
}

/** Puts a worker to sleep that holds a job: one that was just about to hand in its result is woken, and waited for again. */
async function asleepWithJob(installation: Installation, hand: TestNode): Promise<Held> {
  const select = `select job_id, token from worker_hub.dispatch where state = 'leased' and worker_id like $1`;
  for (;;) {
    const [held] = await installation.found<Held>(select, [`%:${hand.nodeId}`], 30_000);
    hand.signal('SIGSTOP');
    await pause(IN_FLIGHT_MS);
    const still = await installation.query<Held>(`${select} and job_id = $2`, [
      `%:${hand.nodeId}`,
      held?.job_id,
    ]);
    if (held !== undefined && still[0]?.token === held.token) return held;
    hand.signal('SIGCONT');
  }
}

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
      const held = await asleepWithJob(installation, hand);
      head.signal('SIGSTOP');
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
        [held.job_id],
      );
      expect(Number(after[0]?.token)).toBeGreaterThan(Number(held.token));
      expect(after[0]?.worker_id).not.toContain(hand.nodeId);
      // Whoever took the run has held it to the end; a run that is over is held by nobody.
      const [kept] = await installation.query<Claim>('select owner, epoch from orchestrator.run');
      expect(kept?.epoch).toBe(taken?.epoch);
      expect([taken?.owner, null]).toContain(kept?.owner);
    });
  }, 420_000);
});
