/** What films cost, what a project may spend, and who does the work. */
import * as z from 'zod';
import { Budget, Provider } from '../../route.ts';
import { SeenTags } from '../../seen.ts';
import { KnownNode } from '../../telemetry.ts';
import { Id } from '../../shared.ts';
import { projectRef, runRef } from './facts.ts';

/** What one provider has done for a film. */
export const ProviderCosts = z.strictObject({
  provider: Id,
  jobs: z.int().nonnegative(),
  cpuMs: z.int().nonnegative(),
  /** Millionths of the currency. */
  amountMicros: z.int().nonnegative(),
  currency: z.string().length(3),
});

export const RunCosts = z.strictObject({
  providers: z.array(ProviderCosts),
  totalMicros: z.int().nonnegative(),
  cpuMs: z.int().nonnegative(),
});
export type RunCosts = z.infer<typeof RunCosts>;

export const moneyActions = {
  getRunCosts: {
    does: 'Sums what a film has cost, by who did the work.',
    params: runRef,
    result: z.strictObject({ costs: RunCosts }),
  },
  getBudget: {
    does: 'Tells what a project may spend, has spent, and has set aside.',
    params: projectRef,
    result: z.strictObject({ budget: Budget }),
  },
  setBudget: {
    does: 'Says how much a project may spend in all; work that costs more than is left is done by cheaper means.',
    params: projectRef.extend({ limitMicros: Budget.shape.limitMicros, seen: SeenTags }),
    result: z.strictObject({ budget: Budget }),
  },
  listProviders: {
    does: 'Lists who can do which kinds of work, and at what price.',
    params: z.strictObject({}),
    result: z.strictObject({ providers: z.array(Provider) }),
  },
  listNodes: {
    does: 'Lists the nodes of the installation that take work, and how they feel.',
    params: z.strictObject({ after: Id.nullable().default(null) }),
    result: z.strictObject({ nodes: z.array(KnownNode) }),
  },
} as const;
