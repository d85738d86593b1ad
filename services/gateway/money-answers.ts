/** Costs, budgets, providers and nodes: what the gateway answers, by asking those who know. */
import { projectOf, scopeOfRun } from '../../actors/gateway/projects.ts';
import type { GatewayPorts } from '../../actors/gateway/runs.ts';
import { sumCosts } from '../../actors/gateway/sum-costs.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { observer } from '../../contracts/modules/observer.ts';
import type { Answers } from '../wiring/serve.ts';

export const moneyAnswers = ({ store, ask }: GatewayPorts) =>
  ({
    getRunCosts: async (params, { scope }) => {
      const { entries } = await ask(
        await scopeOfRun(store, scope, params.runId),
        observer.getRunCosts,
        params,
      );
      return { costs: sumCosts(entries) };
    },
    getBudget: async (params, { scope }) => {
      await projectOf(store, scope, params.projectId);
      return ask(scope, modelRouter.getBudget, params);
    },
    setBudget: async (params, { scope }) => {
      const { projectId } = params;
      await projectOf(store, scope, projectId);
      return ask({ ...scope, projectId }, modelRouter.setBudget, params);
    },
    listProviders: (_, { scope }) => ask(scope, modelRouter.listProviders, {}),
    listNodes: (params, { scope }) => ask(scope, modelRouter.listNodes, params),
  }) satisfies Partial<Answers<typeof gateway>>;
