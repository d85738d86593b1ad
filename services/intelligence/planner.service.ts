/** 05 planner. */
import { draftPlan, estimateLines, fitTimeline } from '../../actors/planner/index.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import { planner } from '../../contracts/modules/planner.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { logDrafted, plans, saveFitted } from '../../db/repositories/plans.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

export default serve('planner', planner, {
  async build({ database: open, objects }) {
    const database = await open();
    return {
      answers: {
        draftPlan: async (params, { scope }) => {
          const drafted = await draftPlan({ objects, plans: plans(database, scope) }, params);
          await logDrafted(database, scope, {
            runId: params.runId,
            planId: drafted.planId,
            scenes: drafted.scenes,
            lines: drafted.lines,
          });
          return drafted;
        },
        fitTimeline: async (params, { scope }) => {
          const fitted = await fitTimeline({ objects, plans: plans(database, scope) }, params);
          const { shots } = ShotPlan.parse(decodeJson(await objects.get(fitted.shotPlan.sha256)));
          const { segments } = TimelinePlan.parse(decodeJson(await objects.get(fitted.timeline.sha256)));
          await saveFitted(database, scope, {
            runId: params.runId,
            planId: params.planId,
            shots,
            segments,
            frames: fitted.frames,
          });
          return fitted;
        },
        estimateLines: (params, { scope }) =>
          estimateLines({ objects, plans: plans(database, scope) }, params),
        readEvents: ownLog(database),
      },
    };
  },
});
