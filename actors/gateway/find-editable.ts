/** Which film shows what a revision is edited from: the newest that was made of its first edits. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { standing } from '../../contracts/edits/undo.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit } from '../../contracts/story.ts';
import { canonicalJson } from '../runtime/fingerprint.ts';
import { projectOf } from './projects.ts';
import { headsOf, revisionOf } from './revisions.ts';
import { CREATE_RUN, findRun, type GatewayPorts } from './runs.ts';
import type { GatewayStore, StoredRevision } from './studio-store.ts';

type Action = (typeof gateway)['findEditable'];

/** How many edits two lists begin with alike. */
function inCommon(one: readonly Edit[], other: readonly Edit[]): number {
  const at = one.findIndex((edit, number) => canonicalJson(edit) !== canonicalJson(other[number]));
  return at < 0 ? one.length : at;
}

async function asked(
  { store }: GatewayPorts,
  scope: Scope,
  { projectId, revisionId }: ReceivedParamsOf<Action>,
): Promise<StoredRevision> {
  if (revisionId !== null) return revisionOf(store, scope, { projectId, revisionId });
  const { draft, sealed } = await headsOf(store, scope, projectId);
  const head = draft ?? sealed;
  if (head === null) throw new Failure('REVISION_UNKNOWN', 'The project has no story yet.');
  return head;
}

/** A run of the same story. */
interface Candidate {
  readonly runId: string;
  /** How many edits of the revision it was made of. */
  readonly made: number;
  /** Whether it was made of nothing else. */
  readonly isExact: boolean;
}

async function candidateOf(
  { revisions }: GatewayStore,
  request: { readonly id: string; readonly subjectId: string },
  { tenantId, revision }: { readonly tenantId: string; readonly revision: StoredRevision },
): Promise<Candidate | null> {
  const other = await revisions.find(tenantId, request.subjectId);
  if (other === null || other.storyVersionId !== revision.storyVersionId) return null;
  const theirs = standing(other.edits);
  const made = inCommon(theirs, standing(revision.edits));
  return { runId: request.id, made, isExact: made === theirs.length };
}

/** The film of a candidate; null where it was never finished. */
async function filmOf({ ask }: GatewayPorts, scope: Scope, { runId }: Candidate): Promise<Run | null> {
  const run = await findRun(ask, scope, runId);
  return run?.state === 'succeeded' ? run : null;
}

/** The film that a revision can be compared with and edited from; none where its story was never filmed. */
export async function findEditable(
  ports: GatewayPorts,
  scope: Scope,
  params: ReceivedParamsOf<Action>,
): Promise<ResultOf<Action>> {
  const { store } = ports;
  const { tenantId } = scope;
  const own = { ...scope, projectId: params.projectId };
  await projectOf(store, scope, params.projectId);
  const revision = await asked(ports, scope, params);
  const edits = standing(revision.edits);
  const others: Candidate[] = [];
  for (const request of await store.requests.latest({
    tenantId,
    projectId: revision.projectId,
    action: CREATE_RUN,
  })) {
    const candidate = await candidateOf(store, request, { tenantId, revision });
    if (candidate?.isExact === false) others.push(candidate);
    const run = candidate?.isExact === true ? await filmOf(ports, own, candidate) : null;
    if (candidate !== null && run !== null) return { run, edits, made: candidate.made };
  }
  for (const candidate of others) {
    const run = await filmOf(ports, own, candidate);
    if (run !== null) return { run, edits, made: candidate.made };
  }
  return { run: null, edits, made: 0 };
}
