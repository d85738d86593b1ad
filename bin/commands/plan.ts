/** `ainern2d plan STORY`: shots and timeline around real speech, without any picture. */
import { randomUUID } from 'node:crypto';
import { decodeJson } from '../../actors/runtime/maker.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import type { Command } from '../main.ts';
import type { FilmSystem } from '../system/film-system.ts';
import { filmArguments } from '../system/film-options.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { type FilmRequest, openProject, submitStory, withRun } from '../system/make-film.ts';
import { outputFolder, prepareFolder, privateFolder } from '../system/output-folder.ts';
import { startWithStory } from '../system/read-ahead.ts';
import { readCast, readStory } from '../system/read-story.ts';
import { planText, type Plans } from '../terminal/plan-text.ts';
import { reporter } from '../terminal/reporter.ts';

async function readPlans({ ask, scope, objects }: FilmSystem, runId: string): Promise<Plans> {
  const { shotPlan, timeline } = await ask(scope, gateway.getPlan, { runId });
  if (shotPlan === null || timeline === null) throw new Failure('INTERNAL', 'The plan was not made.');
  return {
    shotPlan: ShotPlan.parse(decodeJson(await objects.get(shotPlan.sha256))),
    timeline: TimelinePlan.parse(decodeJson(await objects.get(timeline.sha256))),
  };
}

export const plan: Command = async ({ args, signal }) => {
  const given = filmArguments(args);
  const story = await readStory(given.story, given.options.language);
  const cast = given.castFile === undefined ? [] : await readCast(given.castFile);
  const folder = outputFolder(given.story, given.out);
  await prepareFolder(folder);
  const lock = await lockFolder(privateFolder(folder));
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
