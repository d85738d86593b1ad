/** Assets of one’s own: added, listed, found, fetched. */
import { gateway } from '../../contracts/modules/gateway.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';

export async function addAsset(
  { body }: AskedOf<'addAsset'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return json('addAsset', await ask(scope, gateway.addAsset, body));
}

export async function listAssets(
  { query }: AskedOf<'listAssets'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return json('listAssets', await ask(scope, gateway.listAssets, { ...query, kind: query.kind ?? null }));
}

export async function findAssets(
  { query }: AskedOf<'findAssets'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return json('findAssets', await ask(scope, gateway.findAssets, query));
}

export async function getAsset(
  { params }: AskedOf<'getAsset'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return json('getAsset', await ask(scope, gateway.getAsset, params));
}

export async function getAssetFile(
  { params, query: { download } }: AskedOf<'getAssetFile'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  const { artifact, fileName } = (await ask(scope, gateway.getAsset, params)).asset;
  return { kind: 'file', file: artifact, name: fileName, isSaved: download === '1' };
}

export async function removeAsset(
  { params }: AskedOf<'removeAsset'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return json('removeAsset', await ask(scope, gateway.removeAsset, params));
}
