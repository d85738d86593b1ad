/** What the router's own code costs with few nodes and with a thousand: their telemetry each second, and decisions. */
import { NodeTable } from '../../actors/model-router/node-table.ts';
import { decidePlace, type Placing } from '../../actors/model-router/places.ts';
import { seeded, type Random } from '../../actors/runtime/random.ts';
import { embeddedProviders } from '../../adapters/providers.ts';
import { events } from '../../contracts/event.ts';
import type { Provider } from '../../contracts/route.ts';
import { NodeTelemetry } from '../../contracts/telemetry.ts';
import { heardIn } from '../../services/wiring/heard.ts';
import { systemScope } from '../../services/wiring/system-scope.ts';
import { fleetOf } from './fleet.ts';
import type { Measured } from './measured.ts';
import { bytesOf, heapOf, medianMs } from './stopwatch.ts';

const SECONDS = 20;
const DECISIONS = 60;
const FLEETS = [10, 100, 1_000] as const;
const LARGEST = 1_000;

const video: Provider = {
  ...{ id: 'video-model', url: 'comfyui://gpu', kinds: ['shot'], rung: 'video', model: 'video-1' },
  ...{ needs: { gpu: true, vramMb: 12_000, labels: [] }, priceMicros: 0 },
};
const drawn = embeddedProviders.find(({ kinds }) => kinds.includes('shot')) ?? video;

/** A table that has heard of a fleet for a while, and how long hearing and looking for the silent took. */
function liveTable(nodes: number, random: Random): { table: NodeTable; hearMs: number; sweepMs: number } {
  let now = 0;
  const table = new NodeTable({ now: () => now });
  const [hearing, sweeping]: [number[], number[]] = [[], []];
  for (let second = 0; second < SECONDS; second += 1) {
    const samples = fleetOf(nodes, random);
    now += 1_000;
    hearing.push(medianMs(1, () => samples.forEach((sample) => table.hear(sample))));
    sweeping.push(medianMs(1, () => table.sweep()));
  }
  const middle = (all: number[]): number => all.sort((a, b) => a - b)[all.length >> 1] ?? 0;
  return { table, hearMs: middle(hearing), sweepMs: middle(sweeping) };
}

type Decisions = Measured['router']['decisions'][number];

function decisionsWith(nodes: number, random: Random): Decisions & { hearUs: number } {
  const { table, hearMs, sweepMs } = liveTable(nodes, random);
  const jobOf = (at: number): Placing => ({
    jobId: `job-${at}`.padEnd(64, '0'),
    kind: 'shot',
    estimateMs: 2_000 + at,
  });
  const known = table.list();
  const decide = (at: number) => decidePlace(jobOf(at), at % 2 === 0 ? drawn : video, known);
  const all = Array.from({ length: DECISIONS }, (_, at) => decide(at));
  return {
    nodes,
    hearUs: (hearMs / nodes) * 1_000,
    listMs: medianMs(9, () => table.list(), 20),
    decideMs: medianMs(15, () => Array.from({ length: DECISIONS }, (_, at) => decide(at))) / DECISIONS,
    sweepMs,
    bytes: bytesOf(all) / all.length,
  };
}

/** From what the bus brings to the table: it is taken apart, held to its contract twice, and noted. */
function sampleUs(random: Random): number {
  const table = new NodeTable({ now: () => 0 });
  const messages = fleetOf(LARGEST, random).map((data, at) =>
    JSON.stringify({
      ...{
        ...systemScope,
        id: `evt-${at}`,
        name: 'telemetry.sampled',
        version: events['telemetry.sampled'].version,
      },
      ...{ owner: 'worker-hub', runId: null, at: data.at, data },
    }),
  );
  const hear = (message: string): void => {
    const heard = heardIn(JSON.parse(message));
    if ('because' in heard) throw new Error(heard.because);
    table.hear(NodeTelemetry.parse(heard.event.data));
  };
  return (medianMs(7, () => messages.forEach(hear)) / LARGEST) * 1_000;
}

function bytesPerNode(random: Random): number {
  const table = new NodeTable({ now: () => 0 });
  // What is heard was taken apart from JSON, so nothing of it is shared.
  const fill = (): void =>
    fleetOf(LARGEST, random).forEach((sample) =>
      table.hear(JSON.parse(JSON.stringify(sample)) as NodeTelemetry),
    );
  return heapOf(fill) / LARGEST;
}

export function measureRouter(seed: number): Measured['router'] {
  const random = seeded(seed);
  const all = FLEETS.map((nodes) => decisionsWith(nodes, random));
  return {
    hearUs: all.at(-1)?.hearUs ?? 0,
    decisions: all.map(({ nodes, listMs, decideMs, sweepMs, bytes }) => ({
      nodes,
      listMs,
      decideMs,
      sweepMs,
      bytes,
    })),
    bytesPerNode: bytesPerNode(random),
    telemetryBytes: bytesOf(fleetOf(LARGEST, random)) / LARGEST,
    sampleUs: sampleUs(random),
  };
}
