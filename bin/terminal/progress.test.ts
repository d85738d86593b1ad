import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventEnvelope } from '../../contracts/event.ts';
import { JobKind, jobKinds } from '../../contracts/job-kinds.ts';
import type { Stage } from '../../contracts/stage.ts';
import { ProgressBook } from './progress.ts';

const envelope = (name: EventEnvelope['name'], data: Record<string, unknown>): EventEnvelope => ({
  ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'y', id: 'e', name, version: 1 },
  ...{ owner: 'orchestrator', position: 1, runId: 'r', at: '2026-01-01T00:00:00.000Z', data },
});

const about = (kind: JobKind, key: string) => ({
  ...{ jobId: `job-${key}`, runId: 'r', key, kind, stage: jobKinds[kind].stage, subject: {} },
});
const created = (kind: JobKind, key = 'k'): EventEnvelope => envelope('job.created', about(kind, key));
const succeeded = (kind: JobKind, key = 'k'): EventEnvelope =>
  envelope('job.succeeded', { ...about(kind, key), reused: false, artifacts: [], facts: {}, cpuMs: 1 });
const reused = (kind: JobKind, key = 'k'): EventEnvelope =>
  envelope('job.succeeded', { ...about(kind, key), reused: true, artifacts: [], facts: {}, cpuMs: 1 });
const entered = (stage: Stage): EventEnvelope => envelope('stage.entered', { runId: 'r', stage });

function bookOf(...events: EventEnvelope[]): ProgressBook {
  const book = new ProgressBook(0);
  for (const event of events) book.note(event);
  return book;
}

describe('what is being done', () => {
  test('is reading before anything is voiced', () => {
    expect(bookOf().at(0)).toMatchObject({ stage: 'intake', doing: 'reading the story', share: 0 });
    expect(bookOf(entered('extraction'), created('reading')).at(0).doing).toBe('reading the story');
  });

  test('is the next line while there are lines to voice, then the planning', () => {
    const lines = [created('voice', 'a'), created('voice', 'b'), succeeded('voice', 'a')];
    expect(bookOf(...lines).at(0)).toMatchObject({
      doing: 'voicing line 2 of 2',
      voices: { done: 1, total: 2 },
    });
    expect(bookOf(...lines, succeeded('voice', 'b')).at(0).doing).toBe('planning the shots');
  });

  test('is the next shot while there are shots to draw, then the film, then its delivery', () => {
    const shots = [created('shot', 'a'), created('shot', 'b'), succeeded('shot', 'a')];
    expect(bookOf(...shots).at(0)).toMatchObject({
      doing: 'drawing shot 2 of 2',
      shots: { done: 1, total: 2 },
    });
    const drawn = [...shots, succeeded('shot', 'b')];
    expect(bookOf(...drawn).at(0).doing).toBe('putting the film together');
    expect(bookOf(...drawn, entered('publication')).at(0).doing).toBe('delivering');
  });
});

describe('work that lies there from before', () => {
  const planned = Array.from({ length: 10 }, (_, at) => created('shot', `s${at}`));
  const kept = planned.slice(2).map((_, at) => reused('shot', `s${at + 2}`));

  test('is no work: neither done nor to do', () => {
    const before = bookOf(created('reading'), created('voice'), ...planned).at(0).share;
    const found = bookOf(created('reading'), created('voice'), ...planned, ...kept).at(0);
    expect(found).toMatchObject({
      shots: { done: 0, total: 2 },
      doing: 'drawing shot 1 of 2',
      share: before,
    });
    const half = bookOf(...planned, ...kept, succeeded('shot', 's0')).at(0);
    expect(half).toMatchObject({ shots: { done: 1, total: 2 }, doing: 'drawing shot 2 of 2' });
    expect(half.share).toBeCloseTo((before + 1) / 2, 9);
  });

  test('is what an earlier call has made, too', () => {
    const book = new ProgressBook(0);
    const history = [...planned, ...planned.slice(2).map((_, at) => succeeded('shot', `s${at + 2}`))];
    for (const event of history) book.note(event, true);
    book.note(succeeded('shot', 's0'));
    expect(book.at(0)).toMatchObject({ shots: { done: 1, total: 2 }, doing: 'drawing shot 2 of 2' });
  });

  test('is the whole film when nothing of it is to be made', () => {
    const all = JobKind.options.flatMap((kind) => [created(kind), reused(kind)]);
    expect(bookOf(...all).at(0)).toMatchObject({ share: 1, doing: 'putting the film together' });
  });

  test('does not send the bar back while lines are voiced', () => {
    const book = new ProgressBook(0);
    const lines = [
      created('voice', 'a'),
      created('voice', 'b'),
      reused('voice', 'a'),
      succeeded('voice', 'b'),
    ];
    const shares = [created('reading'), reused('reading'), ...lines, created('shot')].map((event) => {
      book.note(event);
      return book.at(0).share;
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});

describe('how far it is', () => {
  test('stays small until the pictures are planned, however many lines are voiced', () => {
    const lines = Array.from({ length: 40 }, (_, at) => [
      created('voice', `v${at}`),
      succeeded('voice', `v${at}`),
    ]);
    expect(bookOf(...lines.flat()).at(0).share).toBeLessThan(0.15);
  });

  test('is whole when everything is done', () => {
    const kinds = JobKind.options.map((kind) => [created(kind), succeeded(kind)]).flat();
    expect(bookOf(...kinds).at(0).share).toBeCloseTo(1, 9);
  });

  test('counts heavy work for more than light work', () => {
    const work = [created('shot'), created('subtitles')];
    expect(bookOf(...work, succeeded('shot')).at(0).share).toBeGreaterThan(
      bookOf(...work, succeeded('subtitles')).at(0).share,
    );
  });

  test('says how long it will take only when that can be told, and then from the pace so far', () => {
    expect(bookOf(created('reading')).at(60_000).secondsLeft).toBeNull();
    const half = bookOf(created('shot', 'a'), created('shot', 'b'), succeeded('shot', 'a'));
    const { share, secondsLeft } = half.at(60_000);
    expect(secondsLeft).toBe(Math.ceil((60 * (1 - share)) / share));
    expect(bookOf(created('shot'), succeeded('shot')).at(60_000).secondsLeft).toBe(0);
  });

  test('never goes back once all work is known, and never leaves 0…1, in whatever order work is done', () => {
    const jobs = fc.array(fc.constantFrom(...JobKind.options), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(jobs, fc.infiniteStream(fc.boolean()), (kinds, lies) => {
        const book = bookOf(...kinds.map((kind, at) => created(kind, `j${at}`)));
        let before = book.at(0).share;
        kinds.forEach((kind, at) => {
          const isKept = lies.next().value === true;
          book.note(isKept ? reused(kind, `j${at}`) : succeeded(kind, `j${at}`));
          const { share } = book.at(0);
          expect(share).toBeGreaterThanOrEqual(before);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
          before = share;
        });
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test('takes no notice of what is none of its business', () => {
    const book = bookOf(created('shot'), envelope('run.succeeded', { runId: 'r' }));
    const strange = envelope('job.created', { ...about('shot', 'x'), kind: 'hologram' });
    book.note(strange);
    expect(book.at(0).shots).toEqual({ done: 0, total: 1 });
  });
});
