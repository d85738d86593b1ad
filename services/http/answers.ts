/** How each route is answered: by asking the gateway, which decides nothing either. */
import { API_PATH } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway, type Delivery } from '../../contracts/modules/gateway.ts';
import { appendEdits, planRevision } from './answer-edits.ts';
import { getTake, listShots, listTakes } from './answer-shots.ts';
import { createRun, submitStory } from './answer-stories.ts';
import { json, taggedRevision, type AnswerPorts, type Answers, type Asker } from './answered.ts';

const hrefOf = (runId: string, path: string): string =>
  `${API_PATH}/runs/${encodeURIComponent(runId)}/files/${path.split('/').map(encodeURIComponent).join('/')}`;

/** None of a film that is not finished. Rejects with RUN_UNKNOWN. */
async function deliveriesOf({ ask }: AnswerPorts, { scope }: Asker, runId: string): Promise<Delivery[]> {
  await ask(scope, gateway.getRun, { runId });
  return (await ask(scope, gateway.listDeliveries, { runId })).deliveries;
}

export const answers: Answers = {
  listProjects: async ({ query }, { scope }, { ask }) =>
    json('listProjects', await ask(scope, gateway.listProjects, query)),
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
  discardDraft: async ({ params }, { scope }, { ask }) => {
    await ask(scope, gateway.getProject, params);
    return json('discardDraft', await ask(scope, gateway.discardDraft, params));
  },
  planRevision,
  sealDraft: async ({ params }, { scope, seen }, { ask }) =>
    taggedRevision('sealDraft', await ask(scope, gateway.sealDraft, { ...params, seen })),
  listRuns: async ({ params, query }, { scope }, { ask }) =>
    json('listRuns', await ask(scope, gateway.listRuns, { ...params, ...query })),
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
    return { kind: 'file', file };
  },
  listShots,
  listTakes,
  getTake,
  streamEvents: async ({ params }, { scope }, { ask }) => {
    await ask(scope, gateway.getRun, params);
    return { kind: 'events', runId: params.runId };
  },
  listFiles: async ({ params: { runId } }, asker, ports) => {
    const files = await deliveriesOf(ports, asker, runId);
    return json('listFiles', { files: files.map((file) => ({ ...file, href: hrefOf(runId, file.path) })) });
  },
  getFile: async ({ params: { runId, path } }, asker, ports) => {
    const found = (await deliveriesOf(ports, asker, runId)).find((each) => each.path === path);
    if (found === undefined) throw new Failure('FILE_UNKNOWN', `The film ${runId} has no file “${path}”.`);
    return { kind: 'file', file: found.artifact };
  },
};
