/** What films cost, what a project may spend, and who does the work. */
import * as z from 'zod';
import { gateway } from '../modules/gateway.ts';
import { Budget, Provider } from '../route.ts';
import { Id } from '../shared.ts';
import { none, nothing, projectPath, runPath } from './route-pieces.ts';
import type { Route } from './route.ts';

const ofBudget = { kind: 'json', status: 200, schema: z.strictObject({ budget: Budget }) } as const;

/** Where somebody works, its password in it, is for nobody to read. */
const ToldProvider = Provider.omit({ url: true });

export const moneyRoutes = {
  getRunCosts: {
    ...{
      method: 'GET',
      path: '/runs/{runId}/costs',
      does: 'Sums what a film has cost, by who did the work.',
    },
    ...{ right: 'look', params: runPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: gateway.getRunCosts.result },
  },
  getBudget: {
    ...{ method: 'GET', path: '/projects/{projectId}/budget' },
    does: 'Tells what a project may spend, has spent, and has set aside; nothing of it is needed for embedded work. Its ETag is what setting the limit names in If-Match.',
    ...{ right: 'look', params: projectPath, query: nothing, body: none, answer: ofBudget },
  },
  setBudget: {
    ...{ method: 'PUT', path: '/projects/{projectId}/budget' },
    does: 'Says how much a project may spend in all, in millionths; what costs more than is left is done by cheaper means.',
    ...{ right: 'manage', params: projectPath, query: nothing, changesSeen: 'value', answer: ofBudget },
    body: { kind: 'json', schema: z.strictObject({ limitMicros: Budget.shape.limitMicros }) },
  },
  listProviders: {
    ...{
      method: 'GET',
      path: '/operator/providers',
      does: 'Lists who can do which work, and at what price.',
    },
    ...{ right: 'operate', params: nothing, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ providers: z.array(ToldProvider) }) },
  },
  listNodes: {
    ...{ method: 'GET', path: '/operator/nodes', does: 'Lists the nodes that take work, and how they feel.' },
    ...{ right: 'operate', params: nothing, query: z.strictObject({ after: Id.optional() }), body: none },
    answer: { kind: 'json', status: 200, schema: gateway.listNodes.result },
  },
} as const satisfies Readonly<Record<string, Route>>;
