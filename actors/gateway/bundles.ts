/** What a bundle says of a project: where its files lie in it, and what becomes of it in a new project. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import {
  BundleManifest,
  MANIFEST_PATH,
  type BundledFile,
  type BundledRevision,
  type ImportedProject,
  type Writings,
} from '../../contracts/bundle.ts';
import type { PinnedRef } from '../../contracts/edits/shot-edits.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import type { Edit } from '../../contracts/story.ts';
import type { ArchiveEntry } from '../runtime/archives.ts';
import { canonicalJson, fingerprint } from '../runtime/fingerprint.ts';

const invalid = (message: string): Failure => new Failure('BUNDLE_INVALID', message);

/** The part that a file plays in a project. */
export type Part = 'story' | 'file' | 'film';

export interface Place {
  readonly path: string;
  readonly part: Part;
  /** What the file is called outside of the archive. */
  readonly name: string;
  readonly artifact: ArtifactRef;
}

const endingOf = (name: string): string => /\.[a-zA-Z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? '';

/** Files are called by what they are; names of people stand in the manifest, because not every system reads them. */
function filePlace({ fileName, artifact }: BundledFile): Place {
  const path = `files/${artifact.sha256}${endingOf(fileName)}`;
  return { path, part: 'file', name: fileName, artifact };
}

export const storyPath = (sha256: string): string => `stories/${sha256}.txt`;

/** Where everything lies that a manifest names. */
export function placesOf({ stories, files, film }: BundleManifest): readonly Place[] {
  return [
    ...stories.map(({ story, fileName }): Place => ({
      ...{ path: storyPath(story.sha256), part: 'story', name: fileName, artifact: story },
    })),
    ...files.map(filePlace),
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

/** Throws BUNDLE_INVALID. */
export function readManifest(document: unknown): BundleManifest {
  const read = BundleManifest.safeParse(document);
  if (!read.success) throw invalid(`${MANIFEST_PATH}: ${messageOf(read.error)}`);
  expectWhole(read.data);
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
const renamed = (projectId: string, kind: 'story' | 'rev', id: string): string =>
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

/** The same revisions with other edits, as many and in the same order: later ones name earlier ones by their number. */
const withEdits = (revisions: readonly BundledRevision[], change: (edit: Edit) => Edit): BundledRevision[] =>
  revisions.map((revision) => ({ ...revision, edits: revision.edits.map(change) }));

/** What is stored of a bundle, with those of its files that are kept. Nobody uses a file by naming it: it must be there. */
export function imported(
  { title, stories, revisions }: BundleManifest,
  files: readonly BundledFile[],
): ImportedProject {
  const brought = new Set(files.map(({ artifact }) => canonicalJson(artifact)));
  const own = withEdits(revisions, (edit) =>
    edit.type !== 'useUpload' || brought.has(canonicalJson(edit.artifact))
      ? edit
      : { type: 'dropUpload', shotId: edit.shotId, as: edit.as },
  );
  return { title, stories, revisions: own, files: [...files] };
}

const takeIn = (edit: Edit): PinnedRef | null => ('take' in edit ? edit.take : null);

/** Documents of takes that edits keep. */
export const takesIn = (revisions: readonly BundledRevision[]): string[] =>
  revisions.flatMap(({ edits }) => edits.flatMap((edit) => takeIn(edit)?.document ?? []));

/** The same revisions, in which only takes are kept that are known: others are of films that whoever asks never had. */
export const withTakes = (
  revisions: readonly BundledRevision[],
  known: ReadonlySet<string>,
): BundledRevision[] =>
  withEdits(revisions, (edit) => {
    const take = takeIn(edit);
    return take === null || known.has(take.document) ? edit : ({ ...edit, take: null } as Edit);
  });
