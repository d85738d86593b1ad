import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ShotPlan } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { root, runCommand, scratchFolder } from '../film/command.ts';
import { wronglyLeftOut } from '../film/left-out.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const example = (name: string): string => join(root, 'examples', name);

const Read = z.object({
  cast: z.array(z.object({ id: z.string(), name: z.string() })),
  lines: z.array(z.object({ kind: z.string(), speaker: z.string().nullable() })),
  scenes: z.array(z.object({ place: z.string(), timeOfDay: z.string(), weather: z.string() })),
});
type Read = z.infer<typeof Read>;

/** The two that the README shows first, and the others. */
const shown = ['灯笼匠.txt', 'the-red-kite.txt'];
const others = ['山里的信.txt', 'the-bell-maker.txt', 'last-train.fountain'];
const examples = [...shown, ...others];

const readings = new Map<string, Read>();

beforeAll(async () => {
  const { code, out } = await runCommand(['script', ...examples.map(example), '--json']);
  expect(code).toBe(0);
  out
    .trim()
    .split('\n')
    .forEach((line, at) => readings.set(examples[at] ?? '', Read.parse(JSON.parse(line))));
});

const readingOf = (name: string): Read => {
  const reading = readings.get(name);
  if (reading === undefined) throw new RangeError(`${name} was read.`);
  return reading;
};

const speakersOf = ({ cast, lines }: Read): ReadonlySet<string | undefined> =>
  new Set(
    lines
      .filter(({ kind }) => kind === 'dialogue')
      .map(({ speaker }) => cast.find(({ id }) => id === speaker)?.name),
  );

const differentIn = (scenes: Read['scenes'], of: keyof Read['scenes'][number]): number =>
  new Set(scenes.map((scene) => scene[of])).size;

describe('a story the README shows', () => {
  test.each(shown)('has characters who talk, and places, hours and weathers that change: %s', (name) => {
    const reading = readingOf(name);
    expect(speakersOf(reading).size).toBeGreaterThanOrEqual(3);
    expect([...speakersOf(reading)]).not.toContain(undefined);
    for (const changing of ['place', 'timeOfDay', 'weather'] as const)
      expect([changing, differentIn(reading.scenes, changing) >= 2]).toEqual([changing, true]);
  });
});

describe('an example', () => {
  test.each([
    {
      name: '山里的信.txt',
      speakers: ['林静', '秦奶奶', '老周'],
      scenes: ['morning fog', 'dusk rain', 'morning clear', 'night snow', 'dawn snow'],
    },
    {
      name: 'the-bell-maker.txt',
      speakers: ['Lady Marwood', 'Pip', 'Tobias'],
      scenes: ['morning clear', 'evening clear', 'night rain', 'morning snow', 'evening snow'],
    },
    {
      name: 'last-train.fountain',
      speakers: ['Danny', 'Mrs. Fenn', 'Stationmaster'],
      scenes: ['dusk rain', 'night rain', 'night rain', 'dawn clear'],
    },
  ])('is read as people read it: $name', ({ name, speakers, scenes }) => {
    const reading = readingOf(name);
    expect([...speakersOf(reading)].toSorted()).toEqual(speakers.toSorted());
    expect(reading.scenes.map(({ timeOfDay, weather }) => `${timeOfDay} ${weather}`)).toEqual(scenes);
  });

  test.each(examples)(
    'becomes a plan of many framings that leaves out nothing but headings, notes and speech tags: %s',
    async (name) => {
      const text = readFileSync(example(name), 'utf8');
      const path = join(scratch.path, name);
      writeFileSync(path, text);
      const { code, out } = await runCommand(['plan', path, '--out', `${path}-film`, '--json']);
      expect(code).toBe(0);
      const { shotPlan, timeline } = z
        .object({ shotPlan: ShotPlan, timeline: TimelinePlan })
        .parse(JSON.parse(out));
      expect(new Set(shotPlan.shots.map(({ size }) => size)).size).toBeGreaterThanOrEqual(3);
      expect(wronglyLeftOut(text, timeline.coverage)).toEqual([]);
      const seconds = timeline.frames / timeline.fps;
      if (shown.includes(name)) expect([name, seconds >= 60 && seconds <= 90]).toEqual([name, true]);
    },
    60_000,
  );
});
