/** `ainern2d film STORY`: the main job. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from '../main.ts';
import { filmArguments, type FilmArguments } from '../system/film-options.ts';
import { startWithStory } from '../system/read-ahead.ts';
import { deliveredReport, questionLines } from '../system/open-questions.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { makeFilm, openProject, submitStory } from '../system/make-film.ts';
import { outputFolder, prepareFolder, privateFolder } from '../system/output-folder.ts';
import { readCast, readStory, type StoryFile } from '../system/read-story.ts';
import { cutLines } from '../terminal/plan-text.ts';
import { reporter, type Reporter } from '../terminal/reporter.ts';
import type { FilmReport } from '../../contracts/film.ts';
import type { CastHint } from '../../contracts/story.ts';
import type { Run, RunOptions } from '../../contracts/run.ts';

interface Work {
  readonly story: StoryFile;
  readonly cast: readonly CastHint[];
  readonly folder: string;
  readonly given: FilmArguments;
  readonly told: Reporter;
  readonly signal: AbortSignal;
}

async function make({ story, cast, folder, given, told, signal }: Work): Promise<Run> {
  const { language } = given.options;
  const [own, traceId] = [privateFolder(folder), `film-${randomUUID()}`];
  const system = given.cluster
    ? await (await import('../system/joined-system.ts')).joinInstallation(own, traceId, signal)
    : await startWithStory(own, { story, cast, language, reporter: told }, traceId);
  try {
    signal.throwIfAborted();
    const projectId = await openProject(system, story.title);
    return await makeFilm(system, folder, {
      projectId,
      revision: () => submitStory(system, projectId, { story, language, cast }),
      options: given.options,
      gates: given.planOnly ? ['plan'] : [],
      reporter: told,
      signal,
    });
  } finally {
    await system.close();
  }
}

/** What a film is told of beside where it is. */
function remarksOn(
  report: FilmReport,
  folder: string,
  { maxSeconds, narration }: RunOptions,
): readonly string[] {
  const seconds = report.film.frames / report.film.fps;
  const isLonger = maxSeconds !== null && seconds > maxSeconds;
  const longer = `The film lasts ${seconds.toFixed(1)} s: what is left of the story cannot be told in ${maxSeconds ?? 0} s.`;
  const isLess = maxSeconds !== null || narration === 'none';
  const cuts = isLess ? cutLines(report.coverage) : [];
  return [...cuts, ...questionLines(report, folder), ...(isLonger ? [longer] : [])];
}

async function sayFinished(folder: string, options: RunOptions, told: Reporter): Promise<void> {
  for (const line of remarksOn(await deliveredReport(folder), folder, options)) told.say(line);
  told.say(`The film is ${join(folder, 'film.mp4')}`);
}

/** Checks all that was given before anything is created, then makes the film under the folder’s lock. */
export const film: Command = async ({ args, signal }) => {
  const given = filmArguments(args);
  const story = await readStory(given.story, given.options.language);
  const cast = given.castFile === undefined ? [] : await readCast(given.castFile);
  const folder = outputFolder(given.story, given.out);
  await prepareFolder(folder);
  const lock = await lockFolder(privateFolder(folder));
  const told = reporter(given.json, () => performance.now());
  try {
    const run = await make({ story, cast, folder, given, told, signal });
    if (run.state === 'succeeded') await sayFinished(folder, given.options, told);
    else told.say('The plan is made; run the command without --plan-only to make the film.');
    return 0;
  } finally {
    told.finish();
    lock.release();
  }
};
