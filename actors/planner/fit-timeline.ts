/** The use cases of planning, second half: everything around measured speech. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import { Measures, type planner } from '../../contracts/modules/planner.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import { fitFilm } from './fit-film.ts';
import { filmDag } from './graph/film-dag.ts';
import { estimatedSamples, linesOf } from './graph/voice-nodes.ts';
import type { DraftedPlan, PlannerPorts } from './ports.ts';

async function draftOf({ plans }: Pick<PlannerPorts, 'plans'>, planId: string): Promise<DraftedPlan> {
  const draft = await plans.findDraft(planId);
  if (draft === null)
    throw new Failure('INTERNAL', `There is no plan ${planId}; it has to be drafted first.`);
  return draft;
}

/** Fits shots and timeline to measured speech and stores them with the graph of all jobs. */
export async function fitTimeline(
  ports: PlannerPorts,
  { planId, runId, measures }: ReceivedParamsOf<typeof planner.fitTimeline>,
): Promise<ResultOf<typeof planner.fitTimeline>> {
  const { objects, plans, prepare } = ports;
  const { sources, adapted } = await prepare((await draftOf(ports, planId)).request);
  const { lines } = Measures.parse(decodeJson(await objects.get(measures)));
  const film = fitFilm(sources, new Map(lines.map(({ lineId, samples }) => [lineId, samples])), adapted);
  const put = (value: unknown) => objects.put(encodeJson(value), 'application/json');
  const shotPlan = await put(film.shotPlan);
  const timeline = await put(film.timeline);
  const dag = await put(filmDag(film, sources));
  const { shots } = film.shotPlan;
  const { segments, frames } = film.timeline;
  if (runId !== null) await plans.saveFit({ planId, runId, dag, shots, segments, frames });
  return { shotPlan, timeline, dag, shots: shots.length, frames };
}

/** Estimates the lines of a plan by their words and voices, times `factor`; for plans before any voice exists. */
export async function estimateLines(
  ports: PlannerPorts,
  { planId, factor }: ReceivedParamsOf<typeof planner.estimateLines>,
): Promise<ResultOf<typeof planner.estimateLines>> {
  const { sources, adapted } = await ports.prepare((await draftOf(ports, planId)).request);
  const lines = linesOf(adapted.whole.script).map((line) => ({
    lineId: line.id,
    samples: Math.round(estimatedSamples(line, sources) * factor),
  }));
  const measures = Measures.parse({ lines });
  return { measures: await ports.objects.put(encodeJson(measures), 'application/json') };
}
