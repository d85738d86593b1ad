/** How each route is answered: by asking the gateway, which decides nothing either. */
import type { z } from 'zod';
import { decodeStory } from '../../actors/gateway/decode-story.ts';
import type { Objects } from '../../actors/runtime/objects.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway, type Delivery } from '../../contracts/modules/gateway.ts';
import { defaultRunOptions } from '../../contracts/run.ts';
import { languageOf } from '../../contracts/story-language.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../wiring/ask.ts';
import type { Asked } from './read-request.ts';

export interface AnswerPorts {
  readonly ask: Ask;
  readonly objects: Objects;
}

/** Who asks, and under which name it may be asked for once more without being done twice. */
export interface Asker {
  readonly scope: Scope;
  readonly onceKey: string;
}

type AskedOf<N extends RouteName> = Asked<(typeof routes)[N]>;

type Answered =
  | { readonly kind: 'json'; readonly status: number; readonly document: unknown }
  | { readonly kind: 'file'; readonly file: ArtifactRef }
  | { readonly kind: 'events'; readonly runId: string };

type Answers = {
  readonly [N in RouteName]: (asked: AskedOf<N>, asker: Asker, ports: AnswerPorts) => Promise<Answered>;
};

/** `fox-and-wolf.txt` is “fox and wolf” until somebody says otherwise. */
const titleOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim() || fileName;

const hrefOf = (runId: string, path: string): string =>
  `${API_PATH}/runs/${encodeURIComponent(runId)}/files/${path.split('/').map(encodeURIComponent).join('/')}`;

/** None of a film that is not finished. Rejects with RUN_UNKNOWN. */
async function deliveriesOf({ ask }: AnswerPorts, { scope }: Asker, runId: string): Promise<Delivery[]> {
  await ask(scope, gateway.getRun, { runId });
  return (await ask(scope, gateway.listDeliveries, { runId })).deliveries;
}

type JsonName = {
  [N in RouteName]: (typeof routes)[N]['answer'] extends { kind: 'json' } ? N : never;
}[RouteName];

/** What is sent has the form that the document promises, or it is our fault. */
function json<N extends JsonName>(
  name: N,
  document: z.input<(typeof routes)[N]['answer']['schema']>,
): Answered {
  const { schema, status } = routes[name].answer;
  return { kind: 'json', status, document: schema.parse(document) };
}

async function submitStory(
  { params: { projectId }, query: { fileName, title, language }, body }: AskedOf<'submitStory'>,
  { scope }: Asker,
  { ask, objects }: AnswerPorts,
): Promise<Answered> {
  await ask(scope, gateway.getProject, { projectId });
  const { text } = decodeStory(body);
  // The engine would find out as well, but only when a film is asked for.
  if (language === 'auto') languageOf(text);
  const { revision } = await ask(scope, gateway.submitStory, {
    story: await objects.put(new TextEncoder().encode(text), 'text/plain'),
    ...{ projectId, fileName, title: title ?? titleOf(fileName), language },
    ...{ characters: text.length, cast: [] },
  });
  return json('submitStory', { revision });
}

async function createRun(
  { params: { projectId }, body: { revisionId, options, gates } }: AskedOf<'createRun'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  await ask(scope, gateway.getProject, { projectId });
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const whole = { ...defaultRunOptions, ...given };
  return json(
    'createRun',
    await ask(scope, gateway.createRun, { projectId, revisionId, options: whole, gates }),
  );
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
