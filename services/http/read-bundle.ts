/** Reads a bundle that somebody brings: all of it is checked first, and then what is kept of it is stored. */
import { decodeStory } from '../../actors/gateway/decode-story.ts';
import {
  eachOnce,
  expectPlaces,
  imported,
  placesOf,
  readManifest,
  storyPath,
  type Place,
} from '../../actors/gateway/bundles.ts';
import { HEAD_BYTES, inspectMedia } from '../../actors/gateway/media/inspect-media.ts';
import type { Archive, ArchiveEntry, Archives } from '../../actors/runtime/archives.ts';
import { sha256Stream } from '../../actors/runtime/fingerprint.ts';
import type { Chunks, ObjectStore } from '../../actors/runtime/objects.ts';
import {
  BUNDLE_LIMITS,
  MANIFEST_PATH,
  type BundledFile,
  type BundledStory,
  type BundleManifest,
  type ImportedProject,
} from '../../contracts/bundle.ts';
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
async function kept(archive: Archive, { path, name, artifact }: Place): Promise<BundledFile | null> {
  const head = await gathered(await archive.read(entryAt(archive, path)), HEAD_BYTES);
  const { bytes } = artifact;
  try {
    const { mediaType, size } = inspectMedia(head, { fileName: name, mediaType: null, bytes });
    return { fileName: name, artifact: { ...artifact, mediaType }, size };
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

async function storeFile(archive: Archive, objects: ObjectStore, { path, artifact }: Place): Promise<void> {
  const terms = { mediaType: artifact.mediaType, mostBytes: artifact.bytes };
  await objects.write(await archive.read(entryAt(archive, path)), terms);
}

async function readChecked(archive: Archive, objects: ObjectStore): Promise<ImportedProject> {
  const manifest = await manifestIn(archive);
  const places = placesOf(manifest);
  expectPlaces(places, archive.entries);
  for (const place of eachOnce(places)) await expectHash(archive, place);
  for (const story of manifest.stories) await expectStory(archive, story);
  const files: BundledFile[] = [];
  for (const place of places) {
    const file = place.part === 'story' ? null : await kept(archive, place);
    if (file !== null) files.push(file);
    if (file !== null || place.part === 'story') await storeFile(archive, objects, place);
  }
  return imported(manifest, files);
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
