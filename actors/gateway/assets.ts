/** Assets of one’s own, made of what was brought. */
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { fitsKind, type FoundAssets, type OwnAsset } from '../../contracts/own-asset.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { GatewayPorts } from './runs.ts';
import { uploadOf } from './uploads.ts';

/** Rejects with UPLOAD_UNKNOWN, with FILE_UNKNOWN while bytes are missing, and with MEDIA_UNSUPPORTED where it is no such thing. */
export async function addAsset(
  { store, ask }: Pick<GatewayPorts, 'store' | 'ask'>,
  scope: Scope,
  { uploadId, ...given }: ReceivedParamsOf<(typeof gateway)['addAsset']>,
): Promise<{ asset: OwnAsset }> {
  const { projectId, fileName, artifact, size } = await uploadOf(store, scope, uploadId);
  if (artifact === null) throw new Failure('FILE_UNKNOWN', `The upload ${uploadId} is not finished.`);
  if (!fitsKind(given.kind, artifact.mediaType))
    throw new Failure('MEDIA_UNSUPPORTED', `The upload is ${artifact.mediaType}, which is no ${given.kind}.`);
  const asset = { ...given, uploadId, projectId, fileName, artifact, size };
  return ask(scope, assetKnowledge.keepAsset, asset);
}

/** Rejects with FILE_UNKNOWN while bytes of the upload are missing, and with what asset-knowledge has against it. */
export async function findAssets(
  { store, ask }: Pick<GatewayPorts, 'store' | 'ask'>,
  scope: Scope,
  { like, ...params }: ReceivedParamsOf<(typeof gateway)['findAssets']>,
): Promise<FoundAssets> {
  if (like === undefined) return ask(scope, assetKnowledge.searchAssets, params);
  const upload = await store.uploads.find(scope.tenantId, like);
  if (upload === null) return ask(scope, assetKnowledge.searchAssets, { ...params, like: { assetId: like } });
  const { artifact } = upload;
  if (artifact === null) throw new Failure('FILE_UNKNOWN', `The upload ${like} is not finished.`);
  return ask(scope, assetKnowledge.searchAssets, { ...params, like: { artifact } });
}
