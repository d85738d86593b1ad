/** The plan of a run: its shots and its timeline. */
import { decodeJson } from '../../actors/runtime/maker.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import type { Plans } from '../terminal/plan-text.ts';
import type { FilmSystem } from './film-system.ts';

/** Reads what was planned. Rejects with INTERNAL when nothing was. */
export async function readPlans({ ask, scope, objects }: FilmSystem, runId: string): Promise<Plans> {
  const { shotPlan, timeline } = await ask(scope, gateway.getPlan, { runId });
  if (shotPlan === null || timeline === null) throw new Failure('INTERNAL', 'The plan was not made.');
  return {
    shotPlan: ShotPlan.parse(decodeJson(await objects.get(shotPlan.sha256))),
    timeline: TimelinePlan.parse(decodeJson(await objects.get(timeline.sha256))),
  };
}
