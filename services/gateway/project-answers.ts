/** Projects, stories and revisions: what the gateway answers. */
import { admit } from '../../actors/gateway/admit.ts';
import { listProjects, projectOf } from '../../actors/gateway/projects.ts';
import {
  appendEdits,
  discardDraft,
  readRevision,
  sealDraft,
  submitStory,
} from '../../actors/gateway/revisions.ts';
import { getDraft, planRevision, type GatewayPorts } from '../../actors/gateway/runs.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers, ModuleKit } from '../wiring/serve.ts';

export const projectAnswers = (ports: GatewayPorts, kit: ModuleKit) => {
  const { store } = ports;
  return {
    openProject: async ({ title, idempotencyKey }, { scope }) => {
      const { id } = await store.projects.open(scope, {
        id: kit.ids.next('prj'),
        title,
        idempotencyKey,
      });
      return { projectId: id };
    },
    getProject: async ({ projectId }, { scope }) => ({
      project: await projectOf(store, scope, projectId),
    }),
    listProjects: (params, { scope }) => listProjects(store, scope, params),
    submitStory: async (params, { scope }) => {
      await admit(kit, scope, 'stories');
      return { revision: await submitStory(store, scope, params) };
    },
    appendEdits: async (params, { scope }) => ({
      revision: await appendEdits(store, scope, params),
    }),
    discardDraft: async (params, { scope }) => ({
      discarded: await discardDraft(store, scope, params),
    }),
    sealDraft: async (params, { scope }) => ({
      revision: await sealDraft(store, scope, params),
    }),
    getRevision: async (params, { scope }) => ({
      revision: await readRevision(store, scope, params),
    }),
    getDraft: ({ projectId }, { scope }) => getDraft(ports, scope, projectId),
    planRevision: (params, { scope }) => planRevision(ports, scope, params),
  } satisfies Partial<Answers<typeof gateway>>;
};
