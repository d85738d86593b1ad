/** Files that come in, and addresses at which they go out: what the gateway answers. */
import { randomBytes } from 'node:crypto';
import { projectOf } from '../../actors/gateway/projects.ts';
import type { GatewayPorts } from '../../actors/gateway/runs.ts';
import { getWritings, importProject } from '../../actors/gateway/import-project.ts';
import { checkAddress, signAddress } from '../../actors/gateway/signed-addresses.ts';
import {
  beginUpload,
  finishUpload,
  listUploads,
  noteOffset,
  uploadOf,
} from '../../actors/gateway/uploads.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers, ModuleKit } from '../wiring/serve.ts';

/** What nobody can guess. */
const newSecret = (): string => randomBytes(32).toString('base64url');

export const mediaAnswers = (
  { store, ask }: GatewayPorts,
  { ids, clock, objects, storageBytes }: ModuleKit,
) =>
  ({
    beginUpload: async (params, { scope }) => ({
      upload: await beginUpload({ store, storageBytes }, scope, params),
    }),
    getUpload: async ({ uploadId }, { scope }) => ({ upload: await uploadOf(store, scope, uploadId) }),
    listUploads: (params, { scope }) => listUploads(store, scope, params),
    hasUpload: async ({ projectId, artifact }, { scope }) => {
      await projectOf(store, scope, projectId);
      return { isGiven: await store.uploads.has({ tenantId: scope.tenantId, projectId }, artifact) };
    },
    noteOffset: async (params, { scope }) => ({ upload: await noteOffset(store, scope, params) }),
    finishUpload: async (params, { scope }) => ({ upload: await finishUpload(store, scope, params) }),
    giveUpUpload: async ({ uploadId }, { scope }) => ({
      givenUp: await store.uploads.forget(scope.tenantId, uploadId),
    }),
    signAddress: (params, { scope }) => signAddress({ store, ids, clock, secret: newSecret }, scope, params),
    getWritings: ({ projectId }, { scope }) => getWritings({ store, objects, ask }, scope, projectId),
    importProject: (params, { scope }) => importProject({ store, objects, ask, storageBytes }, scope, params),
    checkAddress: (params) => checkAddress({ store, clock }, params),
  }) satisfies Partial<Answers<typeof gateway>>;
