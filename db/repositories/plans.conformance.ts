/** What every store of plans must do: a draft is kept once, the newest fit counts. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DraftedPlan, FittedPlan, Plans } from '../../actors/planner/ports.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import type { Shot } from '../../contracts/shot.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { logDrafted, plans as openPlans } from './plans.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let plans: Plans;

const artifact = (digit: string): ArtifactRef => ({
  ...{ sha256: digit.repeat(64), bytes: 3, mediaType: 'application/json' },
});

const draftOf = (planId: string): DraftedPlan => ({
  planId,
  request: {
    ...{ projectId: 'prj-1', runId: 'run-1', revisionId: 'rev-1', options: defaultRunOptions },
    ...{ story: 'a'.repeat(64), reading: 'b'.repeat(64), pack: 'c'.repeat(64), candidates: 'd'.repeat(64) },
    edits: [{ type: 'setLineText', lineId: 'l1', text: '走吧。' }],
  },
  ...{ script: artifact('1'), dag: artifact('2') },
});

const shotOf = (id: string, startFrame: number): Shot => ({
  ...{ id, sceneId: 's1', size: 'medium', purpose: 'dialogue', because: 'a line', startFrame, frames: 24 },
  ...{ source: { start: 0, end: 3 }, elements: [], lines: ['l1'], cast: ['man'], dissolveIn: 0 },
  camera: { from: { x: 0, y: 4, height: 5 }, to: { x: 0, y: 4, height: 5 } },
});

const fitOf = (planId: string, ids: readonly string[]): FittedPlan => ({
  ...{ runId: `run-${planId}`, planId, dag: artifact('3'), frames: 24 * ids.length },
  shots: ids.map((id, at) => shotOf(id, 24 * at)),
  segments: ids.map((shotId, at) => ({
    ...{ job: `shot:${shotId}`, shotId, intoShotId: null, startFrame: 24 * at, frames: 24 },
  })),
});

const shotsOf = async (planId: string): Promise<unknown[]> => {
  const sql = `select document from planner.shot where plan_id = $1 order by position`;
  return (await own.query(sql, [planId])).map(({ document }) => document);
};

const newsOf = async (wanted: string): Promise<string[]> =>
  (await own.readEvents(0, 500)).filter(({ runId }) => runId === wanted).map(({ name }) => name);

export function describePlans(name: string, open: () => Promise<Database>): void {
  describe(`plans on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('planner');
      plans = openPlans(own, testScope);
    });

    test('are found as they were drafted, and not before', async () => {
      expect(await plans.findDraft('plan-1')).toBeNull();
      await plans.saveDraft(draftOf('plan-1'));
      expect(await plans.findDraft('plan-1')).toEqual(draftOf('plan-1'));
    });

    test('stay as they are when the same draft is kept again, also at once', async () => {
      await Promise.all([1, 2, 3].map(() => plans.saveDraft(draftOf('plan-2'))));
      expect(await plans.findDraft('plan-2')).toEqual(draftOf('plan-2'));
    });

    test('keep the newest graph of all work beside that of the voices', async () => {
      await plans.saveDraft(draftOf('plan-3'));
      await plans.saveFit(fitOf('plan-3', ['z1']));
      await plans.saveFit({ ...fitOf('plan-3', ['z1']), dag: artifact('4') });
      const sql = `select part, artifact from planner.task_dag where plan_id = 'plan-3' order by part`;
      expect(await own.query(sql)).toEqual([
        { part: 'film', artifact: artifact('4') },
        { part: 'voices', artifact: artifact('2') },
      ]);
      expect(await plans.findDraft('plan-3')).toEqual(draftOf('plan-3'));
    });

    test('have the shots of their newest fit, in order, and tell of them', async () => {
      await logDrafted(own, testScope, { runId: 'run-plan-4', planId: 'plan-4', scenes: 1, lines: 1 });
      await plans.saveFit(fitOf('plan-4', ['z1', 'a2', 'm3']));
      await plans.saveFit(fitOf('plan-4', ['z1', 'a2']));
      expect(await shotsOf('plan-4')).toEqual([shotOf('z1', 0), shotOf('a2', 24)]);
      expect(await newsOf('run-plan-4')).toEqual([
        ...['plan.drafted', 'plan.fitted', 'shot.planned', 'shot.planned', 'shot.planned'],
        ...['plan.fitted', 'shot.planned', 'shot.planned'],
      ]);
    });
  });
}
