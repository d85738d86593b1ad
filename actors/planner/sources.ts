/** What a plan is made from, read and brought into one naming. */
import { AssetCandidates } from '../../contracts/asset.ts';
import { PinnedTake } from '../../contracts/edits/shot-edits.ts';
import { EntityPack } from '../../contracts/entity.ts';
import type { PlanRequest } from '../../contracts/modules/planner.ts';
import { StoryReading, type Action, type Unit } from '../../contracts/reading.ts';
import type { RunOptions } from '../../contracts/run.ts';
import type { Edit } from '../../contracts/story.ts';
import type { Objects } from '../runtime/objects.ts';
import { decodeJson } from '../runtime/maker.ts';
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
    reading: inShape(inBreaths({ text, reading: renamed(reading, pack) }, request.options.maxSeconds)),
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

/**
 * The reading in settled ids: the pack's characters and places stand in the order of the reading's. What the reading
 * names and the pack does not have keeps its name.
 */
export function renamed(reading: StoryReading, pack: EntityPack): StoryReading {
  const ids = new Map<string, string>();
  reading.cast.forEach(({ id }, at) => ids.set(id, pack.characters[at]?.id ?? id));
  reading.places.forEach(({ id }, at) => ids.set(id, pack.places[at]?.id ?? id));
  const name = (id: string): string => ids.get(id) ?? id;
  return {
    ...reading,
    cast: reading.cast.map((member) => ({ ...member, id: name(member.id) })),
    places: reading.places.map((place) => ({ ...place, id: name(place.id) })),
    units: reading.units.map((unit) => renamedUnit(unit, name)),
    scenes: reading.scenes.map((scene) => ({
      ...scene,
      place: name(scene.place),
      cast: scene.cast.map(name),
    })),
  };
}

type Name = (id: string) => string;

const renamedAction = (action: Action, name: Name): Action => ({
  ...action,
  actor: action.actor === null ? null : name(action.actor),
  target: action.target === null ? null : name(action.target),
  place: action.place === null ? null : name(action.place),
});

function renamedUnit(unit: Unit, name: Name): Unit {
  switch (unit.kind) {
    case 'dialogue':
    case 'thought':
      return {
        ...unit,
        speaker: unit.speaker === null ? null : name(unit.speaker),
        addressees: unit.addressees.map(name),
        alternatives: unit.alternatives.map((each) => ({ ...each, speaker: name(each.speaker) })),
      };
    case 'narration':
      return {
        ...unit,
        narrator: unit.narrator === null ? null : name(unit.narrator),
        actions: unit.actions.map((action) => renamedAction(action, name)),
        subjects: unit.subjects.map(name),
      };
    case 'tag':
      return { ...unit, actions: unit.actions.map((action) => renamedAction(action, name)) };
    case 'heading':
    case 'note':
      return unit;
  }
}
