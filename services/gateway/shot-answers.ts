/** Shots and takes: what the gateway answers, by asking the orchestrator for what is the tenant’s. */
import { projectOf } from '../../actors/gateway/projects.ts';
import type { GatewayPorts } from '../../actors/gateway/runs.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Answers, ModuleKit } from '../wiring/serve.ts';

export const shotAnswers = ({ store }: GatewayPorts, kit: ModuleKit) =>
  ({
    listTakes: async (params, { scope }) => {
      await projectOf(store, scope, params.projectId);
      return kit.ask(scope, orchestrator.listTakes, params);
    },
    pinTake: async (params, { scope }) => {
      await projectOf(store, scope, params.projectId);
      return kit.ask(scope, orchestrator.pinTake, params);
    },
  }) satisfies Partial<Answers<typeof gateway>>;
