/** What every crew must do; an adapter is finished when this passes on it. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Crew } from '../../actors/runtime/crew.ts';
import type { Objects } from '../../actors/runtime/objects.ts';
import {
  begunOn,
  doOne,
  putStories,
  readingAhead,
  readingJob,
  rules,
  until,
  type Stories,
} from './samples/readings.ts';

export interface CrewPlace {
  /** The store that the crew works on. */
  readonly objects: Objects;
  /** Opens a crew; `stallMs` is how long it lets somebody be silent. */
  readonly open: (terms: { readonly seats: number; readonly stallMs?: number }) => Crew;
  /** How many there are who work, or wait for work. */
  readonly workers: () => number;
  /** Kills all of them, as the kernel would. */
  readonly kill: () => void;
}

let place: CrewPlace;
let stories: Stories;
const opened: Crew[] = [];

function crewOf(seats = 1, stallMs?: number): Crew {
  const crew = place.open(stallMs === undefined ? { seats } : { seats, stallMs });
  opened.push(crew);
  return crew;
}

const anyTime = (): AbortSignal => new AbortController().signal;

function describeWork(): void {
  test('does a job and stores what comes of it', async () => {
    const shares: number[] = [];
    const job = readingJob(stories.short, { onProgress: (share) => shares.push(share) });
    const { artifacts, facts, cpuMs } = await doOne(crewOf(), job);
    expect(artifacts.map(({ role, mediaType }) => `${role} ${mediaType}`)).toEqual([
      'reading application/json',
    ]);
    expect(facts).toMatchObject({ language: 'zh', cast: 2 });
    expect(await place.objects.stat(artifacts[0]!.sha256)).toBe(artifacts[0]!.bytes);
    expect([shares.at(-1), shares.every((share) => share >= 0 && share <= 1)]).toEqual([1, true]);
    expect(cpuMs).toBeGreaterThanOrEqual(0);
  });

  test('hands the maker’s refusal on, and does the next job', async () => {
    const crew = crewOf();
    await expect(doOne(crew, readingJob(stories.foreign))).rejects.toMatchObject({
      code: 'STORY_LANGUAGE_UNKNOWN',
    });
    expect((await doOne(crew, readingJob(stories.short))).artifacts).toHaveLength(1);
  });

  test('refuses inputs that are not of the kind’s form, bytes that are not there, and a provider it does not know', async () => {
    const crew = crewOf();
    const job = readingJob(stories.short);
    const malformed = { ...job, task: { ...job.task, inputs: { story: 'nowhere' } } };
    await expect(doOne(crew, malformed)).rejects.toMatchObject({ code: 'JOB_INPUTS_INVALID' });
    const missing = readingJob('f'.repeat(64));
    await expect(doOne(crew, missing)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
    const stranger = { ...job, provider: { ...rules, url: 'openai://nowhere' } };
    await expect(doOne(crew, stranger)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  test('does as many jobs at once as it has seats, each with its own result', async () => {
    const crew = crewOf(2);
    const jobs = [stories.short, stories.foreign, stories.short].map((story) => readingJob(story));
    const [one, refused, other] = await Promise.allSettled(jobs.map((job) => doOne(crew, job)));
    expect([one?.status, refused?.status, other?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(crew.taken).toBe(0);
  });

  test('tells how many seats are taken, and how many wait for one', async () => {
    const crew = crewOf(1);
    const taken = await crew.seat(['reading'], anyTime());
    const waiting = [1, 2].map(() => crew.seat(['reading'], anyTime()));
    expect([crew.taken, crew.waiting]).toEqual([1, 2]);
    taken.leave();
    (await waiting[0])?.leave();
    (await waiting[1])?.leave();
    expect([crew.taken, crew.waiting]).toEqual([0, 0]);
  });
}

function describeBegun(): void {
  test('finds work done that was begun before it was ordered, once', async () => {
    const crew = crewOf();
    const result = await crew.begin(readingAhead(stories.short));
    const shares: number[] = [];
    const onProgress = (share: number): number => shares.push(share);
    expect(await doOne(crew, readingJob(stories.short, { onProgress }))).toEqual(result);
    expect(shares).toEqual([]);
    const again = await doOne(crew, readingJob(stories.short, { onProgress }));
    expect([again.artifacts, shares.at(-1)]).toEqual([result?.artifacts, 1]);
  });

  test('makes nothing of work begun that cannot be done, and says why to the job', async () => {
    const crew = crewOf();
    expect(await crew.begin(readingAhead(stories.foreign))).toBeNull();
    await expect(doOne(crew, readingJob(stories.foreign))).rejects.toMatchObject({
      code: 'STORY_LANGUAGE_UNKNOWN',
    });
  });

  test('makes nothing of work begun by somebody who is killed', async () => {
    const begun = crewOf().begin(readingAhead(stories.long));
    place.kill();
    expect(await begun).toBeNull();
  });
}

function describeEnds(): void {
  test('loses the attempt and nothing else when whoever works is killed', async () => {
    const crew = crewOf();
    const { done } = await begunOn(crew, readingJob(stories.long));
    place.kill();
    await expect(done).rejects.toMatchObject({ code: 'WORKER_CRASHED' });
    expect((await doOne(crew, readingJob(stories.short))).artifacts).toHaveLength(1);
    expect(crew.taken).toBe(0);
  });

  test('gives up on whoever says nothing, and ends it', async () => {
    const done = doOne(crewOf(1, 1_200), readingJob(stories.long));
    await expect(done).rejects.toMatchObject({ code: 'WORKER_STALLED' });
    await until(() => place.workers() === 0, 'it is gone');
  });

  test('ends work that is not wanted any more, and frees its seat', async () => {
    const crew = crewOf();
    const abort = new AbortController();
    const { done } = await begunOn(crew, readingJob(stories.long, { signal: abort.signal }));
    abort.abort();
    await expect(done).rejects.toThrow();
    await until(() => place.workers() === 0, 'it is gone');
    expect((await doOne(crew, readingJob(stories.short))).artifacts).toHaveLength(1);
  });
}

function describeSeats(): void {
  test('has the seats that were ordered; whoever comes later waits until one is left', async () => {
    const crew = crewOf(2);
    const first = await crew.seat(['reading'], anyTime());
    await crew.seat(['reading'], anyTime());
    expect([crew.seats, crew.taken]).toEqual([2, 2]);
    let isSeated = false;
    const third = crew.seat(['reading'], anyTime()).then(() => (isSeated = true));
    await pause(20);
    expect(isSeated).toBe(false);
    first.leave();
    first.leave();
    await third;
    expect(crew.taken).toBe(2);
  });

  test('lets nobody wait for a seat who is told to stop', async () => {
    const crew = crewOf();
    await crew.seat(['reading'], anyTime());
    const abort = new AbortController();
    const waiting = crew.seat(['reading'], abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow();
    await expect(crew.seat(['reading'], AbortSignal.abort())).rejects.toThrow();
    expect(crew.taken).toBe(1);
  });
}

export function describeCrew(name: string, at: CrewPlace): void {
  describe(name, () => {
    beforeAll(async () => {
      place = at;
      stories = await putStories(at.objects);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((crew) => crew.close()));
    });
    describeWork();
    describeBegun();
    describeEnds();
    describeSeats();
  });
}
