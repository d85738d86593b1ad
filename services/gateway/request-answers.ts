/** Requests under keys of clients: what the gateway answers. */
import { beginRequest } from '../../actors/gateway/keyed-requests.ts';
import type { GatewayPorts } from '../../actors/gateway/runs.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers, ModuleKit } from '../wiring/serve.ts';

export const requestAnswers = (ports: GatewayPorts, kit: ModuleKit) => {
  const { store } = ports;
  return {
    beginRequest: (params, { scope }) => beginRequest({ ...ports, ids: kit.ids }, scope, params),
    holdRequest: async ({ id }, { scope }) => {
      await store.keys.hold(scope.tenantId, id);
      return {};
    },
    answerRequest: async ({ id, answer }, { scope }) => {
      await store.keys.answer(scope.tenantId, id, answer);
      return {};
    },
    releaseRequest: async ({ id }, { scope }) => {
      await store.keys.release(scope.tenantId, id);
      return {};
    },
  } satisfies Partial<Answers<typeof gateway>>;
};
