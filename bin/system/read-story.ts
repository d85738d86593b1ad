/** Reads what people hand in: stories and cast lists. Everything wrong with them is said here, in one sentence. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import { decodeStory } from '../../actors/gateway/decode-story.ts';
import { Failure } from '../../contracts/error.ts';
import type { RunOptions } from '../../contracts/run.ts';
import { CastHint } from '../../contracts/story.ts';
import { languageOf } from '../../contracts/story-language.ts';
import { givenPath } from './given-path.ts';

export interface StoryFile {
  readonly path: string;
  readonly fileName: string;
  readonly title: string;
  readonly text: string;
}

/** Files larger than this cannot be a story of two million characters in any encoding. */
const MOST_BYTES = 16_000_000;

/**
 * Rejects with STORY_MISSING, STORY_IS_FOLDER, STORY_TOO_LONG, STORY_EMPTY, STORY_BINARY, STORY_ENCODING_UNKNOWN, or with
 * STORY_LANGUAGE_UNKNOWN where the language is to be found out.
 */
export async function readStory(given: string, language: RunOptions['language']): Promise<StoryFile> {
  const path = givenPath(given);
  const facts = await stat(path).catch(() => null);
  if (facts === null)
    throw new Failure('STORY_MISSING', `There is no file “${path}”; give the path of a text file.`);
  if (facts.isDirectory())
    throw new Failure('STORY_IS_FOLDER', `“${path}” is a folder; give the path of a text file in it.`);
  if (!facts.isFile())
    throw new Failure('STORY_MISSING', `“${path}” is not a file; give the path of a text file.`);
  if (facts.size > MOST_BYTES)
    throw new Failure(
      'STORY_TOO_LONG',
      `“${path}” is ${facts.size} bytes; a story has at most 2,000,000 characters.`,
    );
  const bytes = await readFile(path).catch(() => {
    throw new Failure('STORY_MISSING', `“${path}” cannot be read; check its permissions.`);
  });
  const { text } = decodeStory(bytes);
  // The engine would find out as well, but only when folders and a database have been made.
  if (language === 'auto') languageOf(text);
  const fileName = basename(path);
  return { path, fileName, title: titleOf(fileName), text };
}

/** What a story without a title of its own is called: `fox-and-wolf.txt` is “Fox and wolf”. */
function titleOf(fileName: string): string {
  const words = basename(fileName, extname(fileName))
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The creator’s list of names. Rejects with CAST_INVALID. */
export async function readCast(given: string): Promise<CastHint[]> {
  const path = givenPath(given);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Failure('CAST_INVALID', `The cast file “${path}” cannot be read.`);
  });
  const read = z.array(CastHint).max(200).safeParse(jsonIn(text));
  if (read.success) return read.data;
  const [{ path: at, message } = { path: [], message: '' }] = read.error.issues;
  throw new Failure(
    'CAST_INVALID',
    `“${path}” is not a JSON list of { name, aliases, gender } (${at.join('.') || 'the file'}: ${message}).`,
  );
}
