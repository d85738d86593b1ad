/** A reading in other ids: whoever settles entities or takes two for one gives them new names. */
import type { Action, StoryReading, Unit } from '../../contracts/reading.ts';

export type Name = (id: string) => string;

/** The reading with every id of people and places as `name` has it; nobody is left out of lists or taken together. */
export const namedReading = (reading: StoryReading, name: Name): StoryReading => ({
  ...reading,
  cast: reading.cast.map((member) => ({ ...member, id: name(member.id) })),
  places: reading.places.map((place) => ({ ...place, id: name(place.id) })),
  units: reading.units.map((unit) => namedUnit(unit, name)),
  scenes: reading.scenes.map((scene) => ({
    ...scene,
    place: name(scene.place),
    cast: scene.cast.map(name),
  })),
});

export const namedAction = (action: Action, name: Name): Action => ({
  ...action,
  actor: action.actor === null ? null : name(action.actor),
  target: action.target === null ? null : name(action.target),
  place: action.place === null ? null : name(action.place),
});

export function namedUnit(unit: Unit, name: Name): Unit {
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
        actions: unit.actions.map((action) => namedAction(action, name)),
        subjects: unit.subjects.map(name),
      };
    case 'tag':
      return { ...unit, actions: unit.actions.map((action) => namedAction(action, name)) };
    case 'heading':
    case 'note':
      return unit;
  }
}

/** The reading in the ids of a pack, whose characters and places stand in the order of the reading’s. */
export function inIdsOf(
  reading: StoryReading,
  pack: {
    readonly characters: readonly { readonly id: string }[];
    readonly places: readonly { readonly id: string }[];
  },
): StoryReading {
  const ids = new Map<string, string>();
  reading.cast.forEach(({ id }, at) => ids.set(id, pack.characters[at]?.id ?? id));
  reading.places.forEach(({ id }, at) => ids.set(id, pack.places[at]?.id ?? id));
  return namedReading(reading, (id) => ids.get(id) ?? id);
}
