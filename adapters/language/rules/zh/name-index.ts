/** Recognises the names of figures in Chinese text, the longest first. */
import { commonName } from '../en/given-names.ts';
import { callIt, STATED, vote, type Figure } from '../who/figure.ts';
import { enter, type Roster } from '../who/roster.ts';
import { beastIn } from './beasts.ts';
import { clusterNames, type NameCluster } from './name-clusters.ts';
import type { NameCandidate } from './names.ts';
import { titleAtEnd } from './nouns.ts';
import { surnameLength } from './surnames.ts';

/** Enters named people into the roster: clusters that the creator named join those, the rest are new. */
export function enterNames(
  roster: Roster,
  names: readonly NameCandidate[],
  isBeastly: (name: string) => boolean,
): void {
  for (const cluster of clusterNames(names, isBeastly)) {
    const given = roster.figures.find(
      (figure) => figure.origin === 'hint' && cluster.names.some((name) => isGiven(figure, name.name)),
    );
    const figure = given ?? enter(roster, 'name');
    join(figure, cluster);
    const name = cluster.names.find((each) => isBeastly(each.name))?.name;
    figure.species = (name === undefined ? null : beastIn(name)?.species) ?? figure.species;
  }
}

const isGiven = (figure: Figure, name: string): boolean =>
  figure.names.has(name) ||
  [...figure.names.keys()].some((own) => own.length > 2 && own.slice(surnameLength(own)) === name);

function join(figure: Figure, cluster: NameCluster): void {
  for (const name of cluster.names) {
    callIt(figure, name.name, name.count);
    vote(figure, 'female', Math.min(name.female, 3));
    vote(figure, 'male', Math.min(name.male, 3));
    vote(figure, commonName(name.name.toLowerCase())?.gender ?? 'unknown', STATED);
    vote(figure, titleAtEnd(name.name)?.facts.gender ?? 'unknown', STATED);
  }
  vote(figure, cluster.gender, 2);
  figure.age ??= cluster.age;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One place where a name is written. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  readonly figure: number;
}

/** Spellings of a figure: its names, and for the creator's figures the given name alone. */
function spellings(figure: Figure): string[] {
  const names = [...figure.names.keys()].filter((name) => name.length > 1);
  const given =
    figure.origin === 'hint'
      ? names.filter((name) => name.length === 3 && surnameLength(name) === 1).map((name) => name.slice(1))
      : [];
  return [...names, ...given];
}

/** Finds all names in a text. Of two figures with one spelling the first keeps it. */
export function findNameHits(text: string, figures: readonly Figure[]): NameHit[] {
  const owners = new Map<string, number>();
  for (const figure of figures)
    for (const name of spellings(figure)) if (!owners.has(name)) owners.set(name, figure.key);
  if (owners.size === 0) return [];
  const pattern = new RegExp(
    [...owners.keys()]
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .map(escape)
      .join('|'),
    'g',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    figure: owners.get(match[0]) ?? 0,
  }));
}
