import { describe, expect, test } from '@jest/globals';
import type { Budget, Provider } from '../../contracts/route.ts';
import type { NodeTelemetry } from '../../contracts/telemetry.ts';
import { NodeTable } from './node-table.ts';
import { chooseProvider, decidePlace } from './routes.ts';

const drawn: Provider = {
  id: 'paper-cut',
  url: 'embedded:paper-cut',
  kinds: ['shot'],
  rung: 'drawn',
  model: 'paper-cut-1',
  needs: { gpu: false, vramMb: 0, labels: [] },
  priceMicros: 0,
};
const video: Provider = {
  ...drawn,
  id: 'video-model',
  rung: 'video',
  needs: { gpu: true, vramMb: 20_000, labels: [] },
  priceMicros: 500,
};
const budget: Budget = { currency: 'USD', limitMicros: 1_000, reservedMicros: 0, spentMicros: 0 };

const node = (nodeId: string, more: Partial<NodeTelemetry> = {}): NodeTelemetry => ({
  nodeId,
  host: nodeId,
  at: '2026-01-01T00:00:00.000Z',
  labels: [],
  cpuShare: 0,
  memoryFreeMb: 1000,
  cores: 2,
  running: 0,
  slots: 2,
  gpus: [],
  ...more,
});
const gpu = {
  name: 'h200',
  utilisation: 0,
  vramTotalMb: 80_000,
  vramFreeMb: 60_000,
  temperatureC: 40,
  residentModels: [],
};

describe('the choice of a provider', () => {
  test('takes the finest rung that the budget can pay', () => {
    expect(chooseProvider('shot', [drawn, video], budget).id).toBe('video-model');
    expect(chooseProvider('shot', [drawn, video], { ...budget, reservedMicros: 700 }).id).toBe('paper-cut');
  });

  test('tells lack of money from lack of skill', () => {
    expect(() => chooseProvider('shot', [video], { ...budget, limitMicros: 0 })).toThrow('budget');
    expect(() => chooseProvider('music', [drawn], budget)).toThrow('No provider can make a music');
  });
});

describe('the choice of a place', () => {
  test('gives GPU work to nodes that are labelled gpu and have the memory, and to no others', () => {
    const nodes = [
      node('cpu'),
      node('small', { labels: ['gpu'], gpus: [{ ...gpu, vramFreeMb: 1000 }] }),
      node('big', { labels: ['gpu'], gpus: [gpu] }),
    ];
    const decision = decidePlace('job-1', video, nodes);
    expect(decision.labels).toEqual(['gpu']);
    expect(decision.candidates.map(({ nodeId }) => nodeId)).toEqual(['big']);
  });

  test('prefers free places and says so', () => {
    const decision = decidePlace('job-1', drawn, [node('busy', { running: 2, cpuShare: 0.9 }), node('free')]);
    expect(decision.candidates.map(({ nodeId }) => nodeId)).toEqual(['free', 'busy']);
    expect(decision.candidates[0]?.because).toContain('2 of 2 places free');
  });
});

describe('the table of nodes', () => {
  test('forgets a node that has fallen silent', () => {
    let now = 0;
    const table = new NodeTable({ now: () => now, pause: () => Promise.resolve() });
    table.hear(node('a'));
    now = 10_000;
    table.hear(node('b'));
    expect(table.alive().map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
    now = 20_000;
    expect(table.alive().map(({ nodeId }) => nodeId)).toEqual(['b']);
  });
});
