/** Which film shows what a revision is edited from: the newest that was made of its first edits. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { standing } from '../../contracts/edits/undo.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit } from '../../contracts/story.ts';
import { canonicalJson } from '../runtime/fingerprint.ts';
import { projectOf } from './projects.ts';
import { revisionOf } from './revisions.ts';
import { CREATE_RUN, findRun, type GatewayPorts } from './runs.ts';
import type { StoredRevision } from './studio-store.ts';

type Action = (typeof gateway)['findEditable'];

/** How many edits two lists begin with alike. */
export function inCommon(one: readonly Edit[], other: readonly Edit[]): number {
  const at = one.findIndex((edit, number) => canonicalJson(edit) !== canonicalJson(other[number]));
  return at < 0 ? one.length : at;
}

async function asked(
  { store }: GatewayPorts,
  { projectId, revisionId }: ReceivedParamsOf<Action>,
): Promise<StoredRevision> {
  if (revisionId !== null) return revisionOf(store, projectId, revisionId);
  const { draft, sealed } = await store.revisions.heads(projectId);
  const head = draft ?? sealed;
  if (head === null) throw new Failure('REVISION_UNKNOWN', 'The project has no story yet.');
  return head;
}

interface Candidate {
  readonly runId: string;
  /** How many edits of the revision it was made of. */
  readonly made: number;
  /** Whether it was made of nothing else. */
  readonly isExact: boolean;
}

/** Runs of the same story, those that were made of nothing but first edits of the revision before the others; else the newest first. */
async function candidates({ store }: GatewayPorts, revision: StoredRevision): Promise<readonly Candidate[]> {
  const edits = standing(revision.edits);
  const requests = await store.requests.latest(revision.projectId, CREATE_RUN);
  const found = await Promise.all(
    requests.map(async ({ id, subjectId }): Promise<Candidate | null> => {
      const other = await store.revisions.find(subjectId);
      if (other === null || other.storyVersionId !== revision.storyVersionId) return null;
      const theirs = standing(other.edits);
      const made = inCommon(theirs, edits);
      return { runId: id, made, isExact: made === theirs.length };
    }),
  );
  const all = found.filter((each) => each !== null);
  return [...all.filter(({ isExact }) => isExact), ...all.filter(({ isExact }) => !isExact)];
}

/** The film that a revision can be compared with and edited from; none where its story was never filmed. */
export async function findEditable(
  ports: GatewayPorts,
  scope: Scope,
  params: ReceivedParamsOf<Action>,
): Promise<ResultOf<Action>> {
  const { projectId } = params;
  await projectOf(ports.store, scope, projectId);
  const revision = await asked(ports, params);
  const edits = standing(revision.edits);
  for (const { runId, made } of await candidates(ports, revision)) {
    const run = await findRun(ports.ask, { ...scope, projectId }, runId);
    if (run?.state === 'succeeded') return { run, edits, made };
  }
  return { run: null, edits, made: 0 };
}
