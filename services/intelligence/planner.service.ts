/** 05 planner. */
import {
  draftPlan,
  estimateLines,
  fitTimeline,
  preparer,
  type PlannerPorts,
} from '../../actors/planner/index.ts';
import { planner } from '../../contracts/modules/planner.ts';
import type { Scope } from '../../contracts/shared.ts';
import { logDrafted, plans } from '../../db/repositories/plans.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

export default serve('planner', planner, {
  async build({ database: open, objects }) {
    const database = await open();
    const prepare = preparer(objects);
    const portsOf = (scope: Scope): PlannerPorts => ({ objects, prepare, plans: plans(database, scope) });
    return {
      answers: {
        draftPlan: async (params, { scope }) => {
          const drafted = await draftPlan(portsOf(scope), params);
          const { runId } = params;
          const { planId, scenes, lines } = drafted;
          if (runId !== null) await logDrafted(database, scope, { runId, planId, scenes, lines });
          return drafted;
        },
        fitTimeline: (params, { scope }) => fitTimeline(portsOf(scope), params),
        estimateLines: (params, { scope }) => estimateLines(portsOf(scope), params),
        readEvents: ownLog(database),
      },
    };
  },
});
