/** `ainern2d plan STORY`: shots and timeline around real speech, without any picture. */
import { randomUUID } from 'node:crypto';
import type { Command } from '../main.ts';
import { filmArguments } from '../system/film-options.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { type FilmRequest, openProject, submitStory, withRun } from '../system/make-film.ts';
import { expectFilmAt } from '../system/moved-mark.ts';
import { outputFolder, prepareFolder, privateFolder } from '../system/output-folder.ts';
import { startWithStory } from '../system/read-ahead.ts';
import { readPlans } from '../system/read-plans.ts';
import { readCast, readStory } from '../system/read-story.ts';
import { planText } from '../terminal/plan-text.ts';
import { reporter } from '../terminal/reporter.ts';

export const plan: Command = async ({ args, signal }) => {
  const given = filmArguments(args);
  const story = await readStory(given.story, given.options.language);
  const cast = given.castFile === undefined ? [] : await readCast(given.castFile);
  const folder = outputFolder(given.story, given.out);
  await prepareFolder(folder);
  const lock = await lockFolder(privateFolder(folder));
  await expectFilmAt(privateFolder(folder), null);
  const told = reporter(false, () => performance.now());
  const { language } = given.options;
  const system = await startWithStory(
    privateFolder(folder),
    { story, cast, language, reporter: told },
    `plan-${randomUUID()}`,
  );
  try {
    const projectId = await openProject(system, story.title);
    const request: FilmRequest = {
      projectId,
      revision: () => submitStory(system, projectId, { story, language, cast }),
      options: given.options,
      gates: ['plan'],
      reporter: told,
      signal,
    };
    const plans = await withRun(system, request, ({ id }) => readPlans(system, id));
    process.stdout.write(given.json ? `${JSON.stringify(plans)}\n` : planText(plans));
    return 0;
  } finally {
    told.finish();
    await system.close();
    lock.release();
  }
};
