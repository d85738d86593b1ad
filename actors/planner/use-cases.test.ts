import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { defaultRunOptions } from '../../contracts/run.ts';
import { Script } from '../../contracts/script.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import { TaskDag } from '../../contracts/task.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import type { Measures, PlanRequest } from '../../contracts/modules/planner.ts';
import { matchAssets } from '../asset-knowledge/index.ts';
import { settleEntities } from '../entity-core/index.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import { sha256Hex } from '../runtime/fingerprint.ts';
import type { Objects } from '../runtime/objects.ts';
import { Failure } from '../../contracts/error.ts';
import {
  draftPlan,
  estimateLines,
  fitTimeline,
  preparer,
  type DraftedPlan,
  type FittedPlan,
  type Plans,
} from './index.ts';
import { lanternMaker } from './samples/lantern-maker.ts';

/** A store in memory that keeps its promises. */
function memory(): Pick<Objects, 'get' | 'put'> {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (bytes, mediaType) => {
      const sha256 = sha256Hex(bytes);
      kept.set(sha256, bytes);
      return { sha256, bytes: bytes.length, mediaType };
    },
    get: async (sha256) => {
      const bytes = kept.get(sha256);
      if (bytes === undefined) throw new Failure('ARTIFACT_MISSING');
      return bytes;
    },
  };
}

function memoryPlans(): Plans & { readonly fits: FittedPlan[] } {
  const drafts = new Map<string, DraftedPlan>();
  const fits: FittedPlan[] = [];
  return {
    fits,
    saveDraft: async (plan) => void drafts.set(plan.planId, plan),
    findDraft: async (planId) => drafts.get(planId) ?? null,
    saveFit: async (plan) => void fits.push(plan),
  };
}

async function requestOn(objects: Pick<Objects, 'get' | 'put'>): Promise<PlanRequest> {
  const text = readFileSync('examples/灯笼匠.txt', 'utf8');
  const story = await objects.put(new TextEncoder().encode(text), 'text/plain');
  const reading = await objects.put(encodeJson(lanternMaker(text)), 'application/json');
  const bibles = { load: async () => ({ characters: [], places: [] }), save: async () => undefined };
  const about = { projectId: 'p', runId: 'run-1', revisionId: 'r' };
  const settled = await settleEntities(
    { objects, bibles },
    { ...about, ...{ reading: reading.sha256, seed: 1, edits: [] } },
  );
  const found = await matchAssets(
    { objects },
    { projectId: 'p', runId: 'run-1', reading: reading.sha256, pack: settled.pack.sha256 },
  );
  return {
    ...about,
    story: story.sha256,
    reading: reading.sha256,
    pack: settled.pack.sha256,
    candidates: found.candidates.sha256,
    options: defaultRunOptions,
    edits: [],
  };
}

async function planned() {
  const objects = memory();
  const plans = memoryPlans();
  const ports = { objects, plans, prepare: preparer(objects) };
  const request = await requestOn(objects);
  const drafted = await draftPlan(ports, request);
  const { measures } = await estimateLines(ports, { planId: drafted.planId, factor: 1 });
  const fitted = await fitTimeline(ports, {
    planId: drafted.planId,
    runId: 'run-1',
    measures: measures.sha256,
  });
  const read = async (sha256: string): Promise<unknown> => decodeJson(await objects.get(sha256));
  return { ports, plans, request, drafted, measures, fitted, read };
}

describe('planning in two steps', () => {
  test('drafts a script and its voices, then fits shots and all jobs around what is measured', async () => {
    const { drafted, fitted, plans, read } = await planned();
    const script = Script.parse(await read(drafted.script.sha256));
    const voices = TaskDag.parse(await read(drafted.dag.sha256));
    expect(drafted).toMatchObject({ scenes: script.scenes.length, lines: voices.nodes.length });
    expect(voices.nodes.every(({ kind }) => kind === 'voice')).toBe(true);
    const timeline = TimelinePlan.parse(await read(fitted.timeline.sha256));
    const { shots } = ShotPlan.parse(await read(fitted.shotPlan.sha256));
    const film = TaskDag.parse(await read(fitted.dag.sha256));
    expect(fitted).toMatchObject({ frames: timeline.frames, shots: shots.length });
    expect(film.nodes.map(({ key }) => key)).toEqual(
      expect.arrayContaining(voices.nodes.map(({ key }) => key)),
    );
    expect(plans.fits).toHaveLength(1);
  });

  test('the example is a film of sixty to ninety seconds', async () => {
    const { fitted } = await planned();
    expect(fitted.frames / 24).toBeGreaterThanOrEqual(60);
    expect(fitted.frames / 24).toBeLessThanOrEqual(90);
  });

  test('the same request is the same plan, whatever run asks for it; another seed is another', async () => {
    const { ports, request, drafted } = await planned();
    expect(await draftPlan(ports, { ...request, runId: 'run-2' })).toEqual(drafted);
    const other = await draftPlan(ports, { ...request, options: { ...request.options, seed: 2 } });
    expect(other.planId).not.toBe(drafted.planId);
  });

  test('estimates grow with the factor', async () => {
    const { ports, drafted, measures, read } = await planned();
    const slow = await estimateLines(ports, { planId: drafted.planId, factor: 2 });
    const total = async (sha256: string) =>
      ((await read(sha256)) as Measures).lines.reduce((sum, { samples }) => sum + samples, 0);
    expect((await total(slow.measures.sha256)) / (await total(measures.sha256))).toBeCloseTo(2, 3);
  });

  test('a what-if leaves no fit behind', async () => {
    const { ports, plans, drafted, measures } = await planned();
    const whatIf = { planId: drafted.planId, runId: null, measures: measures.sha256 };
    expect((await fitTimeline(ports, whatIf)).shots).toBeGreaterThan(0);
    expect(plans.fits.map(({ runId }) => runId)).toEqual(['run-1']);
  });

  test('a plan that was never drafted is refused', async () => {
    const { ports, measures } = await planned();
    const lost = fitTimeline(ports, { planId: 'plan-x', runId: 'run-1', measures: measures.sha256 });
    await expect(lost).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
