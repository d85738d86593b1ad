/** What every language engine must do; an adapter is finished when this passes on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Made } from '../../actors/runtime/maker.ts';
import type { Language } from '../../actors/worker-llm/language.ts';
import type { ReadingOrder } from '../../contracts/job-kinds.ts';
import { StoryReading } from '../../contracts/reading.ts';
import { documentOf, formsOf, openBench, type TestBench } from '../samples/bench.ts';
import { expectSound, untold } from './samples/sound-reading.ts';

let bench: TestBench;
let language: Language;
/** Opens the engine anew, as another process does. */
let reopen: () => Language;

const examples = readdirSync('examples').sort();
const exampleText = (name: string): string => readFileSync(join('examples', name), 'utf8');

async function made(story: string, more: Partial<ReadingOrder> = {}, by = language): Promise<Made> {
  const { sha256 } = await bench.objects.put(new TextEncoder().encode(story), 'text/plain');
  const order = { fileName: 'story.txt', title: '', language: 'auto', cast: [] } as const;
  return by.reading({ ...order, story: sha256, cast: [], ...more }, bench);
}

const read = async (story: string, more: Partial<ReadingOrder> = {}): Promise<StoryReading> =>
  StoryReading.parse(await documentOf(bench, await made(story, more), 'reading'));

const namesOf = ({ cast }: StoryReading): string[] => cast.flatMap(({ name, aliases }) => [name, ...aliases]);

/** Who says this line. */
function speakerOf({ units, cast }: StoryReading, words: string): string | undefined {
  const line = units.find((unit) => 'speaker' in unit && unit.text.includes(words));
  const speaker = line !== undefined && 'speaker' in line ? line.speaker : null;
  return cast.find(({ id }) => id === speaker)?.name;
}

function describeExamples(): void {
  test.each(examples)('every line and every character of %s in its place', async (name) => {
    const story = exampleText(name);
    const result = await made(story);
    expect(formsOf(result)).toEqual(['reading application/json']);
    const reading = StoryReading.parse(await documentOf(bench, result, 'reading'));
    expect(result.facts['language']).toBe(reading.language);
    expectSound(story, reading);
    expect(untold(story, reading)).toEqual([]);
  });

  test.each(examples)('%s with CRLF as the same units in other places', async (name) => {
    const story = exampleText(name).replaceAll('\n', '\r\n');
    const reading = await read(story);
    expectSound(story, reading);
    const unix = await read(exampleText(name));
    expect(reading.units.map(({ text }) => text)).toEqual(unix.units.map(({ text }) => text));
  });

  test('the same bytes every time', async () => {
    const story = exampleText(examples[0] ?? '');
    expect(await made(story, {}, reopen())).toEqual(await made(story));
  });
}

function describePlain(): void {
  test.each([
    ['zh', '“走吧。”阿满说。\n', '走吧', '阿满'],
    ['en', '"Come," said Anna.\n', 'Come', 'Anna'],
  ] as const)('a line of %s with who says it, who is in the cast', async (wanted, story, words, name) => {
    const reading = await read(story);
    expect([reading.language, speakerOf(reading, words)]).toEqual([wanted, name]);
    expect(reading.scenes.flatMap(({ units }) => units)).toEqual(reading.units.map(({ id }) => id));
  });

  test('a story in the language that it is told to be in', async () => {
    expect((await read('“OK.”\n', { language: 'zh' })).language).toBe('zh');
  });

  test('names that the creator insists on, under these names', async () => {
    const cast = [{ name: '小满', aliases: ['阿满'], gender: 'female' as const }];
    const reading = await read('“走吧。”阿满说。\n', { cast });
    expect([namesOf(reading), speakerOf(reading, '走吧')]).toEqual([
      expect.arrayContaining(['小满', '阿满']),
      '小满',
    ]);
  });

  test('no story in a language that cannot be spoken, and says so', async () => {
    await expect(read('Старик сидел у реки и молчал.')).rejects.toMatchObject({
      code: 'STORY_LANGUAGE_UNKNOWN',
    });
  });

  test('no story that is not there', async () => {
    await expect(read('x', { story: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  });
}

export function describeLanguage(name: string, open: () => Language): void {
  describe(`${name} reads`, () => {
    beforeAll(async () => {
      [bench, reopen, language] = [await openBench(), open, open()];
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });
    describeExamples();
    describePlain();
  });
}
