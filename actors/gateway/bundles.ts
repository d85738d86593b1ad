/** What a bundle says of a project: where its files lie in it, and what becomes of it in a new project. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import {
  BundleManifest,
  MANIFEST_PATH,
  type BroughtTake,
  type BundledComment,
  type BundledFile,
  type BundledRevision,
  type ImportedProject,
  type Writings,
} from '../../contracts/bundle.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import { fitsKind } from '../../contracts/own-asset.ts';
import type { Edit } from '../../contracts/story.ts';
import type { ArchiveEntry } from '../runtime/archives.ts';
import { canonicalJson, fingerprint } from '../runtime/fingerprint.ts';
import { expectSizes } from './bundled-takes.ts';
import { checkUpload } from './check-shot-edits.ts';

const invalid = (message: string): Failure => new Failure('BUNDLE_INVALID', message);

/** The part that a file plays in a project. */
export type Part = 'story' | 'file' | 'take' | 'film';

export interface Place {
  readonly path: string;
  readonly part: Part;
  /** What the file is called outside of the archive. */
  readonly name: string;
  readonly artifact: ArtifactRef;
  /** When it was brought, where that is known. */
  readonly createdAt?: string | null;
}

const endingOf = (name: string): string => /\.[a-zA-Z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? '';

/** Files are called by what they are; names of people stand in the manifest, because not every system reads them. */
function filePlace({ fileName, artifact, createdAt }: BundledFile): Place {
  const path = `files/${artifact.sha256}${endingOf(fileName)}`;
  return { path, part: 'file', name: fileName, artifact, createdAt };
}

/** A file that lies there by its hash, and is called so. */
const takePlace = (artifact: ArtifactRef): Place => ({
  ...{ path: takePath(artifact.sha256), part: 'take', name: `${artifact.sha256}.json`, artifact },
});

export const takePath = (sha256: string): string => `takes/${sha256}.json`;

export const storyPath = (sha256: string): string => `stories/${sha256}.txt`;

/** Where everything lies that a manifest names. */
export function placesOf({ stories, files, takes, film }: BundleManifest): readonly Place[] {
  return [
    ...stories.map(({ story, fileName }): Place => ({
      ...{ path: storyPath(story.sha256), part: 'story', name: fileName, artifact: story },
    })),
    ...files.map(filePlace),
    ...takes.flatMap(({ document, parts }) => [document, ...parts]).map(takePlace),
    ...(film?.files ?? []).map(({ path, artifact }): Place => ({
      ...{ path: `film/${path}`, part: 'film', name: path.replaceAll('/', '-'), artifact },
    })),
  ];
}

/** What is named twice, because people have brought it twice, lies there once. */
export const eachOnce = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.path, place])).values(),
];

/** Every revision is of a story that is there, and comes after the one that it was begun from. */
function expectWhole({ stories, revisions, film }: BundleManifest): void {
  const known = new Set(stories.map(({ id }) => id));
  const before = new Set<string>();
  let number = 0;
  for (const revision of revisions) {
    const { id, parentId, storyVersionId } = revision;
    const isRight = known.has(storyVersionId) && (parentId === null || before.has(parentId));
    if (!isRight || before.has(id) || revision.number <= number)
      throw invalid(`The revision ${id} is of a story or a revision that does not come before it.`);
    before.add(id);
    number = revision.number;
  }
  if (film !== null && !before.has(film.revisionId))
    throw invalid(`There is no revision ${film.revisionId}.`);
  if (revisions.slice(0, -1).some(({ sealedAt }) => sealedAt === null))
    throw invalid('A revision that is not sealed is not the last.');
  if (known.size < stories.length) throw invalid('A story is there twice.');
}

/** A revision and a bible travel whole, each in one message with its envelope, bytes. */
const MOST_BYTES = 128 * 1024;

function expectSmall({ revisions, bible }: BundleManifest): void {
  const isSmall = (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value)) <= MOST_BYTES;
  const large = revisions.find(({ edits }) => !isSmall(edits));
  if (large !== undefined)
    throw invalid(`The edits of the revision ${large.id} have more than ${MOST_BYTES} bytes.`);
  if (!isSmall(bible)) throw invalid(`The bible has more than ${MOST_BYTES} bytes.`);
}

/** Whoever answers comes after what he answers, and nobody speaks twice. */
function expectOrder(comments: readonly BundledComment[]): void {
  const before = new Set<string>();
  for (const { id, replyTo } of comments) {
    if (before.has(id) || (replyTo !== null && !before.has(replyTo)))
      throw invalid(`The comment ${id} is there twice, or answers one that does not come before it.`);
    before.add(id);
  }
}

/** Assets are of files of the project, and each file is one at most. */
function expectAssets({ assets, files }: BundleManifest): void {
  const free = new Set(files.map(({ fileName, artifact }) => `${artifact.sha256} ${fileName}`));
  const other = assets.find(({ fileName, sha256 }) => !free.delete(`${sha256} ${fileName}`));
  if (other !== undefined) throw invalid(`“${other.fileName}” is an asset twice, or of no file.`);
}

/** Throws BUNDLE_INVALID. */
export function readManifest(document: unknown): BundleManifest {
  const read = BundleManifest.safeParse(document);
  if (!read.success) throw invalid(`${MANIFEST_PATH}: ${messageOf(read.error)}`);
  expectWhole(read.data);
  expectSmall(read.data);
  expectSizes(read.data.takes);
  expectOrder(read.data.comments ?? []);
  expectAssets(read.data);
  return read.data;
}

/** The archive holds what its manifest names and nothing else, in those sizes. Throws BUNDLE_INVALID. */
export function expectPlaces(places: readonly Place[], entries: readonly ArchiveEntry[]): void {
  const sizes = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  for (const { path, artifact } of places)
    if (sizes.get(path) !== artifact.bytes)
      throw invalid(`“${path}” is missing, or not ${artifact.bytes} bytes long.`);
  const named = new Set([MANIFEST_PATH, ...places.map(({ path }) => path)]);
  const other = entries.find(({ path }) => !named.has(path));
  if (other !== undefined) throw invalid(`“${other.path}” is not named in ${MANIFEST_PATH}.`);
}

/** Names that nobody else’s project has, the same each time for the same project. */
export const renamed = (projectId: string, kind: 'story' | 'rev' | 'comment', id: string): string =>
  `${kind}-${fingerprint([projectId, kind, id]).slice(0, 20)}`;

const revisionIn =
  (projectId: string) =>
  ({ id, parentId, storyVersionId, ...revision }: BundledRevision): BundledRevision => ({
    ...revision,
    id: renamed(projectId, 'rev', id),
    parentId: parentId === null ? null : renamed(projectId, 'rev', parentId),
    storyVersionId: renamed(projectId, 'story', storyVersionId),
  });

/** The same writings as those of another project. */
export const writingsIn = (projectId: string, { stories, revisions }: Writings): Writings => ({
  stories: stories.map((story) => ({ ...story, id: renamed(projectId, 'story', story.id) })),
  revisions: revisions.map(revisionIn(projectId)),
});

/** The file that an edit uses is one that may be used so, and came; what did not come is used no more. */
function ownEdit(edit: Edit, brought: ReadonlySet<string>): Edit {
  if (edit.type !== 'useUpload') return edit;
  if (!brought.has(canonicalJson(edit.artifact)))
    return { type: 'dropUpload', shotId: edit.shotId, as: edit.as };
  checkUpload(edit.artifact, edit.as);
  return edit;
}

/** What came with a bundle beside what its manifest says. */
export interface Brought {
  /** Those of its files that are kept. */
  readonly files: readonly BundledFile[];
  readonly takes: readonly BroughtTake[];
}

/**
 * What is stored of a bundle. Nobody uses a file by naming it: it must be there. There are as many edits as before and
 * in the same order: later ones name earlier ones by their number. Throws UPLOAD_UNFIT or UPLOAD_TOO_LARGE.
 */
export function imported(
  { title, stories, revisions, bible, assets, comments }: BundleManifest,
  { files, takes }: Brought,
): ImportedProject {
  const brought = new Set(files.map(({ artifact }) => canonicalJson(artifact)));
  const own = revisions.map((revision) => ({
    ...revision,
    edits: revision.edits.map((edit) => ownEdit(edit, brought)),
  }));
  const kept = assets.filter(({ kind, fileName, sha256 }) =>
    files.some(
      ({ artifact, fileName: name }) =>
        artifact.sha256 === sha256 && name === fileName && fitsKind(kind, artifact.mediaType),
    ),
  );
  return {
    ...{ title, stories, revisions: own, files: [...files], takes: [...takes] },
    ...{ bible, assets: kept, comments },
  };
}
