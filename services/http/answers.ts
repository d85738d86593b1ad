/** How each route is answered: by asking the gateway, which decides nothing either. */
import { Failure } from '../../contracts/error.ts';
import { addAsset, findAssets, getAsset, getAssetFile, listAssets, removeAsset } from './answer-assets.ts';
import { getBundle, importBundle } from './answer-bundles.ts';
import { getFile, listFiles } from './answer-files.ts';
import { signAddress } from './answer-addresses.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { accountAnswers } from './answer-accounts.ts';
import { auditAnswers } from './answer-audit.ts';
import { commentAnswers } from './answer-comments.ts';
import { webhookAnswers } from './answer-webhooks.ts';
import { moneyAnswers } from './answer-money.ts';
import { memberAnswers } from './answer-members.ts';
import { appendEdits, getDraftCast, planRevision } from './answer-edits.ts';
import { getCast, listScenes } from './answer-cast.ts';
import {
  diffRevisions,
  listRevisions,
  listStories,
  nameRevision,
  restoreRevision,
  undoEdit,
} from './answer-revisions.ts';
import { getPortrait, getVoiceSample, listLooks, listVoices } from './answer-samples.ts';
import { getTake, listShotBounds, listShots, listTakes } from './answer-shots.ts';
import { createRun, submitStory } from './answer-stories.ts';
import {
  appendUpload,
  beginUpload,
  getUpload,
  getUploadedFile,
  giveUpUpload,
  listUploads,
  uploadFile,
} from './answer-uploads.ts';
import { json, taggedRevision, type Answers } from './answered.ts';

export const answers: Answers = {
  ...accountAnswers,
  ...memberAnswers,
  ...commentAnswers,
  ...auditAnswers,
  ...webhookAnswers,
  ...moneyAnswers,
  listProjects: async ({ query }, { scope }, { ask }) =>
    json('listProjects', await ask(scope, gateway.listProjects, { ...query, title: query.title ?? null })),
  createProject: async ({ body: { title } }, { scope, onceKey }, { ask }) => {
    const { projectId } = await ask(scope, gateway.openProject, { title, idempotencyKey: onceKey });
    return json('createProject', await ask(scope, gateway.getProject, { projectId }));
  },
  getProject: async ({ params }, { scope }, { ask }) =>
    json('getProject', await ask(scope, gateway.getProject, params)),
  submitStory,
  getRevision: async ({ params }, { scope }, { ask }) =>
    taggedRevision('getRevision', await ask(scope, gateway.getRevision, params)),
  getDraft: async ({ params }, { scope }, { ask }) => {
    const { revision } = await ask(scope, gateway.getDraft, params);
    return taggedRevision('getDraft', { revision });
  },
  appendEdits,
  discardDraft: async ({ params }, { scope, seen }, { ask }) => {
    await ask(scope, gateway.getProject, params);
    return json('discardDraft', await ask(scope, gateway.discardDraft, { ...params, seen }));
  },
  planRevision,
  listRevisions,
  nameRevision,
  diffRevisions,
  restoreRevision,
  undoEdit,
  listStories,
  getCast,
  getDraftCast,
  getPortrait,
  listLooks,
  getVoiceSample,
  listVoices,
  listScenes,
  sealDraft: async ({ params }, { scope, seen }, { ask }) =>
    taggedRevision('sealDraft', await ask(scope, gateway.sealDraft, { ...params, seen })),
  listRuns: async ({ params, query }, { scope }, { ask }) =>
    json('listRuns', await ask(scope, gateway.listRuns, { ...params, ...query, state: query.state ?? null })),
  createRun,
  getRun: async ({ params }, { scope }, { ask }) => json('getRun', await ask(scope, gateway.getRun, params)),
  pauseRun: async ({ params }, { scope }, { ask }) =>
    json('pauseRun', await ask(scope, gateway.pauseRun, params)),
  resumeRun: async ({ params }, { scope }, { ask }) =>
    json('resumeRun', await ask(scope, gateway.resumeRun, params)),
  cancelRun: async ({ params }, { scope }, { ask }) =>
    json('cancelRun', await ask(scope, gateway.cancelRun, params)),
  getPlan: async ({ params: { runId, plan } }, { scope }, { ask }) => {
    const { script, shotPlan: shots, timeline } = await ask(scope, gateway.getPlan, { runId });
    const file = { script, shots, timeline }[plan];
    if (file === null) throw new Failure('FILE_UNKNOWN', `The film ${runId} has no ${plan} yet.`);
    return { kind: 'file', file, name: `${plan}.json`, isSaved: false };
  },
  listShots,
  listShotBounds,
  listTakes,
  getTake,
  streamEvents: async ({ params, query: { after } }, { scope }, { ask }) => {
    await ask(scope, gateway.getRun, params);
    return { kind: 'events', runId: params.runId, projectId: null, after };
  },
  streamAll: async ({ query: { after, projectId = null } }, { scope, principal }, { ask }) => {
    if (projectId !== null) await ask(scope, gateway.getProject, { projectId });
    return { kind: 'events', runId: null, projectId: projectId ?? principal.projectId, after };
  },
  listFiles,
  getFile,
  signAddress,
  beginUpload,
  appendUpload,
  getUpload,
  giveUpUpload,
  uploadFile,
  listUploads,
  getUploadedFile,
  getBundle,
  importBundle,
  addAsset,
  listAssets,
  findAssets,
  getAsset,
  getAssetFile,
  removeAsset,
};
