/** Finds out what assets are like: when one is added, and of those that were there before, some at each search. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { codeOf, type ErrorCode } from '../../contracts/error.ts';
import type { LikenessSpace } from '../../contracts/likeness.ts';
import type { Scope } from '../../contracts/shared.ts';
import { MOST_TRIES, type AssetVectors, type UnseenAsset } from './asset-vectors.ts';

export interface LookPorts {
  readonly vectors: AssetVectors;
  /** The vector of a file. Rejects with UPLOAD_UNREADABLE, WORKER_CRASHED or WORKER_STALLED, or when the signal aborts. */
  readonly look: (file: ArtifactRef, signal: AbortSignal) => Promise<readonly number[]>;
}

/** So many that were never looked at are looked at in one search. */
const MOST_AT_ONCE = 24;

/** What of a failure is the file’s own fault, and for how many tries it counts; what may go better by itself counts for none. */
const triesOf: Partial<Record<ErrorCode, number>> = {
  UPLOAD_UNREADABLE: MOST_TRIES,
  WORKER_CRASHED: 1,
  WORKER_STALLED: 1,
};

/** Looks at an asset and keeps what it is like, or that nothing came of it. Rejects with whatever went wrong. */
export async function lookAt(
  { vectors, look }: LookPorts,
  scope: Scope,
  { id, projectId, artifact, signal }: UnseenAsset & { readonly signal: AbortSignal },
): Promise<readonly number[]> {
  const own = { ...scope, projectId };
  try {
    const vector = await look(artifact, signal);
    await vectors.keep(own, id, vector);
    return vector;
  } catch (error) {
    const tries = triesOf[codeOf(error)];
    if (tries !== undefined && !signal.aborted) await vectors.fail(own, id, { code: codeOf(error), tries });
    throw error;
  }
}

export interface Catching {
  readonly space: LikenessSpace;
  /** Aborts when it is time to search with what there is. */
  readonly signal: AbortSignal;
}

/** Looks at some of those that nobody has looked at; returns how many are left. */
export async function catchUp(ports: LookPorts, scope: Scope, { space, signal }: Catching): Promise<number> {
  const { assets, total } = await ports.vectors.unseen(scope.tenantId, space, MOST_AT_ONCE);
  let seen = 0;
  for (const asset of assets) {
    if (signal.aborted) break;
    const isSeen = await lookAt(ports, scope, { ...asset, signal }).then(
      () => true,
      // The file’s own fault is kept, and is nobody’s who searches for others.
      (error: unknown) => codeOf(error) === 'UPLOAD_UNREADABLE',
    );
    if (isSeen) seen += 1;
  }
  return total - seen;
}
