/** Reads a bundle that somebody brings: all of it is checked first, and then what is kept of it is stored. */
import { broughtTake, expectPart, footageOf, readTake } from '../../actors/gateway/bundled-takes.ts';
import { decodeStory } from '../../actors/gateway/decode-story.ts';
import {
  eachOnce,
  expectPlaces,
  imported,
  placesOf,
  readManifest,
  storyPath,
  takePath,
  type Place,
} from '../../actors/gateway/bundles.ts';
import { HEAD_BYTES, inspectMedia } from '../../actors/gateway/media/inspect-media.ts';
import type { Archive, ArchiveEntry, Archives } from '../../actors/runtime/archives.ts';
import { sha256Stream } from '../../actors/runtime/fingerprint.ts';
import { encodeJson } from '../../actors/runtime/maker.ts';
import type { Chunks, ObjectStore } from '../../actors/runtime/objects.ts';
import {
  BUNDLE_LIMITS,
  MANIFEST_PATH,
  type BroughtTake,
  type BundledFile,
  type BundledStory,
  type BundledTake,
  type BundleManifest,
  type ImportedProject,
} from '../../contracts/bundle.ts';
import type { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import { codeOf, Failure } from '../../contracts/error.ts';

const invalid = (message: string): Failure => new Failure('BUNDLE_INVALID', message);

/** At most so many bytes, in one piece. */
async function gathered(chunks: Chunks, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk.subarray(0, most - bytes));
    bytes += chunk.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(pieces);
}

const entryAt = ({ entries }: Archive, path: string): ArchiveEntry => {
  const entry = entries.find((each) => each.path === path);
  if (entry === undefined) throw invalid(`The archive has no “${path}”.`);
  return entry;
};

async function manifestIn(archive: Archive): Promise<BundleManifest> {
  const entry = entryAt(archive, MANIFEST_PATH);
  if (entry.bytes > BUNDLE_LIMITS.manifestBytes) throw invalid(`${MANIFEST_PATH} has ${entry.bytes} bytes.`);
  const text = (await gathered(await archive.read(entry), entry.bytes)).toString();
  try {
    return readManifest(JSON.parse(text));
  } catch (error) {
    throw error instanceof SyntaxError ? invalid(`${MANIFEST_PATH} is no JSON.`) : error;
  }
}

async function expectHash(archive: Archive, { path, artifact }: Place): Promise<void> {
  const found = await sha256Stream(await archive.read(entryAt(archive, path)));
  if (found !== artifact.sha256)
    throw invalid(`The bytes of “${path}” hash to ${found}, not to ${artifact.sha256}.`);
}

/** What of a file is kept in a project: what may be brought into one by itself. Null for what is only there to be read. */
async function kept(
  archive: Archive,
  { path, part, name, artifact, createdAt = null }: Place,
): Promise<BundledFile | null> {
  const head = await gathered(await archive.read(entryAt(archive, path)), HEAD_BYTES);
  const { bytes } = artifact;
  try {
    const { mediaType, size } = inspectMedia(head, {
      ...{ fileName: name, bytes },
      mediaType: part === 'file' ? artifact.mediaType : null,
    });
    return { fileName: name, artifact: { ...artifact, mediaType }, size, createdAt };
  } catch (error) {
    if (['MEDIA_UNSUPPORTED', 'MEDIA_TOO_LARGE'].includes(codeOf(error))) return null;
    throw error;
  }
}

/** No longer than a text of two million signs can be. */
const STORY_BYTES = 8_000_000;

/** A story is what could have been handed in. Rejects with what a story is refused with, too. */
async function expectStory(archive: Archive, { story, characters }: BundledStory): Promise<void> {
  const path = storyPath(story.sha256);
  if (story.bytes > STORY_BYTES) throw invalid(`“${path}” has ${story.bytes} bytes, which no story has.`);
  const { text, encoding } = decodeStory(
    await gathered(await archive.read(entryAt(archive, path)), STORY_BYTES),
  );
  if (encoding !== 'utf-8' || text.length !== characters)
    throw invalid(`“${path}” is not the text of ${characters} signs in UTF-8 that ${MANIFEST_PATH} says.`);
}

/** A document of a take, of which the manifest said how large it is. */
async function documentAt(archive: Archive, path: string): Promise<unknown> {
  const { partBytes } = BUNDLE_LIMITS;
  const text = (await gathered(await archive.read(entryAt(archive, path)), partBytes)).toString();
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(`“${path}” is no JSON.`);
  }
}

/** A take that says what its manifest says of it, under a digest of its own. */
async function takeIn(
  archive: Archive,
  bundled: BundledTake,
  files: readonly BundledFile[],
): Promise<PinnedTake> {
  const { document } = bundled;
  const take = readTake(bundled, await documentAt(archive, takePath(document.sha256)));
  const shown = footageOf(take);
  const isThere = files.some(
    ({ artifact: { sha256, mediaType } }) => sha256 === shown?.sha256 && mediaType === shown.mediaType,
  );
  if (shown !== null && !isThere)
    throw invalid(`The take ${document.sha256} shows the file ${shown.sha256}, which is not there.`);
  return broughtTake(take);
}

async function storeFile(archive: Archive, objects: ObjectStore, { path, artifact }: Place): Promise<void> {
  const terms = { mediaType: artifact.mediaType, mostBytes: artifact.bytes };
  await objects.write(await archive.read(entryAt(archive, path)), terms);
}

async function keepTake(objects: ObjectStore, document: string, take: PinnedTake): Promise<BroughtTake> {
  const { sha256 } = await objects.put(encodeJson(take), 'application/json');
  return { document, take: { digest: take.digest, takeNo: take.takeNo, document: sha256 } };
}

/** What is kept of an archive, all of it checked, and nothing stored. */
interface Checked {
  readonly manifest: BundleManifest;
  readonly files: readonly BundledFile[];
  /** By their documents. */
  readonly takes: ReadonlyMap<string, PinnedTake>;
  readonly stored: readonly Place[];
}

async function checked(archive: Archive): Promise<Checked> {
  const manifest = await manifestIn(archive);
  const places = placesOf(manifest);
  expectPlaces(places, archive.entries);
  for (const place of eachOnce(places)) await expectHash(archive, place);
  for (const story of manifest.stories) await expectStory(archive, story);
  const files: BundledFile[] = [];
  const stored = places.filter(({ part }) => part === 'story' || part === 'take');
  for (const place of places.filter(({ part }) => part === 'file' || part === 'film')) {
    const file = await kept(archive, place);
    if (file === null) continue;
    files.push(file);
    stored.push(place);
  }
  const parts = new Set(manifest.takes.flatMap((take) => take.parts.map(({ sha256 }) => sha256)));
  for (const part of parts) expectPart(part, await documentAt(archive, takePath(part)));
  const takes = new Map<string, PinnedTake>();
  for (const take of manifest.takes) takes.set(take.document.sha256, await takeIn(archive, take, files));
  return { manifest, files, takes, stored: eachOnce(stored) };
}

async function readChecked(archive: Archive, objects: ObjectStore): Promise<ImportedProject> {
  const { manifest, files, takes, stored } = await checked(archive);
  const project = imported(manifest, { files, takes: [] });
  for (const place of stored) await storeFile(archive, objects, place);
  const brought: BroughtTake[] = [];
  for (const [document, take] of takes) brought.push(await keepTake(objects, document, take));
  return { ...project, takes: brought };
}

/** Rejects with BUNDLE_INVALID, and then nothing of it is in any project. */
export async function readBundle(
  { archives, objects }: { readonly archives: Archives; readonly objects: ObjectStore },
  sha256: string,
): Promise<ImportedProject> {
  const archive = await archives.open(await objects.localFile(sha256), BUNDLE_LIMITS);
  try {
    return await readChecked(archive, objects);
  } finally {
    archive.close();
  }
}
