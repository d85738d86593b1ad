/** Costs, budgets, providers and nodes: what the HTTP API answers. */
import { gateway } from '../../contracts/modules/gateway.ts';
import { limitTag } from '../../actors/runtime/value-tags.ts';
import { json, tagged, type Answers } from './answered.ts';

type MoneyAnswers = Pick<Answers, 'getRunCosts' | 'getBudget' | 'setBudget' | 'listProviders' | 'listNodes'>;

export const moneyAnswers: MoneyAnswers = {
  getRunCosts: async ({ params }, { scope }, { ask }) =>
    json('getRunCosts', await ask(scope, gateway.getRunCosts, params)),
  getBudget: async ({ params }, { scope }, { ask }) => {
    const { budget } = await ask(scope, gateway.getBudget, params);
    return tagged(json('getBudget', { budget }), limitTag(budget));
  },
  setBudget: async ({ params, body }, { scope, seenTags: seen }, { ask }) => {
    const { budget } = await ask(scope, gateway.setBudget, { ...params, ...body, seen });
    return tagged(json('setBudget', { budget }), limitTag(budget));
  },
  listProviders: async (_, { scope }, { ask }) => {
    const { providers } = await ask(scope, gateway.listProviders, {});
    return json('listProviders', { providers: providers.map(({ url: _where, ...told }) => told) });
  },
  listNodes: async ({ query: { after = null } }, { scope }, { ask }) =>
    json('listNodes', await ask(scope, gateway.listNodes, { after })),
};
