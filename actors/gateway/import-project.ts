/** Projects that go out as one file and come in as one, as the gateway keeps them. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { ImportedProject, type BundledComment, type ToldProject } from '../../contracts/bundle.ts';
import { Failure } from '../../contracts/error.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import { takesIn, withTakes } from './bundled-takes.ts';
import { renamed, writingsIn } from './bundles.ts';
import type { NewProject } from './bundles-store.ts';
import { projectOf } from './projects.ts';
import type { GatewayStore } from './studio-store.ts';

export interface BundlePorts {
  readonly store: Pick<GatewayStore, 'projects' | 'bundles' | 'uploads'>;
  readonly objects: Pick<Objects, 'get' | 'put'>;
  readonly ask: Ask;
  /** Bytes of uploads that a tenant may have. */
  readonly storageBytes: number;
}

/** Rejects with PROJECT_UNKNOWN. */
export async function getWritings(
  { store, objects, ask }: Omit<BundlePorts, 'storageBytes'>,
  scope: Scope,
  projectId: string,
): Promise<ResultOf<(typeof gateway)['getWritings']>> {
  await projectOf(store, scope, projectId);
  const writings = await store.bundles.writings(scope.tenantId, projectId);
  const { bible } = await ask({ ...scope, projectId }, entityCore.getBible, { projectId });
  const isSettled = bible.characters.length + bible.places.length > 0;
  const told: ToldProject = { ...writings, bible: isSettled ? bible : null };
  return { writings: await objects.put(encodeJson(told), 'application/json') };
}

/** The first of the list is the newest: where two are of one moment, it has the greater name. */
const filesIn = (id: string, files: ImportedProject['files']): NewProject['files'] =>
  files.map((file, at) => ({
    ...file,
    id: `upl-${fingerprint([id, 'upl']).slice(0, 16)}-${String(files.length - at).padStart(5, '0')}`,
  }));

const commentIn =
  (id: string) =>
  (comment: BundledComment): BundledComment => ({
    ...comment,
    id: renamed(id, 'comment', comment.id),
    replyTo: comment.replyTo === null ? null : renamed(id, 'comment', comment.replyTo),
  });

/** Of the same file it is the same asset, however often it is kept. */
async function keepAssets(
  { ask }: BundlePorts,
  scope: Scope,
  { assets, added }: Pick<ImportedProject, 'assets'> & { readonly added: NewProject },
): Promise<void> {
  for (const { sha256, ...asset } of assets) {
    const file = added.files.find(
      ({ fileName, artifact }) => fileName === asset.fileName && artifact.sha256 === sha256,
    );
    if (file === undefined) continue;
    const { id: uploadId, artifact, size } = file;
    const kept = { ...asset, uploadId, projectId: added.id, artifact, size };
    await ask(scope, assetKnowledge.keepAsset, kept);
  }
}

/** Everything has its name from the key: who asks again because nobody answered finds what is there, and the rest is added. */
async function newProject(
  { store }: BundlePorts,
  { tenantId }: Scope,
  { idempotencyKey, ...project }: ImportedProject & { readonly idempotencyKey: string },
): Promise<NewProject> {
  const { title, stories, revisions, files, takes, comments } = project;
  const known = new Set(await store.bundles.takes(tenantId, takesIn(revisions)));
  const id = `prj-${fingerprint([tenantId, 'bundle', idempotencyKey]).slice(0, 24)}`;
  return {
    ...{ id, title, idempotencyKey, files: filesIn(id, files) },
    ...writingsIn(id, { stories, revisions: withTakes(revisions, { known, brought: takes }) }),
    comments: (comments ?? []).map(commentIn(id)),
  };
}

/** What comes in a bundle takes as much room as what is brought by itself. Rejects with QUOTA_EXCEEDED. */
async function expectRoom(
  { store, storageBytes }: BundlePorts,
  { tenantId }: Scope,
  { id, files }: NewProject,
): Promise<void> {
  if ((await store.projects.find(tenantId, id)) !== null) return;
  const stored = await store.uploads.stored(tenantId);
  const more = files.reduce((sum, { artifact }) => sum + artifact.bytes, 0);
  if (stored + more <= storageBytes) return;
  throw new Failure(
    'QUOTA_EXCEEDED',
    `The tenant has ${stored} bytes of uploads and may have ${storageBytes}; the ${more} of the bundle are too many.`,
  );
}

/** The bible is there before anybody can see the project, and make a film of it. */
export async function importProject(
  ports: BundlePorts,
  scope: Scope,
  { project, idempotencyKey }: ReceivedParamsOf<(typeof gateway)['importProject']>,
): Promise<ResultOf<(typeof gateway)['importProject']>> {
  const read = ImportedProject.parse(decodeJson(await ports.objects.get(project)));
  const added = await newProject(ports, scope, { ...read, idempotencyKey });
  const own = { ...scope, projectId: added.id };
  await expectRoom(ports, scope, added);
  if (read.bible !== null)
    await ports.ask(own, entityCore.keepBible, { projectId: added.id, bible: read.bible });
  const { id } = await ports.store.bundles.insert(scope, added);
  if (id === added.id) await keepAssets(ports, own, { assets: read.assets, added });
  return { projectId: id };
}
