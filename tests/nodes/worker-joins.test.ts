import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Context } from 'moleculer';
import { Failure } from '../../contracts/error.ts';
import { NodeTelemetry } from '../../contracts/telemetry.ts';
import { Worker } from '../../contracts/worker.ts';
import { openFleet } from './fleet.ts';

/** A hub whose database is away when it is asked first: the real one cannot be made to be so. */
function faintHub(): { service: object; registered: Worker[]; told: NodeTelemetry[]; asked: () => number } {
  const [registered, told]: [Worker[], NodeTelemetry[]] = [[], []];
  let asked = 0;
  const registerWorker = ({ params }: Context): object => {
    asked += 1;
    if (asked === 1) throw new Failure('STORAGE_UNAVAILABLE', 'The database does not answer.');
    registered.push(Worker.parse(params));
    return { leaseMs: 6_000 };
  };
  const reportTelemetry = ({ params }: Context): object => {
    told.push(NodeTelemetry.parse(params));
    return {};
  };
  const leaseJobs = (): object => ({ leases: [] });
  const service = { name: 'worker-hub', actions: { registerWorker, reportTelemetry, leaseJobs } };
  return { service, registered, told, asked: () => asked };
}

test('a worker asks until it is registered, and its node tells once a second how it feels', async () => {
  await using fleet = await openFleet();
  const node = await fleet.start({ modules: ['worker-video', 'worker-audio'], gpus: 'fake:vram=8192' });
  const { service, registered, told, asked } = faintHub();
  node.createService(service as never);
  for (let ms = 0; told.length < 3 && ms < 10_000; ms += 50) await pause(50);
  expect([asked(), registered.map(({ id }) => id).sort()]).toEqual([
    3,
    ['worker-audio', 'worker-video'].map((module) => `${module}:${node.nodeID}`),
  ]);
  expect(registered.map(({ labels, vramMb }) => [labels, vramMb])).toEqual([
    [['gpu'], 8_192],
    [['gpu'], 8_192],
  ]);
  const times = told.map(({ at }) => Date.parse(at));
  expect(told.map(({ nodeId }) => nodeId)).toEqual(told.map(() => node.nodeID));
  expect(times[2]! - times[1]!).toBeGreaterThan(900);
  expect(new Set(told[0]?.kinds)).toEqual(
    new Set([
      'voice',
      'music',
      'ambience',
      'effect',
      'sound',
      'rig',
      'background',
      'shot',
      'footage',
      'transition',
      'portrait',
      'poster',
      'cover',
    ]),
  );
}, 30_000);
