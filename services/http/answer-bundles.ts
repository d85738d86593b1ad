/** A project goes out as one file, and comes in as one. */
import { eachOnce, placesOf } from '../../actors/gateway/bundles.ts';
import type { PackedFile } from '../../actors/runtime/archives.ts';
import { encodeJson } from '../../actors/runtime/maker.ts';
import { MANIFEST_PATH } from '../../contracts/bundle.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';
import { gatherBundle } from './gather-bundle.ts';
import { readBundle } from './read-bundle.ts';

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function getBundle(
  { params: { projectId }, query: { run: runId, comments } }: AskedOf<'getBundle'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const manifest = await gatherBundle(ports, asker, { projectId, runId, hasComments: comments === 'yes' });
  const document = encodeJson(manifest);
  const files = eachOnce(placesOf(manifest)).map(({ path, artifact: { sha256, bytes } }): PackedFile => ({
    ...{ path, bytes },
    open: () => ports.objects.read(sha256, { start: 0, end: bytes }),
  }));
  const first = { path: MANIFEST_PATH, bytes: document.length, open: () => Promise.resolve(only(document)) };
  return {
    kind: 'archive',
    name: `${manifest.title.replace(/[/\\\p{Cc}]/gu, '-')}.zip`,
    files: [first, ...files],
  };
}

export async function importBundle(
  { body: { uploadId } }: AskedOf<'importBundle'>,
  { scope, onceKey }: Asker,
  { ask, objects, archives }: AnswerPorts,
): Promise<Answered> {
  const { upload } = await ask(scope, gateway.getUpload, { uploadId });
  if (upload.artifact?.mediaType !== 'application/zip')
    throw new Failure('BUNDLE_INVALID', `The upload ${uploadId} is no finished zip.`);
  const project = await readBundle({ archives, objects }, upload.artifact.sha256);
  const { sha256 } = await objects.put(encodeJson(project), 'application/json');
  const { projectId } = await ask(scope, gateway.importProject, { project: sha256, idempotencyKey: onceKey });
  return json('importBundle', await ask(scope, gateway.getProject, { projectId }));
}
