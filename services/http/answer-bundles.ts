/** A project goes out as one file, and comes in as one. */
import { eachOnce, placesOf } from '../../actors/gateway/bundles.ts';
import type { PackedFile } from '../../actors/runtime/archives.ts';
import { decodeJson, encodeJson } from '../../actors/runtime/maker.ts';
import { MANIFEST_PATH, Writings, type BundledFile, type BundleManifest } from '../../contracts/bundle.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Run } from '../../contracts/run.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';
import { readBundle } from './read-bundle.ts';

interface Wanted {
  readonly projectId: string;
  readonly runId: string | undefined;
}

/** The film that is named, or the last; null where there is none. */
async function filmOf(
  { ask }: AnswerPorts,
  { scope }: Asker,
  { projectId, runId }: Wanted,
): Promise<Run | null> {
  if (runId === undefined) return (await ask(scope, gateway.lastFilm, { projectId })).run;
  const { run } = await ask(scope, gateway.getRun, { runId });
  if (run.projectId !== projectId) throw new Failure('RUN_UNKNOWN', `The project has no run ${runId}.`);
  if (run.state === 'succeeded') return run;
  throw new Failure('FILM_MISSING', `The run ${runId} has no finished film.`);
}

async function filmIn(ports: AnswerPorts, asker: Asker, wanted: Wanted): Promise<BundleManifest['film']> {
  const run = await filmOf(ports, asker, wanted);
  if (run === null) return null;
  const { deliveries } = await ports.ask(asker.scope, gateway.listDeliveries, { runId: run.id });
  return { revisionId: run.revisionId, options: run.options, files: deliveries };
}

/** A page at a time; a bundle in a bundle would grow with each. */
async function filesIn({ ask }: AnswerPorts, { scope }: Asker, projectId: string): Promise<BundledFile[]> {
  const files: BundledFile[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: {
      uploads: readonly (Omit<BundledFile, 'artifact'> & { artifact: BundledFile['artifact'] | null })[];
      next: string | null;
    } = await ask(scope, gateway.listUploads, { projectId, after, limit: 100 });
    for (const { fileName, artifact, size } of page.uploads)
      if (artifact !== null && artifact.mediaType !== 'application/zip')
        files.push({ fileName, artifact, size });
    after = page.next;
  }
  return files;
}

async function manifestOf(ports: AnswerPorts, asker: Asker, wanted: Wanted): Promise<BundleManifest> {
  const { projectId } = wanted;
  const { project } = await ports.ask(asker.scope, gateway.getProject, { projectId });
  const { writings } = await ports.ask(asker.scope, gateway.getWritings, { projectId });
  return {
    ...{ kind: 'ainern2d.project', format: 1, title: project.title },
    ...Writings.parse(decodeJson(await ports.objects.get(writings.sha256))),
    files: await filesIn(ports, asker, projectId),
    film: await filmIn(ports, asker, wanted),
  };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function getBundle(
  { params: { projectId }, query: { run: runId } }: AskedOf<'getBundle'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const manifest = await manifestOf(ports, asker, { projectId, runId });
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
