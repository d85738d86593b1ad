/** The use cases of planning, first half: the script, and what must be voiced. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Script } from '../../contracts/script.ts';
import type { planner } from '../../contracts/modules/planner.ts';
import { encodeJson } from '../runtime/maker.ts';
import { voiceDag } from './graph/film-dag.ts';
import type { PlannerPorts } from './ports.ts';
import { planIdOf } from './prepare.ts';

/** Adapts a story and stores the script and the voice jobs. Rejects with LINE_UNKNOWN, ARTIFACT_MISSING. */
export async function draftPlan(
  { objects, plans, prepare }: PlannerPorts,
  request: ReceivedParamsOf<typeof planner.draftPlan>,
): Promise<ResultOf<typeof planner.draftPlan>> {
  const { sources, adapted } = await prepare(request);
  const { script } = adapted.whole;
  const voices = voiceDag(script, sources);
  const planId = planIdOf(request);
  const stored = await objects.put(encodeJson(Script.parse(script)), 'application/json');
  const dag = await objects.put(encodeJson(voices), 'application/json');
  await plans.saveDraft({ planId, request, script: stored, dag });
  return { planId, script: stored, dag, lines: voices.nodes.length, scenes: script.scenes.length };
}
