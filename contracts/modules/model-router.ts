/** 06 model-router: which recipe, which node, what price. It only decides. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { JobKind } from '../job-kinds.ts';
import { Budget, DispatchDecision, Provider, Recipe } from '../route.ts';
import { SeenTags } from '../seen.ts';
import { Id } from '../shared.ts';
import { KnownNode, NodeState } from '../telemetry.ts';
import { readEvents } from './log.ts';

export const modelRouter = actionsOf('model-router', {
  chooseRecipes: {
    does: 'Chooses provider and model for kinds of work, before their digests are known.',
    params: z.strictObject({ projectId: Id, runId: Id, kinds: z.array(JobKind).max(100) }),
    result: z.strictObject({
      recipes: z.record(z.string(), Recipe),
      /** What else each kind can be made by, coarser and for nothing, the finest first: for work that the chosen one dies of. */
      coarser: z.record(z.string(), z.array(Recipe)).default({}),
      providers: z.record(z.string(), Provider),
    }),
  },
  placeJobs: {
    does: 'Says which nodes may take jobs, with reasons, and reserves their price.',
    params: z.strictObject({
      runId: Id,
      jobs: z
        .array(z.strictObject({ jobId: Id, kind: JobKind, recipe: Recipe, estimateMs: z.int() }))
        .max(100),
    }),
    result: z.strictObject({ decisions: z.array(DispatchDecision) }),
  },
  settleJobs: {
    does: 'Turns the reservations of finished jobs into what they cost.',
    params: z.strictObject({ jobIds: z.array(Id).max(1000) }),
    result: z.strictObject({ spentMicros: z.int() }),
  },
  releaseJobs: {
    does: 'Gives back what was reserved for jobs that will not be done.',
    params: z.strictObject({ jobIds: z.array(Id).max(1000) }),
    result: z.strictObject({ released: z.int() }),
  },
  getBudget: {
    does: 'Tells the budget of a project.',
    params: z.strictObject({ projectId: Id }),
    result: z.strictObject({ budget: Budget }),
  },
  setBudget: {
    does: 'Says how much a project may spend in all.',
    params: z.strictObject({ projectId: Id, limitMicros: Budget.shape.limitMicros, seen: SeenTags }),
    result: z.strictObject({ budget: Budget }),
  },
  listProviders: {
    does: 'Lists who can do which kinds of work now, and at what price.',
    params: z.strictObject({}),
    result: z.strictObject({ providers: z.array(Provider) }),
  },
  listNodes: {
    does: 'Lists the nodes in the order of their ids: whether they are counted on, why, and their last telemetry.',
    params: z.strictObject({
      state: NodeState.nullable().default(null),
      after: Id.nullable().default(null),
      limit: z.int().positive().max(50).default(50),
    }),
    result: z.strictObject({ nodes: z.array(KnownNode) }),
  },
  readEvents,
});
