/** Revisions as a history: what the gateway answers. */
import { findEditable } from '../../actors/gateway/find-editable.ts';
import {
  listRevisions,
  listStories,
  nameRevision,
  restoreRevision,
  undoEdit,
} from '../../actors/gateway/history.ts';
import type { GatewayPorts } from '../../actors/gateway/runs.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers } from '../wiring/serve.ts';

export const revisionAnswers = (ports: GatewayPorts) => {
  const { store } = ports;
  return {
    findEditable: (params, { scope }) => findEditable(ports, scope, params),
    listRevisions: (params, { scope }) => listRevisions(store, scope, params),
    listStories: (params, { scope }) => listStories(store, scope, params),
    nameRevision: (params, { scope }) => nameRevision(store, scope, params),
    restoreRevision: async (params, { scope }) => ({ revision: await restoreRevision(store, scope, params) }),
    undoEdit: async (params, { scope }) => ({ revision: await undoEdit(store, scope, params) }),
  } satisfies Partial<Answers<typeof gateway>>;
};
