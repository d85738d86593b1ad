/** A story comes in, and a film of it is asked for. */
import { decodeStory } from '../../actors/gateway/decode-story.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { defaultRunOptions, type RunOptions } from '../../contracts/run.ts';
import { languageOf } from '../../contracts/story-language.ts';
import {
  json,
  taggedRevision,
  type Answered,
  type AnswerPorts,
  type AskedOf,
  type Asker,
} from './answered.ts';

/** Of two units each at most, so that no title is too long. */
const MOST_SIGNS = 100;

/** `fox-and-wolf.txt` is “fox and wolf” until somebody says otherwise. */
function titleOf(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return Array.from(words || fileName)
    .slice(0, MOST_SIGNS)
    .join('');
}

/** Nothing is stored of a story that cannot be told. */
export async function submitStory(
  { params: { projectId }, query: { fileName, title, language }, body }: AskedOf<'submitStory'>,
  { scope }: Asker,
  { ask, objects }: AnswerPorts,
): Promise<Answered> {
  await ask(scope, gateway.getProject, { projectId });
  const { text } = decodeStory(body);
  // The engine would find out as well, but only when a film is asked for.
  if (language === 'auto') languageOf(text);
  const told = await ask(scope, gateway.submitStory, {
    story: await objects.put(new TextEncoder().encode(text), 'text/plain'),
    ...{ projectId, fileName, title: title ?? titleOf(fileName), language },
    ...{ characters: text.length, cast: [] },
  });
  return taggedRevision('submitStory', told);
}

/** Options of a film: those that are given, and the others as they are anyway. */
export const wholeOptions = (
  base: RunOptions,
  given: AskedOf<'createRun'>['body']['options'],
): RunOptions => ({
  ...base,
  ...(Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<RunOptions>),
});

export async function createRun(
  { params: { projectId }, body: { revisionId, options, gates } }: AskedOf<'createRun'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  await ask(scope, gateway.getProject, { projectId });
  const order = { projectId, revisionId, gates, options: wholeOptions(defaultRunOptions, options) };
  return json('createRun', await ask(scope, gateway.createRun, order));
}
