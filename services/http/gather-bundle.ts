/** What a bundle of a project is made of: asked for, page by page, and read again as whoever takes it in will. */
import { footageOf, partsOf, takesIn } from '../../actors/gateway/bundled-takes.ts';
import { readManifest } from '../../actors/gateway/bundles.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import type { ArtifactRef, MediaType } from '../../contracts/artifact.ts';
import {
  ToldProject,
  type BundledAsset,
  type BundledComment,
  type BundledFile,
  type BundledTake,
  type BundleManifest,
} from '../../contracts/bundle.ts';
import type { Comment } from '../../contracts/comment.ts';
import { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { OwnAsset } from '../../contracts/own-asset.ts';
import type { Run } from '../../contracts/run.ts';
import type { Upload } from '../../contracts/upload.ts';
import type { AnswerPorts, Asker } from './answered.ts';

export interface Wanted {
  readonly projectId: string;
  readonly runId: string | undefined;
  /** Whether what was said is wanted, with the names of those who said it. */
  readonly hasComments: boolean;
}

/** Everything of a list that is told in pages. */
async function everything<T>(
  page: (after: string) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { items, next }: { readonly items: readonly T[]; readonly next: string | null } = await page(after);
    all.push(...items);
    after = next;
  }
  return all;
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

/** A bundle in a bundle would grow with each, and so would the film of one that is in this one again. */
async function filesIn(
  { ask }: AnswerPorts,
  { scope }: Asker,
  { projectId, film }: Pick<Wanted, 'projectId'> & Pick<BundleManifest, 'film'>,
): Promise<BundledFile[]> {
  const filmed = new Set(
    film?.files.map(({ path, artifact }) => `${path.replaceAll('/', '-')} ${artifact.sha256}`),
  );
  const uploads = await everything<Upload>(async (after) => {
    const { uploads: items, next } = await ask(scope, gateway.listUploads, { projectId, after, limit: 100 });
    return { items, next };
  });
  return uploads.flatMap(({ fileName, artifact, size, createdAt }) =>
    artifact === null ||
    artifact.mediaType === 'application/zip' ||
    filmed.has(`${fileName} ${artifact.sha256}`)
      ? []
      : [{ fileName, artifact, size, createdAt }],
  );
}

async function assetsIn({ ask }: AnswerPorts, { scope }: Asker, projectId: string): Promise<BundledAsset[]> {
  const assets = await everything<OwnAsset>(async (after) => {
    const { assets: items, next } = await ask(scope, gateway.listAssets, { after, limit: 100 });
    return { items, next };
  });
  return assets
    .filter((asset) => asset.projectId === projectId)
    .map(({ kind, terms, licence, origin, fileName, artifact: { sha256 } }) => ({
      ...{ kind, terms, licence, origin, fileName, sha256 },
    }));
}

async function commentsIn(
  { ask }: AnswerPorts,
  { scope }: Asker,
  projectId: string,
): Promise<BundledComment[]> {
  const all = { projectId, runId: null, shotId: null, isResolved: null, limit: 100 };
  const comments = await everything<Comment>(async (after) => {
    const { comments: items, next } = await ask(scope, gateway.listComments, { ...all, after });
    return { items, next };
  });
  const there = new Set(comments.map(({ id }) => id));
  return comments.map(({ projectId: _project, runId: _run, author, replyTo, ...comment }) => ({
    ...{ ...comment, author: author.name },
    // What it answered may have been taken back.
    replyTo: there.has(replyTo ?? '') ? replyTo : null,
  }));
}

async function refOf<M extends MediaType>({ objects }: AnswerPorts, sha256: string, mediaType: M) {
  const bytes = await objects.stat(sha256);
  return bytes === null ? [] : [{ sha256, bytes, mediaType }];
}

interface Kept {
  readonly bundled: BundledTake;
  readonly take: PinnedTake;
}

/** A take that edits keep; none where it was written in another form than is read now, or where something of it is gone. */
async function takeIn(ports: AnswerPorts, sha256: string): Promise<Kept[]> {
  const [document] = await refOf(ports, sha256, 'application/json');
  if (document === undefined) return [];
  const read = PinnedTake.safeParse(decodeJson(await ports.objects.get(sha256)));
  if (!read.success) return [];
  const names = partsOf(read.data);
  const parts = await Promise.all(names.map((name) => refOf(ports, name, 'application/json')));
  return parts.some(({ length }) => length === 0)
    ? []
    : [{ bundled: { document, parts: parts.flat() }, take: read.data }];
}

const endings: Partial<Record<MediaType, string>> = {
  ...{ 'image/png': 'png', 'image/jpeg': 'jpg', 'video/mp4': 'mp4' },
  ...{ 'audio/wav': 'wav', 'audio/mp4': 'm4a' },
};

/** Files that edits or takes use and that nobody has brought any more: who gives up an upload keeps it where it is used. */
async function unlisted(
  ports: AnswerPorts,
  { revisions, takes, files }: Pick<BundleManifest, 'revisions' | 'files'> & { takes: readonly Kept[] },
): Promise<BundledFile[]> {
  const listed = new Set(files.map(({ artifact }) => artifact.sha256));
  const edits = revisions.flatMap((revision) => revision.edits);
  const used: Pick<ArtifactRef, 'sha256' | 'mediaType'>[] = [
    ...edits.flatMap((edit) => (edit.type === 'useUpload' ? [edit.artifact] : [])),
    ...takes.flatMap(({ take }) => footageOf(take) ?? []),
  ];
  const others = new Map(used.map((each) => [each.sha256, each]));
  const found: BundledFile[] = [];
  for (const { sha256, mediaType } of others.values()) {
    if (listed.has(sha256)) continue;
    for (const artifact of await refOf(ports, sha256, mediaType)) {
      const fileName = `${sha256.slice(0, 12)}.${endings[mediaType] ?? ''}`;
      found.push({ fileName, artifact, size: null, createdAt: null });
    }
  }
  return found;
}

/** Rejects with BUNDLE_INVALID where there is more of it than could be taken in again. */
export async function gatherBundle(
  ports: AnswerPorts,
  asker: Asker,
  wanted: Wanted,
): Promise<BundleManifest> {
  const { projectId, hasComments } = wanted;
  const { project } = await ports.ask(asker.scope, gateway.getProject, { projectId });
  const { writings } = await ports.ask(asker.scope, gateway.getWritings, { projectId });
  const told = ToldProject.parse(decodeJson(await ports.objects.get(writings.sha256)));
  const takes: Kept[] = [];
  for (const document of takesIn(told.revisions)) takes.push(...(await takeIn(ports, document)));
  const film = await filmIn(ports, asker, wanted);
  const brought = await filesIn(ports, asker, { projectId, film });
  const files = [...brought, ...(await unlisted(ports, { ...told, takes, files: brought }))];
  const there = new Set(files.map(({ artifact, fileName }) => `${artifact.sha256} ${fileName}`));
  const assets = await assetsIn(ports, asker, projectId);
  return readManifest({
    ...{ kind: 'ainern2d.project', format: 2, title: project.title, ...told, files },
    takes: takes.map(({ bundled }) => bundled),
    assets: assets.filter(({ sha256, fileName }) => there.has(`${sha256} ${fileName}`)),
    comments: hasComments ? await commentsIn(ports, asker, projectId) : null,
    film,
  });
}
