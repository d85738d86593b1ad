/** `ainern2d script STORY…`: who says what, where and when; one JSON document a story. */
import { rm } from 'node:fs/promises';
import { decodeJson, type Workbench } from '../../actors/runtime/maker.ts';
import type { Language as LanguageEngine } from '../../actors/worker-llm/language.ts';
import { open as openLanguage } from '../../adapters/language/index.ts';
import { openObjects } from '../../adapters/objects/index.ts';
import { Failure } from '../../contracts/error.ts';
import { temporaryFolder } from '../../db/embedded/temporary-folder.ts';
import { StoryReading, type Unit } from '../../contracts/reading.ts';
import { RunOptions } from '../../contracts/run.ts';
import type { Language } from '../../contracts/shared.ts';
import type { CastHint } from '../../contracts/story.ts';
import type { Command } from '../main.ts';
import { parseFlags } from '../system/parse-flags.ts';
import { readCast, readStory } from '../system/read-story.ts';

const flags = { cast: { type: 'string' }, lang: { type: 'string' }, json: { type: 'boolean' } } as const;

interface Given {
  readonly stories: readonly string[];
  readonly cast: readonly CastHint[];
  readonly language: Language | 'auto';
}

async function parse(args: readonly string[]): Promise<Given> {
  const { values, positionals } = parseFlags(args, flags);
  const language = RunOptions.shape.language.safeParse(values.lang ?? 'auto');
  if (!language.success)
    throw new Failure(
      'USAGE_WRONG',
      `--lang takes ${RunOptions.shape.language.description ?? 'a language'}, and not “${values.lang ?? ''}”.`,
    );
  if (positionals.length === 0) throw new Failure('USAGE_WRONG', 'Which stories? Give paths of text files.');
  return {
    stories: positionals,
    cast: values.cast === undefined ? [] : await readCast(values.cast),
    language: language.data,
  };
}

interface ScriptLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'dialogue' | 'thought' | 'narration';
  readonly speaker: string | null;
  readonly confidence: number;
}

function lineOf(unit: Unit): ScriptLine[] {
  switch (unit.kind) {
    case 'dialogue':
    case 'thought': {
      const { start, end, text, kind, speaker, confidence } = unit;
      return [{ start, end, text, kind, speaker, confidence }];
    }
    case 'narration': {
      const { start, end, text, kind, narrator } = unit;
      return [{ start, end, text, kind, speaker: narrator, confidence: 1 }];
    }
    case 'tag':
    case 'heading':
    case 'note':
      return [];
  }
}

/** The document the command promises for a story. */
function documentOf(file: string, reading: StoryReading): Record<string, unknown> {
  const placeNames = new Map(reading.places.map(({ id, name }) => [id, name]));
  return {
    file,
    language: reading.language,
    cast: reading.cast.map(({ id, name, aliases, gender, role }) => ({ id, name, aliases, gender, role })),
    lines: reading.units.flatMap(lineOf),
    scenes: reading.scenes.map(({ id, start, end, place, timeOfDay, weather, mood, cast }) => ({
      id,
      start,
      end,
      place: placeNames.get(place) ?? place,
      timeOfDay,
      weather,
      mood,
      cast,
    })),
  };
}

interface Desk {
  readonly engine: LanguageEngine;
  readonly bench: Workbench;
}

async function readOne(
  { engine, bench }: Desk,
  path: string,
  { cast, language }: Given,
): Promise<StoryReading> {
  const { text, fileName, title } = await readStory(path, language);
  const story = await bench.objects.put(new TextEncoder().encode(text), 'text/plain');
  const { artifacts } = await engine.reading(
    { story: story.sha256, fileName, title, language, cast: [...cast] },
    bench,
  );
  return StoryReading.parse(decodeJson(await bench.objects.get(artifacts[0]?.sha256 ?? '')));
}

export const script: Command = async ({ args, signal }) => {
  const given = await parse(args);
  const folder = temporaryFolder('ain-script');
  const desk: Desk = {
    engine: openLanguage('embedded:rules'),
    bench: { objects: openObjects(`folder:${folder}`), signal, progress: () => undefined },
  };
  try {
    for (const path of given.stories) {
      signal.throwIfAborted();
      process.stdout.write(`${JSON.stringify(documentOf(path, await readOne(desk, path, given)))}\n`);
    }
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
