/** The modules that a run asks, all on one machine: answers that depend on the questions alone. */
import { decodeJson, encodeJson } from '../../../actors/runtime/maker.ts';
import type { Objects } from '../../../actors/runtime/objects.ts';
import type { ArtifactRef } from '../../../contracts/artifact.ts';
import { Failure } from '../../../contracts/error.ts';
import { assetKnowledge } from '../../../contracts/modules/asset-knowledge.ts';
import { composer } from '../../../contracts/modules/composer.ts';
import { entityCore } from '../../../contracts/modules/entity-core.ts';
import { Measures, planner } from '../../../contracts/modules/planner.ts';
import { Served } from '../bus.ts';
import type { Program } from '../machine.ts';
import type { Site } from '../site.ts';
import { filmNodes, voiceNodes } from '../story.ts';

/** What the planner’s database keeps: the story of each plan. */
export type Plans = Map<string, string>;

type Put = (content: unknown) => Promise<ArtifactRef>;

const putIn =
  (objects: Objects): Put =>
  (content) =>
    objects.put(encodeJson(content), 'application/json');

function serveReading(served: Served, put: Put): Served {
  return served
    .answer(entityCore.settleEntities, async ({ reading }) => ({
      pack: await put({ pack: reading }),
      questions: await put([]),
      reading: null,
    }))
    .answer(assetKnowledge.matchAssets, async ({ pack }) => ({
      candidates: await put({ candidates: pack }),
      count: 1,
    }))
    .answer(composer.publishFilm, async ({ runId }) => ({ report: await put({ runId }), deliveries: [] }));
}

function servePlans(served: Served, objects: Objects, plans: Plans): Served {
  const put = putIn(objects);
  return served
    .answer(planner.draftPlan, async ({ runId, story }) => {
      const planId = `plan:${runId ?? 'none'}`;
      plans.set(planId, story);
      const nodes = voiceNodes(story.slice(0, 8));
      const [script, dag] = [await put({ script: story }), await put({ nodes })];
      return { planId, script, dag, lines: nodes.length, scenes: 1 };
    })
    .answer(planner.fitTimeline, async ({ planId, measures }) => {
      const story = plans.get(planId);
      if (story === undefined) throw new Failure('PARAMS_INVALID', `There is no plan ${planId}.`);
      const fit = Measures.parse(decodeJson(await objects.get(measures)));
      const nodes = filmNodes(story.slice(0, 8), fit);
      const dag = await put({ nodes });
      return {
        ...{ shotPlan: await put({ shots: story }), timeline: await put(fit), dag },
        ...{ shots: 3, frames: 3 },
      };
    });
}

export const planningOn =
  (site: Site, plans: Plans): Program =>
  async (process) => {
    const objects = site.objects(process);
    const served = serveReading(new Served(process, [], () => undefined), putIn(objects));
    return { served: servePlans(served, objects, plans), stop: async () => undefined };
  };
