import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root, runCommand, scratchFolder } from '../film/command.ts';
import { reportIn, watch } from '../film/delivered.ts';
import { leftOutWithoutNeed, wronglyLeftOut } from '../film/left-out.ts';

const FPS = 24;
const scratch = scratchFolder();
afterAll(() => scratch.remove());

interface Whole {
  readonly story: string;
  readonly options: readonly string[];
  readonly height: number;
  /** Seconds that the film may last. */
  readonly lasts: readonly [number, number];
  readonly speakers: number;
}

const example = (name: string): string => join(root, 'examples', name);
const whole = (name: string, lasts: readonly [number, number], speakers: number): Whole => ({
  story: example(name),
  options: [],
  height: 1080,
  lasts,
  speakers,
});

const examples: readonly Whole[] = [
  whole('灯笼匠.txt', [60, 90], 3),
  whole('the-red-kite.txt', [60, 90], 3),
  whole('山里的信.txt', [90, 400], 3),
  whole('the-bell-maker.txt', [90, 400], 3),
  whole('last-train.fountain', [40, 300], 2),
];

/** Stories of other people are tried where they lie beside the checkout; they are not part of the project. */
const elsewhere = join(root, '..', 'shared', 'data', 'stories');
const stories: readonly Whole[] = existsSync(elsewhere)
  ? readdirSync(elsewhere, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({
        story: join(elsewhere, name),
        options: ['--short-side', '360', '--max-seconds', '90'],
        height: 360,
        lasts: [10, 90],
        speakers: 0,
      }))
  : [];
if (stories.length === 0)
  process.stderr.write('There are no other stories beside this checkout; only the examples are filmed.\n');

async function filmWhole({ story, options, height, lasts, speakers }: Whole): Promise<void> {
  const folder = join(scratch.path, basename(story));
  const { code, err } = await runCommand(['film', story, '--out', folder, ...options]);
  expect([code, err]).toEqual([0, expect.stringContaining('film.mp4')]);
  const report = reportIn(folder);
  const film = await watch(join(folder, 'film.mp4'), FPS);
  expect(film.height).toBe(height);
  expect(film.frames / FPS).toBeGreaterThanOrEqual(lasts[0]);
  expect(film.frames / FPS).toBeLessThanOrEqual(lasts[1]);
  expect(Math.abs(film.lufs + 16)).toBeLessThan(1);
  expect(film.luma.filter((mean) => mean < 20)).toEqual([]);
  const speaking = new Set(
    report.speech.filter(({ kind }) => kind === 'dialogue').map(({ speaker }) => speaker),
  );
  expect(speaking.size).toBeGreaterThanOrEqual(speakers);
  expect(report.qc.lipSync.narrationMouthEvents).toBe(0);
  const text = readFileSync(story, 'utf8').replace(/^\uFEFF/, '');
  const missing = options.includes('--max-seconds') ? leftOutWithoutNeed : wronglyLeftOut;
  expect(missing(text, report.coverage)).toEqual([]);
}

describe('an example at full size', () => {
  test.each(examples)('is a whole film: $story', filmWhole, 600_000);
});

(stories.length > 0 ? describe : describe.skip)('somebody else’s story', () => {
  test.each(stories.length > 0 ? stories : examples)(
    'is a whole film at 360 lines: $story',
    filmWhole,
    600_000,
  );
});
