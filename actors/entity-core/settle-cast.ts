/** The cast as it is fixed for a film: who is known keeps look and voice, newcomers fit around them. */
import type { Bible, Character, Look, Voice } from '../../contracts/entity.ts';
import type { CastMember, CastRole, Gender, StoryReading } from '../../contracts/reading.ts';
import { seeded, seedOf } from '../runtime/random.ts';
import { castLook } from './cast-looks.ts';
import { describedLook } from './described.ts';
import { recogniseCast, settledIds } from './recognise.ts';
import { castVoice, narratorVoice } from './voices.ts';

type Known = Bible['characters'][number];

/** Whom to cast first: the more a character matters, the freer the choice. */
const precedence: Readonly<Record<CastRole, number>> = {
  protagonist: 0,
  supporting: 1,
  narrator: 2,
  minor: 3,
};

/** What is settled for: chance, and who stays as the bible has them. */
export interface Settling {
  readonly seed: number;
  /** Whom the bible’s look and voice are kept for, whatever the reading says of them. */
  readonly locked: ReadonlySet<string>;
}

interface Casting {
  readonly member: CastMember;
  readonly id: string;
  /** Male or female; the story may leave it open. */
  readonly gender: Exclude<Gender, 'unknown'>;
  readonly known: Known | undefined;
  readonly isHero: boolean;
  readonly world: StoryReading['world'];
}

export interface SettledCast {
  /** In the order of the reading's cast, one for one. */
  readonly characters: readonly Character[];
  readonly narrator: Voice;
  /** Reading's id → settled id. */
  readonly ids: ReadonlyMap<string, string>;
}

/** A gender to draw and to speak with where the story says none: chance by name, so that it stays. */
export function settledGender(
  member: Pick<CastMember, 'gender' | 'name'>,
  seed: number,
): Exclude<Gender, 'unknown'> {
  if (member.gender !== 'unknown') return member.gender;
  return seeded(seedOf('gender', seed, member.name))() < 0.5 ? 'female' : 'male';
}

/** What is known counts until the story or the creator says another gender or kind of body. */
const stillHolds = (known: Known, { gender, species }: CastMember): boolean =>
  (gender === 'unknown' || known.look.gender === gender) && known.look.species === species;

const accentFirst: Readonly<Record<CastMember['age'], number>> = { child: 0, young: 1, adult: 2, old: 3 };

/** Who wears the accent colour: the youngest protagonist, for it suits youth best and age wears it loudly. */
const heroOf = (cast: readonly CastMember[]): CastMember | undefined =>
  cast
    .filter(({ role }) => role === 'protagonist')
    .toSorted((a, b) => accentFirst[a.age] - accentFirst[b.age])[0] ?? cast[0];

function castingsOf(reading: StoryReading, bible: Bible, { seed, locked }: Settling): readonly Casting[] {
  const known = recogniseCast(reading.cast, bible);
  const ids = settledIds(
    reading.cast,
    known,
    bible.characters.map(({ id }) => id),
  );
  const hero = heroOf(reading.cast);
  return reading.cast.map((member) => {
    const old = known.get(member);
    const holds = old !== undefined && (locked.has(old.id) || stillHolds(old, member));
    const kept = holds ? old : undefined;
    const gender = kept?.look.gender === 'female' || kept?.look.gender === 'male' ? kept.look.gender : null;
    return {
      member,
      id: ids.get(member.id) ?? member.id,
      gender: gender ?? settledGender(member, seed),
      known: kept,
      isHero: member === hero,
      world: reading.world,
    };
  });
}

const byPrecedence = (castings: readonly Casting[]): readonly Casting[] =>
  castings.toSorted((a, b) => precedence[a.member.role] - precedence[b.member.role]);

/** Looks for everybody: known ones first, then by precedence, each unlike all before. */
function settleLooks(castings: readonly Casting[], seed: number): Map<string, Look> {
  const looks = new Map(castings.flatMap(({ id, known }) => (known ? [[id, known.look] as const] : [])));
  for (const { id, member, gender, isHero, world } of byPrecedence(castings)) {
    if (looks.has(id)) continue;
    const casting = { member: { ...member, gender }, described: describedLook(member, world), world, isHero };
    looks.set(id, castLook(casting, [...looks.values()], [seed, member.name]));
  }
  return looks;
}

function settleVoices(
  castings: readonly Casting[],
  narrator: Voice,
  setting: { readonly language: StoryReading['language']; readonly seed: number },
): Map<string, Voice> {
  const voices = new Map(castings.flatMap(({ id, known }) => (known ? [[id, known.voice] as const] : [])));
  for (const { id, member, gender } of byPrecedence(castings)) {
    if (voices.has(id)) continue;
    voices.set(id, castVoice({ ...member, id, gender }, [narrator, ...voices.values()], setting));
  }
  return voices;
}

/** Says the same whether a look is new or known, so that a second run settles the same pack. */
function reasons({ member, isHero, world }: Casting): string[] {
  const told = Object.keys(describedLook(member, world))
    .filter((part) => part !== 'face')
    .map((part) => `${part}: told by the story`);
  return [...told, isHero ? 'colour: the hero’s accent' : 'rest: chosen unlike the others'];
}

/** Settles looks and voices of a reading's cast, and the voice of its narrator. */
export function settleCast(reading: StoryReading, bible: Bible, settling: Settling): SettledCast {
  const { seed } = settling;
  const castings = castingsOf(reading, bible, settling);
  const looks = settleLooks(castings, seed);
  const hero = castings.find(({ isHero }) => isHero)?.gender ?? 'male';
  const known = bible.characters.map(({ voice }) => voice);
  const stranger = narratorVoice(hero, known, reading.language);
  const voices = settleVoices(castings, stranger, { language: reading.language, seed });
  const teller = castings.find(({ member }) => member.role === 'narrator');
  const characters = castings.map((casting) => characterOf(casting, looks, voices));
  return {
    characters,
    narrator: (teller && voices.get(teller.id)) ?? stranger,
    ids: new Map(castings.map(({ member, id }) => [member.id, id])),
  };
}

function characterOf(
  casting: Casting,
  looks: ReadonlyMap<string, Look>,
  voices: ReadonlyMap<string, Voice>,
): Character {
  const { member, id, gender } = casting;
  const look = looks.get(id);
  const voice = voices.get(id);
  if (look === undefined || voice === undefined) throw new RangeError(`${id} was not cast.`);
  const { name, aliases, role, group, age } = member;
  return { id, name, aliases, role, group, gender, age, look, voice, because: reasons(casting) };
}
