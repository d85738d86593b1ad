import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fingerprint } from '../../actors/runtime/fingerprint.ts';
import { openBench, type TestBench } from '../../adapters/samples/bench.ts';
import { JobKind, jobKinds } from '../../contracts/job-kinds.ts';
import * as films from './film-orders.ts';
import { sumsOf, type OrdersOf } from './orders.ts';
import * as pictures from './picture-orders.ts';
import { likeness } from './likeness-orders.ts';
import * as sounds from './sound-orders.ts';
import { kite, lantern, train } from './stories.ts';
import { golden, type Golden } from './table.ts';

const reading: OrdersOf<'reading'> = async ({ objects }) =>
  Promise.all(
    [lantern, kite, train].map(async (text) => ({
      story: (await objects.put(new TextEncoder().encode(text), 'text/plain')).sha256,
      ...{ fileName: 'story.txt', title: '', language: 'auto' as const, cast: [] },
    })),
  );

type Works = { readonly [K in JobKind]: { readonly url: string; readonly orders: OrdersOf<K> } };

const spoken = { url: 'embedded:espeak' };
const heard = { url: 'embedded:synth' };
const drawn = { url: 'embedded:paper-cut' };
const composed = { url: 'embedded:composer' };

const works: Works = {
  reading: { url: 'embedded:rules', orders: reading },
  likeness: { url: 'embedded:likeness', orders: likeness },
  voice: { ...spoken, orders: sounds.voice },
  visemes: { url: 'embedded:phonemes', orders: sounds.visemes },
  music: { ...heard, orders: sounds.music },
  ambience: { ...heard, orders: sounds.ambience },
  effect: { ...heard, orders: sounds.effect },
  sound: { ...heard, orders: sounds.sound },
  rig: { ...drawn, orders: pictures.rig },
  portrait: { ...drawn, orders: pictures.portrait },
  background: { ...drawn, orders: pictures.background },
  shot: { ...drawn, orders: pictures.shot },
  footage: { ...drawn, orders: pictures.footage },
  transition: { ...drawn, orders: pictures.transition },
  poster: { ...drawn, orders: pictures.poster },
  cover: { ...drawn, orders: pictures.cover },
  mix: { ...composed, orders: sounds.mix },
  film: { ...composed, orders: films.film },
  subtitles: { ...composed, orders: films.subtitles },
  otio: { ...composed, orders: films.otio },
  storyboard: { ...composed, orders: films.storyboard },
  check: { ...composed, orders: films.check },
  document: { ...composed, orders: films.document },
};

let bench: TestBench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const makeOf = <K extends JobKind>(kind: K): Promise<Record<string, string>> =>
  sumsOf(kind, works[kind], bench);

const table: Readonly<Record<string, Golden | undefined>> = golden;

/** What is to be done about bytes that are not those of the table. */
function remedy(kind: JobKind, sums: Record<string, string>): string {
  const known = table[kind];
  if (known === undefined) return `write the version and the sums of a ${kind} into tests/golden/table.ts`;
  const isSame = fingerprint(known.sha256) === fingerprint(sums);
  const isSameVersion = known.version === jobKinds[kind].version;
  if (isSame && isSameVersion) return 'none';
  if (!isSameVersion) return `write the new version and sums of a ${kind} into tests/golden/table.ts`;
  return `the code makes other bytes of a ${kind}: raise its version in contracts/job-kinds.ts, and write it into tests/golden/table.ts with the new sums`;
}

/** Other processors round differently; there the first bytes that are made stand. */
const onX64 = process.arch === 'x64' ? test : test.skip;

describe('the bytes of every kind of work are those of its version', () => {
  onX64.each(JobKind.options)('%s', async (kind) => {
    const sums = await makeOf(kind);
    expect(Object.keys(sums).sort()).toEqual(Object.keys(jobKinds[kind].yields).sort());
    expect({ remedy: remedy(kind, sums), version: jobKinds[kind].version, sha256: sums }).toEqual({
      ...{ remedy: 'none', ...table[kind] },
    });
  });
});
