/** Reads a story while the system that will order the reading is still starting. */
import { readingOrder, type ToRead } from '../../actors/orchestrator/reading-order.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import type { Objects } from '../../actors/runtime/objects.ts';
import { embeddedProviders } from '../../adapters/providers.ts';
import type { ReadingOrder } from '../../contracts/job-kinds.ts';
import { StoryReading } from '../../contracts/reading.ts';
import type { RunOptions } from '../../contracts/run.ts';
import type { CastHint } from '../../contracts/story.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import type { Found } from '../terminal/found.ts';
import type { Reporter } from '../terminal/reporter.ts';
import { layGround, startEmbeddedSystem, type Ground } from './embedded-system.ts';
import type { FilmSystem } from './film-system.ts';
import { storeStory } from './make-film.ts';
import type { StoryFile } from './read-story.ts';

/** What there is to read, and who is told what was found. */
export interface Reading {
  readonly story: StoryFile;
  readonly cast: readonly CastHint[];
  readonly language: RunOptions['language'];
  readonly reporter: Reporter;
}

async function foundIn(objects: Objects, result: WorkerResult | null): Promise<Found | null> {
  const reading = result?.artifacts.find(({ role }) => role === 'reading');
  if (reading === undefined) return null;
  const found = StoryReading.parse(decodeJson(await objects.get(reading.sha256)));
  const names = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name);
  return { cast: names(found.cast.filter(({ role }) => role !== 'narrator')), places: names(found.places) };
}

/** Reads in a process of the crew, whose job finds the work done if it orders the same; null when nobody can read. */
async function read({ crew }: Ground, inputs: ReadingOrder): Promise<WorkerResult | null> {
  const provider = embeddedProviders.find(({ kinds }) => kinds.includes('reading'));
  return provider === undefined ? null : crew.begin({ kind: 'reading', inputs, provider });
}

/** The reading of what was revised, so that a plan can tell what it touches; null when it cannot be read. */
export async function readRevised(ground: Ground, revised: ToRead): Promise<string | null> {
  const result = await read(ground, readingOrder(revised));
  return result?.artifacts.find(({ role }) => role === 'reading')?.sha256 ?? null;
}

/**
 * Begins to read, and calls back with whom and what was found as soon as anybody can know it. A story that cannot be read
 * is passed over: the run will say why. Its own job finds the work done, because its inputs are these.
 */
async function readAhead(ground: Ground, { story, cast, language, reporter }: Reading): Promise<void> {
  ground.crew.warm('reading');
  const revision = {
    story: await storeStory(ground.objects, story),
    edits: [{ type: 'setCast' as const, cast: [...cast] }],
  };
  void read(ground, readingOrder({ ...story, revision, options: { language } }))
    .then((result) => foundIn(ground.objects, result))
    .then((found) => found === null || reporter.found(found))
    .catch(() => undefined);
}

/** Starts the system of a folder that a story is to be filmed in. */
export async function startWithStory(folder: string, reading: Reading, traceId: string): Promise<FilmSystem> {
  const ground = layGround(folder);
  // Before anything else is loaded: until that is done nobody hears what this process sends or is sent.
  if (ground.isFresh) await readAhead(ground, reading);
  return startEmbeddedSystem(ground, traceId);
}
