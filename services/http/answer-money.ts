/** Costs, budgets, providers and nodes: what the HTTP API answers. */
import { gateway } from '../../contracts/modules/gateway.ts';
import { json, type Answers } from './answered.ts';

type MoneyAnswers = Pick<Answers, 'getRunCosts' | 'getBudget' | 'setBudget' | 'listProviders' | 'listNodes'>;

export const moneyAnswers: MoneyAnswers = {
  getRunCosts: async ({ params }, { scope }, { ask }) =>
    json('getRunCosts', await ask(scope, gateway.getRunCosts, params)),
  getBudget: async ({ params }, { scope }, { ask }) =>
    json('getBudget', await ask(scope, gateway.getBudget, params)),
  setBudget: async ({ params, body }, { scope }, { ask }) =>
    json('setBudget', await ask(scope, gateway.setBudget, { ...params, ...body })),
  listProviders: async (_, { scope }, { ask }) => {
    const { providers } = await ask(scope, gateway.listProviders, {});
    return json('listProviders', { providers: providers.map(({ url: _where, ...told }) => told) });
  },
  listNodes: async ({ query: { after = null } }, { scope }, { ask }) =>
    json('listNodes', await ask(scope, gateway.listNodes, { after })),
};
