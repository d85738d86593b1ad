/** The files of a finished film. */
import { API_PATH } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import { isWatchable } from '../../contracts/watchable.ts';
import { gateway, type Delivery } from '../../contracts/modules/gateway.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';

export const hrefOf = (runId: string, path: string): string =>
  `${API_PATH}/runs/${encodeURIComponent(runId)}/files/${path.split('/').map(encodeURIComponent).join('/')}`;

/** What a file is called where it is saved. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Those that whoever asks may see; none of a film that is not finished. Rejects with RUN_UNKNOWN. */
export async function deliveriesOf(
  { ask }: AnswerPorts,
  { scope, principal: { rights } }: Asker,
  runId: string,
): Promise<Delivery[]> {
  await ask(scope, gateway.getRun, { runId });
  const { deliveries } = await ask(scope, gateway.listDeliveries, { runId });
  return deliveries.filter(({ path }) => rights.includes('look') || isWatchable(path));
}

/** Rejects with FILE_UNKNOWN as well. */
export async function deliveryOf(
  ports: AnswerPorts,
  asker: Asker,
  { runId, path }: { readonly runId: string; readonly path: string },
): Promise<Delivery> {
  const found = (await deliveriesOf(ports, asker, runId)).find((each) => each.path === path);
  if (found === undefined) throw new Failure('FILE_UNKNOWN', `The film ${runId} has no file “${path}”.`);
  return found;
}

export async function listFiles(
  { params: { runId } }: AskedOf<'listFiles'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const files = await deliveriesOf(ports, asker, runId);
  return json('listFiles', { files: files.map((file) => ({ ...file, href: hrefOf(runId, file.path) })) });
}

export async function getFile(
  { params, query: { download } }: AskedOf<'getFile'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { artifact, path } = await deliveryOf(ports, asker, params);
  return { kind: 'file', file: artifact, name: nameOf(path), isSaved: download === '1' };
}
