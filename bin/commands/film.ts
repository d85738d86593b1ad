/** `ainern2d film STORY`: the main job. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from '../main.ts';
import { filmArguments, type FilmArguments } from '../system/film-options.ts';
import { startWithStory } from '../system/read-ahead.ts';
import { deliveredReport, questionLines } from '../system/open-questions.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { makeFilm, openProject, submitStory } from '../system/make-film.ts';
import { expectFilmAt } from '../system/moved-mark.ts';
import { outputFolder, prepareFolder, privateFolder } from '../system/output-folder.ts';
import { readPlans } from '../system/read-plans.ts';
import { readCast, readStory, type StoryFile } from '../system/read-story.ts';
import { cutSentence } from '../terminal/plan-text.ts';
import { reporter, type Reporter } from '../terminal/reporter.ts';
import type { FilmReport } from '../../contracts/film.ts';
import type { Coverage } from '../../contracts/script.ts';
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

/** What a run came to; the coverage of a plan is told where no film was made of it. */
interface Made {
  readonly run: Run;
  readonly planned: readonly Coverage[];
}

async function make({ story, cast, folder, given, told, signal }: Work): Promise<Made> {
  const { language } = given.options;
  const [own, traceId] = [privateFolder(folder), `film-${randomUUID()}`];
  const system = given.cluster
    ? await (await import('../system/joined-system.ts')).joinInstallation(own, traceId, signal)
    : await startWithStory(own, { story, cast, language, reporter: told }, traceId);
  try {
    signal.throwIfAborted();
    const projectId = await openProject(system, story.title);
    const run = await makeFilm(system, folder, {
      projectId,
      revision: () => submitStory(system, projectId, { story, language, cast }),
      options: given.options,
      gates: given.planOnly ? ['plan'] : [],
      reporter: told,
      signal,
    });
    const isFilm = run.state === 'succeeded';
    return { run, planned: isFilm ? [] : (await readPlans(system, run.id)).timeline.coverage };
  } finally {
    await system.close();
  }
}

/** What is cut of a story, where the options let more be cut than headings, notes and tags. */
function cutsIn(coverage: readonly Coverage[], { maxSeconds, narration }: RunOptions): readonly string[] {
  const cuts = maxSeconds !== null || narration === 'none' ? cutSentence(coverage) : null;
  return cuts === null ? [] : [cuts];
}

/** What a film is told of beside where it is. */
function remarksOn(report: FilmReport, folder: string, options: RunOptions): readonly string[] {
  const { maxSeconds } = options;
  const seconds = report.film.frames / report.film.fps;
  const isLonger = maxSeconds !== null && seconds > maxSeconds;
  const longer = `The film lasts ${seconds.toFixed(1)} s: what is left of the story cannot be told in ${maxSeconds ?? 0} s.`;
  return [
    ...cutsIn(report.coverage, options),
    ...questionLines(report, folder),
    ...(isLonger ? [longer] : []),
  ];
}

async function sayFinished(folder: string, options: RunOptions, told: Reporter): Promise<void> {
  for (const line of remarksOn(await deliveredReport(folder), folder, options)) told.say(line);
  told.say(`The film is ${join(folder, 'film.mp4')}`);
}

function sayPlanned(coverage: readonly Coverage[], options: RunOptions, told: Reporter): void {
  for (const line of cutsIn(coverage, options)) told.say(line);
  told.say('The plan is made; run the command without --plan-only to make the film.');
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
    if (!given.cluster) await expectFilmAt(privateFolder(folder), null);
    const { run, planned } = await make({ story, cast, folder, given, told, signal });
    if (run.state === 'succeeded') await sayFinished(folder, given.options, told);
    else sayPlanned(planned, given.options, told);
    return 0;
  } finally {
    told.finish();
    lock.release();
  }
};
