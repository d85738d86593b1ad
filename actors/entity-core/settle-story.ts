/** From a reading to everything that is fixed for a film, and to the bible that comes of it. */
import type { Bible, Character, EntityPack } from '../../contracts/entity.ts';
import type { Question } from '../../contracts/modules/entity-core.ts';
import type { StoryReading } from '../../contracts/reading.ts';
import { ledgerOf } from './ledger.ts';
import { linksOf } from './links.ts';
import { questionsOf } from './questions.ts';
import { settleCast, type Settling } from './settle-cast.ts';
import { settlePlaces, settleProps } from './settle-places.ts';

export interface Settlement {
  readonly pack: EntityPack;
  /** The bible with the newcomers. */
  readonly bible: Bible;
  readonly questions: Question[];
}

const naming =
  (ids: ReadonlyMap<string, string>) =>
  (id: string): string =>
    ids.get(id) ?? id;

/**
 * Settles a reading against what the bible holds; pure. Characters, places and props of the pack stand in the order of
 * the reading's, one for one, so that whoever holds both can tell which settled id belongs to which found one.
 */
export function settleStory(reading: StoryReading, bible: Bible, settling: Settling): Settlement {
  const { seed } = settling;
  const cast = settleCast(reading, bible, settling);
  const { places, ids: placeIds } = settlePlaces(reading, bible, seed);
  const castName = naming(cast.ids);
  const placeName = (id: string): string => placeIds.get(id) ?? places[0]?.id ?? id;
  const states = ledgerOf(reading, { cast: castName, place: placeName });
  const pack: EntityPack = {
    language: reading.language,
    world: reading.world,
    characters: [...cast.characters],
    narrator: cast.narrator,
    places: [...places],
    props: [...settleProps(reading, seed)],
    links: [...linksOf(reading, states, castName)],
    states: [...states],
  };
  return { pack, bible: grown(bible, pack), questions: questionsOf(reading, castName) };
}

/** The bible with this film's people and places; whoever is not in this story stays in it. */
function grown(bible: Bible, pack: EntityPack): Bible {
  const characters = new Map(bible.characters.map((each) => [each.id, each]));
  const places = new Map(bible.places.map((each) => [each.id, each]));
  for (const character of pack.characters) {
    const known = characters.get(character.id);
    characters.set(character.id, {
      ...entryOf(character),
      aliases: joined(known?.aliases, character.aliases),
    });
  }
  for (const place of pack.places) places.set(place.id, place);
  return { characters: [...characters.values()], places: [...places.values()] };
}

const joined = (known: readonly string[] = [], found: readonly string[]): string[] => [
  ...new Set([...known, ...found]),
];

const entryOf = ({ id, name, aliases, look, voice }: Character): Bible['characters'][number] => ({
  id,
  name,
  aliases,
  look,
  voice,
});
