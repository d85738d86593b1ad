/** Chooses who is in the cast, and what each is called. */
import type { Age, CastMember, CastRole } from '../../../../contracts/reading.ts';
import type { Language } from '../../../../contracts/shared.ts';
import { genderOf, type Figure } from './figure.ts';
import type { Resolved } from './resolve.ts';

/** How much a figure does in the story. */
export interface Part {
  readonly speeches: number;
  readonly deeds: number;
}

const LONG = 30_000;

const narratedCount = (figure: Figure): number => figure.mentions.filter((mention) => !mention.quoted).length;

/** Whether a figure has enough of a part to be drawn: it speaks or acts, or the story keeps naming it. */
export function isCast(figure: Figure, part: Part, length: number): boolean {
  if (figure.mentions.length === 0 && part.speeches === 0) return false;
  if (part.speeches > 0) return true;
  switch (figure.origin) {
    case 'hint':
      return true;
    case 'name':
      return narratedCount(figure) > 0 || figure.mentions.length >= 3;
    case 'self':
      return figure.mentions.length >= 2;
    case 'role':
    case 'kin':
      return length > LONG ? part.deeds >= 3 && narratedCount(figure) >= 4 : part.deeds > 0;
    case 'group':
      return part.deeds > (length > LONG ? 3 : 0);
  }
}

const OWNED = /^(?:his|her|my|your|their|our|its|the|a)\s|^[他她我你伊它](?:们)?的?/i;

/** Names that stand by themselves, the most used first. */
function ranked(figure: Figure): string[] {
  return [...figure.names]
    .filter(([name]) => !OWNED.test(name) || /^the\s/i.test(name))
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => name);
}

/** A name for kin who have none of their own: Nell's grandfather, 小栓的母亲. */
function kinName(figure: Figure, people: Resolved, language: Language): string | null {
  const owner = people.figures[people.kinship.ownersOf(figure.key)[0] ?? -1];
  const head = figure.head;
  if (!owner || head === null) return null;
  if (owner.origin === 'self') return language === 'zh' ? `我的${head}` : `my ${head}`;
  const name = ranked(owner)[0];
  return name === undefined ? null : language === 'zh' ? `${name}的${head}` : `${name}'s ${head}`;
}

/** Whether words only describe: the captain, Squire's daughter. */
const isNoun = (name: string): boolean => /^(?:the|a|an)\s|['’]s? \p{Ll}/iu.test(name);

/** The name of a figure: what the creator calls it, else its commonest name, else its commonest noun. */
function nameOf(figure: Figure, people: Resolved, language: Language): string {
  const names = ranked(figure);
  const proper =
    figure.origin === 'role' || figure.origin === 'kin' || figure.origin === 'group'
      ? undefined
      : names.find((name) => !isNoun(name));
  const kin =
    figure.origin === 'kin' &&
    names.every((name) => name === figure.head || name.endsWith(`的${figure.head ?? ''}`) || isNoun(name))
      ? kinName(figure, people, language)
      : null;
  return (
    proper ??
    kin ??
    names[0] ??
    kinName(figure, people, language) ??
    figure.head ??
    [...figure.names.keys()][0] ??
    '?'
  );
}

const clip = (text: string, length: number): string => text.slice(0, length).trim();

function aliasesOf(figure: Figure, name: string): string[] {
  const all = [...ranked(figure), ...(figure.origin === 'kin' && figure.head !== null ? [figure.head] : [])];
  return [...new Set(all.map((alias) => clip(alias, 80)))]
    .filter((alias) => alias !== '' && alias !== name)
    .slice(0, 12);
}

/** The age that is said; whoever has a grandparent about is a child, everybody else an adult. */
const ageOf = (figure: Figure, people: Resolved): Age =>
  figure.age ?? (people.kinship.has(figure.key, 'grandparent') ? 'child' : 'adult');

/** The weight of the busiest figure, and who tells the story. */
interface Lead {
  readonly most: number;
  readonly narrator: number | null;
}

/** The part of each figure, by what it does compared to the busiest. */
export function roleOf(figure: Figure, weight: number, { most, narrator }: Lead): CastRole {
  if (figure.key === narrator) return 'narrator';
  if (weight >= most) return 'protagonist';
  return weight >= most * 0.15 && figure.origin !== 'group' ? 'supporting' : 'minor';
}

/** The facts of a cast member that do not depend on the rest of the cast. */
export function portray(
  figure: Figure,
  people: Resolved,
  language: Language,
): Pick<CastMember, 'name' | 'aliases' | 'gender' | 'age' | 'species' | 'group' | 'traits'> {
  const name = clip(nameOf(figure, people, language), 80);
  return {
    name,
    aliases: aliasesOf(figure, name),
    gender: genderOf(figure),
    age: ageOf(figure, people),
    species: figure.species,
    group: figure.origin === 'group',
    traits: [...figure.traits].slice(0, 12).map((trait) => clip(trait, 120)),
  };
}
