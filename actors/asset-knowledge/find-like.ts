/** Finds assets that are like one, by what they look or sound like; words may say more. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { errorFacts, Failure } from '../../contracts/error.ts';
import { spaceOf, type LikenessSpace } from '../../contracts/likeness.ts';
import type { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import type { FoundAsset, OwnAsset } from '../../contracts/own-asset.ts';
import type { Scope } from '../../contracts/shared.ts';
import { catchUp, lookAt, type LookPorts } from './look-at-assets.ts';
import { assetOf, type OwnAssets } from './own-assets.ts';
import { asFound, wordShares } from './search-assets.ts';

export interface LikePorts extends LookPorts {
  readonly assets: OwnAssets;
  /** Aborts when what is searched with has to be known, and when there is no more time to look at others. */
  readonly patience: () => { readonly forOne: AbortSignal; readonly forOthers: AbortSignal };
}

type Params = ReceivedParamsOf<typeof assetKnowledge.searchAssets>;
type Like = NonNullable<Params['like']>;

/** So many of the newest of a tenant’s own are looked through by their words. */
export const MOST_SEARCHED = 5_000;

/**
 * What the best fit to the words is worth beside a whole likeness. Ranks of both (reciprocal rank fusion) find as much where
 * words are rare, and half as much where one of them is on every other asset (docs/decisions/0033-likeness.md).
 */
const WORDS_WORTH = 0.4;

/** What is searched with. */
interface Wanted {
  readonly space: LikenessSpace;
  readonly vector: readonly number[];
  readonly except: string | null;
}

function expectSpace({ mediaType }: ArtifactRef): LikenessSpace {
  const space = spaceOf(mediaType);
  if (space !== null) return space;
  throw new Failure(
    'MEDIA_UNSUPPORTED',
    `What is ${mediaType} is like nothing: pictures and sounds are compared.`,
  );
}

/** Whoever looks may have his hands full for longer than anybody waits. */
async function inTime(signal: AbortSignal, looking: Promise<readonly number[]>): Promise<readonly number[]> {
  try {
    return await looking;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Failure('OVERLOADED', 'Nobody had time to look at the file; ask again in a moment.');
  }
}

/** Rejects with what is wrong with the asset’s file, if something is. */
async function vectorOfAsset(ports: LikePorts, scope: Scope, asset: OwnAsset): Promise<readonly number[]> {
  const known = await ports.vectors.find(scope.tenantId, asset.id);
  if (typeof known === 'string') throw new Failure(known, `${asset.id}: ${errorFacts(known).message}`);
  if (known !== null) return known;
  const { forOne: signal } = ports.patience();
  return inTime(signal, lookAt(ports, scope, { ...asset, signal }));
}

async function wantedBy(ports: LikePorts, scope: Scope, like: Like): Promise<Wanted> {
  if ('assetId' in like) {
    const asset = await assetOf(ports.assets, scope, like.assetId);
    const space = expectSpace(asset.artifact);
    return { space, vector: await vectorOfAsset(ports, scope, asset), except: asset.id };
  }
  const space = expectSpace(like.artifact);
  const { forOne: signal } = ports.patience();
  return { space, vector: await inTime(signal, ports.look(like.artifact, signal)), except: null };
}

/** By the ids of assets, what their words are worth. */
async function worthOfWords(
  assets: OwnAssets,
  { tenantId }: Scope,
  words: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  if (words === undefined) return new Map();
  const { items } = await assets.list(tenantId, { after: null, limit: MOST_SEARCHED, kind: null });
  const shares = wordShares(items, words);
  return new Map([...shares].map(([id, share]) => [id, share * WORDS_WORTH]));
}

/** Rejects with ASSET_UNKNOWN, MEDIA_UNSUPPORTED, UPLOAD_UNREADABLE, and OVERLOADED where nobody has time to look. */
export async function findLike(
  ports: LikePorts,
  scope: Scope,
  { like, words, kind, limit }: Params & { readonly like: Like },
): Promise<ResultOf<typeof assetKnowledge.searchAssets>> {
  const { assets, vectors, patience } = ports;
  const wanted = await wantedBy(ports, scope, like);
  const unseen = await catchUp(ports, scope, { space: wanted.space, signal: patience().forOthers });
  const worth = await worthOfWords(assets, scope, words);
  const nearest = await vectors.nearest(scope.tenantId, { ...wanted, kind: kind ?? null, worth, limit });
  const ids = nearest.map(({ assetId }) => assetId);
  const own = new Map((await assets.several(scope.tenantId, ids)).map((asset) => [asset.id, asset]));
  const found = nearest.flatMap(({ assetId, score }): FoundAsset[] => {
    const asset = own.get(assetId);
    return asset === undefined
      ? []
      : [asFound(asset, { score, foundBy: worth.has(assetId) ? 'both' : 'likeness' })];
  });
  return { assets: found, unseen };
}
