/** What a revision makes of the cast that was settled: pure, and nothing of it reaches the bible, so that taking it back is exact. */
import {
  isEntityEdit,
  type EntityEdit,
  type Kept,
  type SplitEntity,
} from '../../contracts/edits/entity-edits.ts';
import type { Bible, Character, EntityPack, Look, Place, Voice } from '../../contracts/entity.ts';
import type { Question } from '../../contracts/modules/entity-core.ts';
import type { CastMember, StoryReading } from '../../contracts/reading.ts';
import type { Edit } from '../../contracts/story.ts';
import { castEdits, type CastEdits } from '../runtime/cast-edits.ts';
import { inIdsOf } from '../runtime/named-reading.ts';
import { castLook } from './cast-looks.ts';
import { describedLook } from './described.ts';
import { dressed, voiced } from './edited-look.ts';
import { mergedPlaces, mergedReading, splitReading } from './edited-reading.ts';
import { ledgerOf } from './ledger.ts';
import { linksOf } from './links.ts';
import { questionsOf } from './questions.ts';
import { settledGender } from './settle-cast.ts';
import { settleStory } from './settle-story.ts';
import { castVoice } from './voices.ts';

export interface EditedCast {
  /** In settled ids; its cast and the pack’s characters stand in one order. */
  readonly reading: StoryReading;
  readonly pack: EntityPack;
  readonly questions: readonly Question[];
}

interface Editing {
  readonly seed: number;
  /** All of the revision that count: who says a line decides what a split takes along. */
  readonly edits: readonly Edit[];
}

/** How far the edits have come. */
interface Standing {
  readonly reading: StoryReading;
  readonly characters: readonly Character[];
  readonly places: readonly Place[];
  /** Who says a line by an edit. */
  readonly speakers: ReadonlyMap<string, string>;
  /** Looks and voices as they were first given: newcomers are unlike those, whatever is chosen later. */
  readonly given: { readonly looks: readonly Look[]; readonly voices: readonly Voice[] };
}

interface Terms {
  readonly seed: number;
  readonly who: CastEdits;
  readonly narrator: Voice;
}

/** Who is locked at the end, and as whom; null where nothing of them was known when they were. */
function lockedIn(edits: readonly EntityEdit[]): ReadonlyMap<string, Kept | null> {
  const locked = new Map<string, Kept | null>();
  for (const edit of edits) {
    if (edit.type !== 'lockEntity') continue;
    if (edit.locked) locked.set(edit.entityId, edit.keeps);
    else locked.delete(edit.entityId);
  }
  return locked;
}

const changedOne = (
  { characters }: Standing,
  id: string,
  change: (character: Character) => Character,
): readonly Character[] => characters.map((each) => (each.id === id ? change(each) : each));

const renamed = (character: Character, name: string): Character => ({
  ...character,
  name,
  aliases: [...new Set([...character.aliases, character.name])].filter((alias) => alias !== name),
});

/** Somebody as they were when they were locked. */
function held(character: Character, kept: Kept | null | undefined): Character {
  return kept === null || kept === undefined ? character : { ...renamed(character, kept.name), ...kept };
}

function merged(standing: Standing, from: string, into: string): Standing {
  const { reading, places } = standing;
  const isPlace = [from, into].every((id) => places.some((place) => place.id === id));
  if (!isPlace || from === into) return mergedPeople(standing, from, into);
  return {
    ...standing,
    reading: mergedPlaces(reading, from, into),
    places: places.filter(({ id }) => id !== from),
  };
}

function mergedPeople(standing: Standing, from: string, into: string): Standing {
  const gone = standing.characters.find(({ id }) => id === from);
  if (gone === undefined || from === into) return standing;
  if (!standing.characters.some(({ id }) => id === into)) return standing;
  const joined = (one: Character): Character => {
    const aliases = new Set([...one.aliases, gone.name, ...gone.aliases]);
    return { ...one, aliases: [...aliases].filter((alias) => alias !== one.name) };
  };
  return {
    ...standing,
    reading: mergedReading(standing.reading, from, into),
    characters: changedOne(standing, into, joined).filter(({ id }) => id !== from),
    speakers: new Map([...standing.speakers].map(([line, who]) => [line, who === from ? into : who])),
  };
}

/** Somebody new of whom the story says nothing but what they say. */
function newcomer(edit: SplitEntity, id: string, old: Character | undefined): CastMember {
  const { name, gender, age } = edit;
  return {
    gender: gender ?? old?.gender ?? 'unknown',
    ...{ id, name, aliases: [], traits: [], mentions: [], group: false, role: 'supporting' },
    age: age ?? old?.age ?? 'adult',
    species: old?.look.species ?? 'human',
  };
}

function castOne(member: CastMember, { reading, given }: Standing, { seed, narrator }: Terms): Character {
  const { id, name, aliases, role, group, age } = member;
  const { world, language } = reading;
  const gender = settledGender(member, seed);
  const casting = {
    ...{ member: { ...member, gender }, described: describedLook(member, world), world, isHero: false },
  };
  return {
    ...{ id, name, aliases, role, group, gender, age },
    look: castLook(casting, given.looks, [seed, name]),
    voice: castVoice({ ...member, gender }, [narrator, ...given.voices], { language, seed }),
    because: ['split off by the creator'],
  };
}

function split(standing: Standing, edit: SplitEntity, terms: Terms): Standing {
  const id = terms.who.idOf(edit);
  const { entityId: from, lineIds } = edit;
  const member = newcomer(
    edit,
    id,
    standing.characters.find((each) => each.id === from),
  );
  const character = castOne(member, standing, terms);
  const { looks, voices } = standing.given;
  return {
    ...standing,
    reading: splitReading(standing.reading, { from, member, lineIds, speakers: standing.speakers }),
    characters: [...standing.characters, character],
    speakers: new Map([...standing.speakers, ...lineIds.map((line) => [line, id] as const)]),
    given: { looks: [...looks, character.look], voices: [...voices, character.voice] },
  };
}

function edited(standing: Standing, edit: EntityEdit, terms: Terms): Standing {
  switch (edit.type) {
    case 'renameEntity': {
      const { entityId, name } = edit;
      const places = standing.places.map((place) => (place.id === entityId ? { ...place, name } : place));
      return { ...standing, places, characters: changedOne(standing, entityId, (one) => renamed(one, name)) };
    }
    case 'mergeEntities':
      return merged(standing, edit.from, edit.into);
    case 'splitEntity':
      return split(standing, edit, terms);
    case 'setLook':
      return {
        ...standing,
        characters: changedOne(standing, edit.entityId, (one) => dressed(one, edit.look)),
      };
    case 'setVoice': {
      const others = [terms.narrator, ...standing.characters.map(({ voice }) => voice)];
      const change = (one: Character): Character => voiced(one, edit.voice, others);
      return { ...standing, characters: changedOne(standing, edit.entityId, change) };
    }
    case 'lockEntity':
      return standing;
  }
}

function step(standing: Standing, edit: Edit, terms: Terms): Standing {
  if (isEntityEdit(edit)) return edited(standing, edit, terms);
  if (edit.type !== 'setLineSpeaker') return standing;
  return { ...standing, speakers: new Map([...standing.speakers, [edit.lineId, edit.speaker]]) };
}

/** The voice of the narration: that of whoever of the cast tells the story, as it is now. */
function narratorIn({ characters }: Standing, { who, narrator }: Terms, teller: string | undefined): Voice {
  return characters.find(({ id }) => teller !== undefined && id === who.now(teller))?.voice ?? narrator;
}

/** The bible in which whoever is locked is known by the name they were locked under as well. */
const knownAs = (bible: Bible, locked: ReadonlyMap<string, Kept | null>): Bible => ({
  ...bible,
  characters: bible.characters.map((each) => {
    const name = locked.get(each.id)?.name ?? each.name;
    return name === each.name ? each : { ...each, aliases: [...each.aliases, name] };
  }),
});

/** The cast of a reading as a revision has it; whoever no edit is about stays as they were settled. */
export function editedCast(found: StoryReading, bible: Bible, { seed, edits }: Editing): EditedCast {
  const locked = lockedIn(edits.filter((edit) => isEntityEdit(edit)));
  const settled = settleStory(found, knownAs(bible, locked), { seed, locked: new Set(locked.keys()) });
  const characters = settled.pack.characters.map((each) => held(each, locked.get(each.id)));
  const pack = { ...settled.pack, characters };
  const terms = { seed, who: castEdits(edits), narrator: pack.narrator };
  const asRead = inIdsOf(found, pack);
  const given = {
    looks: settled.pack.characters.map(({ look }) => look),
    voices: settled.pack.characters.map(({ voice }) => voice),
  };
  const { places } = pack;
  const begun: Standing = { reading: asRead, characters, places, speakers: new Map(), given };
  const standing = edits.reduce((sum, edit) => step(sum, edit, terms), begun);
  const { reading } = standing;
  const own = (id: string): string => id;
  const known = new Set(standing.places.map(({ id }) => id));
  const place = (id: string): string => (known.has(id) ? id : (standing.places[0]?.id ?? id));
  const states = ledgerOf(reading, { cast: own, place });
  const teller = asRead.cast.find(({ role }) => role === 'narrator')?.id;
  return {
    reading,
    pack: {
      ...pack,
      characters: [...standing.characters],
      places: [...standing.places],
      narrator: narratorIn(standing, terms, teller),
      links: [...linksOf(reading, states, own)],
      states: [...states],
    },
    questions: questionsOf(reading, own),
  };
}
