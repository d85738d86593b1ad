/** Assets that people add, beside the library. */
import { pageAsked, type Page, type PageAsked } from '../runtime/page.ts';
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import type { OwnAsset } from '../../contracts/own-asset.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ids } from '../runtime/clock.ts';

type Params<K extends keyof typeof assetKnowledge> = ReceivedParamsOf<(typeof assetKnowledge)[K]>;

export interface NewAsset extends Omit<OwnAsset, 'createdAt'> {
  readonly uploadId: string;
}

export interface OwnAssets {
  /** Keeps the asset, or finds the one of the same upload. */
  keep(scope: Scope, asset: NewAsset): Promise<OwnAsset>;
  /** Null when the tenant has no such asset. */
  find(tenantId: string, id: string): Promise<OwnAsset | null>;
  /** Those of these ids that the tenant has. */
  several(tenantId: string, ids: readonly string[]): Promise<readonly OwnAsset[]>;
  /** The newest first; those of a kind, where one is named. */
  list(
    tenantId: string,
    page: PageAsked & { readonly kind: OwnAsset['kind'] | null },
  ): Promise<Page<OwnAsset>>;
  /** Whether it was there. */
  remove(tenantId: string, id: string): Promise<boolean>;
}

export interface OwnAssetPorts {
  readonly assets: OwnAssets;
  readonly ids: Ids;
}

export const keepAsset = (
  { assets, ids }: OwnAssetPorts,
  scope: Scope,
  params: Params<'keepAsset'>,
): Promise<OwnAsset> =>
  assets.keep({ ...scope, projectId: params.projectId }, { ...params, id: ids.next('ast') });

/** Rejects with ASSET_UNKNOWN, also for what is another tenant’s. */
export async function assetOf(assets: OwnAssets, { tenantId }: Scope, assetId: string): Promise<OwnAsset> {
  const asset = await assets.find(tenantId, assetId);
  if (asset === null) throw new Failure('ASSET_UNKNOWN', `There is no asset ${assetId}.`);
  return asset;
}

export async function listAssets(
  assets: OwnAssets,
  { tenantId }: Scope,
  { kind, ...asked }: Params<'listAssets'>,
): Promise<ResultOf<(typeof assetKnowledge)['listAssets']>> {
  const { items, next } = await assets.list(tenantId, { ...pageAsked(asked), kind });
  return { assets: [...items], next };
}
