/** What a plan is made from, read and brought into one naming. */
import { AssetCandidates } from '../../contracts/asset.ts';
import { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import { EntityPack } from '../../contracts/entity.ts';
import type { PlanRequest } from '../../contracts/modules/planner.ts';
import { StoryReading } from '../../contracts/reading.ts';
import type { RunOptions } from '../../contracts/run.ts';
import type { Edit } from '../../contracts/story.ts';
import type { Objects } from '../runtime/objects.ts';
import { decodeJson } from '../runtime/maker.ts';
import { inIdsOf } from '../runtime/named-reading.ts';
import { namedEdits } from '../runtime/shot-edits.ts';
import { inBreaths } from './in-breaths.ts';
import { inShape } from './reading-in-shape.ts';

/** All sources of a plan. The reading is in shape and speaks in the pack's settled ids. */
export interface Sources {
  readonly text: string;
  readonly reading: StoryReading;
  readonly pack: EntityPack;
  readonly candidates: AssetCandidates;
  readonly options: RunOptions;
  readonly edits: readonly Edit[];
  /** Takes of earlier films that are kept, by their documents. */
  readonly takes: ReadonlyMap<string, PinnedTake>;
}

/** Loads the sources of a request. Rejects with ARTIFACT_MISSING or ARTIFACT_CORRUPT. */
export async function loadSources(objects: Pick<Objects, 'get'>, request: PlanRequest): Promise<Sources> {
  const json = async (sha256: string): Promise<unknown> => decodeJson(await objects.get(sha256));
  const text = new TextDecoder().decode(await objects.get(request.story));
  const reading = StoryReading.parse(await json(request.reading));
  const pack = EntityPack.parse(await json(request.pack));
  const candidates = AssetCandidates.parse(await json(request.candidates));
  return {
    text,
    reading: inShape(inBreaths({ text, reading: inIdsOf(reading, pack) }, request.options.maxSeconds)),
    pack,
    candidates,
    options: request.options,
    edits: namedEdits(request.edits),
    takes: await takesIn(request.edits, json),
  };
}

/** Takes that edits keep. One that was written in another form than is read now is drawn anew. */
async function takesIn(
  edits: readonly Edit[],
  json: (sha256: string) => Promise<unknown>,
): Promise<ReadonlyMap<string, PinnedTake>> {
  const takes = new Map<string, PinnedTake>();
  for (const sha256 of new Set(
    edits.flatMap((edit) => ('take' in edit ? (edit.take?.document ?? []) : [])),
  )) {
    const read = PinnedTake.safeParse(await json(sha256));
    if (read.success) takes.set(sha256, read.data);
  }
  return takes;
}
