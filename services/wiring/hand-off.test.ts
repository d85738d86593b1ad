import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../../actors/runtime/bus.ts';
import { openBus } from '../../adapters/bus/index.ts';
import { randomIds, systemClock } from '../../adapters/clock/system.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { offerWorkAs, waitForWork, type Waiter } from './hand-off.ts';
import type { Installation } from './installation.ts';

const strict = (error: unknown): never => {
  throw error;
};

/** Jobs that wait, and workers of which each takes one and then has its hands full. */
class Floor {
  readonly #bus = openBus('memory', { namespace: 'test', clock: systemClock, onError: strict });
  readonly #warnings: string[] = [];
  readonly woken: string[] = [];
  jobs = 0;

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  offer(...kinds: readonly JobKind[]): void {
    const installation = { bus: this.#bus, clock: systemClock, ids: randomIds } as unknown as Installation;
    offerWorkAs('worker-hub', installation, strict)(kinds);
  }

  publish(body: Record<string, unknown>): Promise<void> {
    return this.#bus.publish({ id: 'strange', topic: 'work.worker-video', body });
  }

  worker(name: string, module: Waiter['module'], labels: readonly string[] = []): void {
    let isIdle = true;
    const take = async (): Promise<Outcome> => {
      this.woken.push(name);
      if (this.jobs === 0) return 'done';
      this.jobs -= 1;
      isIdle = false;
      return 'pass';
    };
    const idle = async (signal: AbortSignal): Promise<void> => {
      while (!isIdle && !signal.aborted) await pause(1);
    };
    const onStrange = (because: string): number => this.#warnings.push(because);
    waitForWork(this.#bus, { module, labels, loop: { take, idle } }, onStrange);
  }

  close(): Promise<void> {
    return this.#bus.close();
  }
}

let floor = new Floor();
afterEach(async () => {
  await floor.close();
  floor = new Floor();
});

describe('work that is offered', () => {
  test('wakes one worker for each job, and one more who finds none', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) floor.worker(name, 'worker-video');
    floor.jobs = 2;
    floor.offer('shot', 'rig', 'shot');
    await pause(30);
    expect(floor.woken).toEqual(['a', 'b', 'c']);
  });

  test('wakes those who do such work, and all where it is not said which', async () => {
    floor.worker('video', 'worker-video');
    floor.worker('audio', 'worker-audio');
    floor.offer('voice');
    await pause(30);
    expect(floor.woken).toEqual(['audio']);
    floor.offer();
    await pause(30);
    expect(floor.woken.toSorted()).toEqual(['audio', 'audio', 'video']);
  });

  test('wakes one of each kind of worker, because only one of them may be able to do it', async () => {
    floor.worker('plain', 'worker-video');
    floor.worker('also plain', 'worker-video');
    floor.worker('gpu', 'worker-video', ['gpu', 'big']);
    floor.worker('also gpu', 'worker-video', ['big', 'gpu']);
    floor.offer('shot');
    await pause(30);
    expect(floor.woken.toSorted()).toEqual(['gpu', 'plain']);
  });

  test('is left, with a word in the log, where this version does not know it', async () => {
    floor.worker('video', 'worker-video');
    await floor.publish({ name: 'work.offered', version: 9 });
    await pause(30);
    expect([floor.woken, floor.warnings]).toEqual([[], ['version 9 of work.offered is not version 1']]);
  });

  test('is offered by the hub and by nobody else', () => {
    const offer = offerWorkAs('planner', {} as Installation, strict);
    expect(() => offer(['shot'])).toThrow('planner may not publish work.offered');
  });
});
