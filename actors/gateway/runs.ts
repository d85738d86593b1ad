/** Films asked for: the gateway remembers what was asked and leaves the rest to the orchestrator. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { standing } from '../../contracts/edits/undo.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { expectWithin, projectOf } from './projects.ts';
import { headsOf, revisionOf, storyOf, toRevision } from './revisions.ts';
import type { GatewayStore, StoredRevision, StoryVersion } from './studio-store.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;

export const CREATE_RUN = 'createRun';

export interface GatewayPorts {
  readonly store: GatewayStore;
  readonly ask: Ask;
}

/** A revision as it is ordered: what was taken back is of no concern to whoever makes the film. */
function orderOf(
  revision: StoredRevision,
  story: StoryVersion,
): { revision: ReturnType<typeof toRevision>; fileName: string; title: string } {
  const edits = standing(revision.edits);
  return {
    revision: toRevision({ ...revision, edits }, story),
    fileName: story.fileName,
    title: story.title,
  };
}

/** The same revision with the same options is the same run, so that asking again resumes it. */
export async function createRun(
  { store, ask }: GatewayPorts,
  scope: Scope,
  { projectId, revisionId, options, gates, tries }: Params<'createRun'>,
): Promise<Run> {
  const revision = await revisionOf(store, scope, { projectId, revisionId });
  if (revision.sealedAt === null)
    throw new Failure('REVISION_UNKNOWN', `The revision ${revisionId} is not sealed yet.`);
  const asked = [projectId, revisionId, options, gates, ...(tries > 0 ? [tries] : [])];
  const runId = `run-${fingerprint(asked).slice(0, 20)}`;
  const own = { ...scope, projectId };
  await store.requests.remember(own, { id: runId, action: CREATE_RUN, subjectId: revisionId });
  const { run } = await ask(own, orchestrator.startRun, {
    runId,
    options,
    gates,
    ...orderOf(revision, await storyOf(store, scope, revision)),
  });
  return run;
}

/** Runs that were asked for, the newest first. Rejects with PROJECT_UNKNOWN for what is out of reach. */
function latestOf(
  { requests }: GatewayStore,
  scope: Scope,
  { projectId, after = '' }: { readonly projectId: string; readonly after?: string },
): ReturnType<GatewayStore['requests']['latest']> {
  expectWithin(scope, projectId);
  const asked = { tenantId: scope.tenantId, projectId, action: CREATE_RUN };
  return requests.latest(after === '' ? asked : { ...asked, after });
}

/** A run that was asked for; null where it was never begun, because whoever asked was cut off or refused. */
export async function findRun(ask: Ask, scope: Scope, runId: string): Promise<Run | null> {
  try {
    return (await ask(scope, orchestrator.getRun, { runId })).run;
  } catch (error) {
    if (codeOf(error) === 'RUN_UNKNOWN') return null;
    throw error;
  }
}

export async function latestRun(
  { store, ask }: GatewayPorts,
  scope: Scope,
  projectId: string,
): Promise<ResultOf<(typeof gateway)['latestRun']>> {
  for (const { id, subjectId } of await latestOf(store, scope, { projectId })) {
    const run = await findRun(ask, { ...scope, projectId }, id);
    if (run === null) continue;
    const revision = await revisionOf(store, scope, { projectId, revisionId: subjectId });
    return { run, revision: toRevision(revision, await storyOf(store, scope, revision)) };
  }
  return { run: null, revision: null };
}

interface Begun {
  readonly run: Run;
  readonly place: string;
}

/** Runs that were begun, of one page of what was asked for. */
async function begunOf(
  { ask }: GatewayPorts,
  scope: Scope,
  asked: readonly { readonly id: string; readonly place: string }[],
): Promise<Begun[]> {
  const found = await Promise.all(
    asked.map(async ({ id, place }) => ({ place, run: await findRun(ask, scope, id) })),
  );
  return found.flatMap(({ run, place }) => (run === null ? [] : [{ run, place }]));
}

const pageOfRuns = (begun: readonly Begun[], limit: number): ResultOf<(typeof gateway)['listRuns']> => ({
  runs: begun.slice(0, limit).map(({ run }) => run),
  next: begun[limit - 1]?.place ?? null,
});

/** So many are asked after at once. */
const AT_ONCE = 25;

/** The newest first; of those in a state, as many as there are or fit. */
export async function listRuns(
  ports: GatewayPorts,
  scope: Scope,
  { projectId, limit, state, after }: Params<'listRuns'>,
): Promise<ResultOf<(typeof gateway)['listRuns']>> {
  await projectOf(ports.store, scope, projectId);
  const own = { ...scope, projectId };
  const found: Begun[] = [];
  for (let from = after; ;) {
    const page = (await latestOf(ports.store, scope, { projectId, after: from })).slice(0, AT_ONCE);
    const begun = await begunOf(ports, own, page);
    found.push(...begun.filter(({ run }) => state === null || run.state === state));
    if (found.length >= limit) return pageOfRuns(found, limit);
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return pageOfRuns(found, limit);
    from = last.place;
  }
}

/** The newest run of the project that has ended with a film: later ones may have been broken off. */
export async function lastFilm(
  { store, ask }: GatewayPorts,
  scope: Scope,
  projectId: string,
): Promise<Run | null> {
  for (const { id } of await latestOf(store, scope, { projectId })) {
    const run = await findRun(ask, { ...scope, projectId }, id);
    if (run?.state === 'succeeded') return run;
  }
  return null;
}

/** The draft, with all that was ever edited of it. Rejects with REVISION_UNKNOWN when the project has none. */
export async function getDraft(
  { store }: Pick<GatewayPorts, 'store'>,
  scope: Scope,
  projectId: string,
): Promise<ResultOf<(typeof gateway)['getDraft']>> {
  const draft = await draftOf(store, scope, projectId);
  const story = await storyOf(store, scope, draft);
  return { ...orderOf(draft, story), revision: toRevision(draft, story) };
}

async function draftOf(store: GatewayStore, scope: Scope, projectId: string): Promise<StoredRevision> {
  await projectOf(store, scope, projectId);
  const { draft } = await headsOf(store, scope, projectId);
  if (draft === null) throw new Failure('REVISION_UNKNOWN', 'The project has no draft.');
  return draft;
}

/** What the draft would touch, as a document. */
export async function planRevision(
  ports: GatewayPorts,
  scope: Scope,
  { projectId, options, reading }: Params<'planRevision'>,
): Promise<ResultOf<(typeof gateway)['planRevision']>> {
  const draft = await draftOf(ports.store, scope, projectId);
  const base = await lastFilm(ports, scope, projectId);
  if (base === null) throw new Failure('FILM_MISSING', 'The project has no finished film to revise.');
  return ports.ask({ ...scope, projectId }, orchestrator.planRevision, {
    ...{ baseRunId: base.id, options, reading },
    ...orderOf(draft, await storyOf(ports.store, scope, draft)),
  });
}
