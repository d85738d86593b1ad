import { describe, expect, test } from '@jest/globals';
import type { DispatchDecision, Provider } from '../../contracts/route.ts';
import type { KnownNode, NodeTelemetry } from '../../contracts/telemetry.ts';
import { decidePlace } from './places.ts';
import { aliveNode, gpuOf } from './samples/nodes.ts';
import { drawn, video } from './samples/providers.ts';

const job = { jobId: 'job-1', kind: 'shot', estimateMs: 1_000 } as const;

const place = (provider: Provider, ...nodes: readonly KnownNode[]): DispatchDecision =>
  decidePlace(job, provider, nodes);

const order = (...nodes: readonly KnownNode[]): string[] =>
  place(drawn, ...nodes).candidates.map(({ nodeId }) => nodeId);

/** Why the only node was refused. */
const refusal = (provider: Provider, node: KnownNode): string | undefined =>
  place(provider, node).refused[0]?.because.join('; ');

const withGpu = (nodeId: string, gpu = gpuOf(), more: Partial<NodeTelemetry> = {}): KnownNode =>
  aliveNode(nodeId, { labels: ['gpu'], gpus: [gpu], ...more });

describe('the choice of a place', () => {
  test('gives GPU work to nodes that are labelled gpu and have the memory, and to no others', () => {
    const decision = place(
      video,
      aliveNode('cpu'),
      aliveNode('unlabelled', { gpus: [gpuOf()] }),
      withGpu('small', gpuOf({ vramFreeMb: 1_000 })),
      withGpu('big'),
    );
    expect(decision.labels).toEqual(['gpu']);
    expect(decision.candidates.map(({ nodeId }) => nodeId)).toEqual(['big']);
    expect(decision.refused).toEqual([
      { nodeId: 'cpu', because: ['lacks the label gpu', 'no GPU with 20000 MB free: the most is 0 MB'] },
      { nodeId: 'unlabelled', because: ['lacks the label gpu'] },
      { nodeId: 'small', because: ['no GPU with 20000 MB free: the most is 1000 MB'] },
    ]);
    expect(decision.because).toContain('1 of 4 known nodes fit');
  });

  test('asks for no room where the model lies already', () => {
    const full = gpuOf({ vramFreeMb: 1_000, residentModels: ['video-1'] });
    expect(place(video, withGpu('full', full)).candidates[0]?.because).toContain('has the model in memory');
  });

  test('gives no work to nodes that cannot do it', () => {
    expect(refusal(drawn, aliveNode('voices', { kinds: ['voice'] }))).toBe('does no shot');
    const north = { ...drawn, needs: { ...drawn.needs, labels: ['north'] } };
    expect(refusal(north, aliveNode('south', { labels: ['south'] }))).toBe('lacks the label north');
  });

  test.each(['suspected', 'draining', 'down'] as const)(
    'counts on no node that is %s, and says why',
    (state) => {
      const because = ['silent for 4.0 s'];
      expect(refusal(drawn, { ...aliveNode('a'), state, because })).toBe(`${state}: silent for 4.0 s`);
    },
  );

  test('is made where nobody fits too: whoever comes up with the labels leases the job', () => {
    expect(place(video, aliveNode('cpu'))).toMatchObject({ labels: ['gpu'], candidates: [] });
  });

  test('prefers free places and says so', () => {
    const decision = place(drawn, aliveNode('busy', { running: 2 }), aliveNode('free'));
    expect(decision.candidates.map(({ nodeId }) => nodeId)).toEqual(['free', 'busy']);
    expect(decision.candidates[0]?.because).toEqual([
      ...[
        '2 of 2 places free',
        'processor 0 % busy',
        '0 waiting for a place',
        '1000 ms for a shot, estimated',
      ],
    ]);
  });

  test.each<[string, Partial<NodeTelemetry>]>([
    ['idle processors', { cpuShare: 0.8 }],
    ['short queues', { queue: 3 }],
    ['nodes that are fast at such work', { durations: { shot: 4_000 } }],
    ['nodes on which nothing fails', { failures: 2 }],
  ])('prefers %s', (_what, more) => {
    expect(order(aliveNode('a', more), aliveNode('b'))).toEqual(['b', 'a']);
    expect(order(aliveNode('a'), aliveNode('b', more))).toEqual(['a', 'b']);
  });

  test('prefers a resident model to an idle processor, and a free place to both', () => {
    const resident = gpuOf({ residentModels: ['video-1'] });
    const [ready, free] = [withGpu('ready', resident, { cpuShare: 0.5 }), withGpu('free')];
    const names = (...nodes: readonly KnownNode[]): string[] =>
      place(video, ...nodes).candidates.map(({ nodeId }) => nodeId);
    expect(names(free, ready)).toEqual(['ready', 'free']);
    expect(names(withGpu('full', resident, { running: 2 }), free)).toEqual(['free', 'full']);
  });

  test('keeps a decision small, however many nodes there are', () => {
    const many = Array.from({ length: 50 }, (_, i) => aliveNode(`node-${i}`));
    const decision = place(drawn, ...many, ...many.map((node) => ({ ...node, state: 'down' as const })));
    expect([decision.candidates.length, decision.refused.length]).toEqual([5, 5]);
    expect(decision.because).toContain('50 of 100 known nodes fit');
  });
});
