/** Takes that go out in a bundle and come in with one: their order and all that is drawn in it. Pure. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import {
  BUNDLE_LIMITS,
  type BroughtTake,
  type BundledRevision,
  type BundledTake,
} from '../../contracts/bundle.ts';
import { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import { Failure } from '../../contracts/error.ts';
import { Visemes } from '../../contracts/sound.ts';
import type { Edit } from '../../contracts/story.ts';
import { fingerprint } from '../runtime/fingerprint.ts';

const invalid = (message: string): Failure => new Failure('BUNDLE_INVALID', message);

/** No longer than ten minutes at the highest rate. */
const MOST_FRAMES = 36_000;

/** Documents of takes are no larger than can be parsed while others wait. Throws BUNDLE_INVALID. */
export function expectSizes(takes: readonly BundledTake[]): void {
  const documents = takes.flatMap(({ document, parts }) => [document, ...parts]);
  const sizes = new Map(documents.map(({ sha256, bytes }) => [sha256, bytes]));
  const { partBytes, takeBytes } = BUNDLE_LIMITS;
  const large = documents.find(({ bytes }) => bytes > partBytes);
  if (large !== undefined) throw invalid(`The document ${large.sha256} has more than ${partBytes} bytes.`);
  if ([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) > takeBytes)
    throw invalid(`Kept takes have more than ${takeBytes} bytes together.`);
}

/** Figures, sets and mouths that a take shows; one’s own picture is a file of the project. */
export function partsOf({ order }: PinnedTake): string[] {
  if (order.kind === 'footage') return [];
  const { background, actors } = order.inputs.drawing;
  const shown = actors.flatMap(({ rig, speech }) => [rig, ...speech.map(({ visemes }) => visemes)]);
  return [...new Set([background, ...shown])];
}

/** The file that a take shows, where it is of one. */
export function footageOf({ order }: PinnedTake): Pick<ArtifactRef, 'sha256' | 'mediaType'> | null {
  if (order.kind === 'shot') return null;
  return { sha256: order.inputs.footage, mediaType: order.inputs.mediaType };
}

function expectLength({ order, frames, shotId }: PinnedTake): void {
  const isWhole =
    order.kind === 'footage'
      ? order.inputs.frames === frames
      : order.inputs.drawing.frames === frames &&
        order.inputs.fromFrame < order.inputs.toFrame &&
        order.inputs.toFrame <= frames;
  if (!isWhole || frames > MOST_FRAMES)
    throw invalid(`The take of “${shotId}” has ${frames} frames, which its drawing has not, or too many.`);
}

/** What a document of a take says. Throws BUNDLE_INVALID. */
export function readTake({ document, parts }: BundledTake, said: unknown): PinnedTake {
  const read = PinnedTake.safeParse(said);
  if (!read.success) throw invalid(`The document ${document.sha256} tells of no take that can be read here.`);
  const named = new Set(parts.map(({ sha256 }) => sha256));
  const wanted = partsOf(read.data);
  if (named.size !== parts.length || wanted.length !== named.size || wanted.some((each) => !named.has(each)))
    throw invalid(`The take ${document.sha256} shows other things than those that are named beside it.`);
  expectLength(read.data);
  return read.data;
}

/** Nothing in a drawing is so far away, so long, or so deep in something else. */
const FARTHEST = 1_000_000;
const LONGEST_TEXT = 200_000;
const DEEPEST = 32;

function isModest(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Math.abs(value) <= FARTHEST;
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  if (typeof value !== 'object' || value === null) return true;
  return depth < DEEPEST && Object.values(value).every((each) => isModest(each, depth + 1));
}

const hasVersion = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && 'version' in part && part.version === 1;

/** A part of a take is what such a part can be; whoever draws it reads it closer. Throws BUNDLE_INVALID. */
export function expectPart(sha256: string, part: unknown): void {
  if (Visemes.safeParse(part).success || (hasVersion(part) && isModest(part))) return;
  throw invalid(`The document ${sha256} is neither a figure, a set nor a mouth that can be drawn here.`);
}

/**
 * The same take under a digest that says of what it is and that no other work has: what a bundle says that it is must
 * not stand for anything that is made here.
 */
export const broughtTake = (take: PinnedTake): PinnedTake => ({
  ...take,
  digest: fingerprint(['brought', take.order.kind, take.order.inputs]),
});

const takeIn = (edit: Edit) => ('take' in edit ? edit.take : null);

/** Documents of takes that edits keep, each once. */
export const takesIn = (revisions: readonly Pick<BundledRevision, 'edits'>[]): string[] => [
  ...new Set(revisions.flatMap(({ edits }) => edits.flatMap((edit) => takeIn(edit)?.document ?? []))),
];

/** An edit with the take as it is kept here; one that never came is none. */
function edited(edit: Edit, brought: ReadonlyMap<string, BroughtTake['take']>): Edit {
  const kept = takeIn(edit);
  if (kept === null) return edit;
  const take = brought.get(kept.document) ?? null;
  if (edit.type !== 'chooseTake') return { ...edit, take } as Edit;
  return { ...edit, take, digest: take?.digest ?? edit.digest };
}

/** The same revisions, in which only takes are kept that came with them or that the tenant has. */
export const withTakes = (
  revisions: readonly BundledRevision[],
  { known, brought }: { readonly known: ReadonlySet<string>; readonly brought: readonly BroughtTake[] },
): BundledRevision[] => {
  const takes = new Map(brought.map(({ document, take }) => [document, take]));
  return revisions.map((revision) => ({
    ...revision,
    edits: revision.edits.map((edit) =>
      known.has(takeIn(edit)?.document ?? '') ? edit : edited(edit, takes),
    ),
  }));
};
