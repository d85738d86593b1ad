/** Recognises the names of figures word by word, the longest first. */
import { agrees, callIt, genderOf, STATED, vote, type Figure } from '../who/figure.ts';
import { enter, type Roster } from '../who/roster.ts';
import { DETERMINER } from './function-words.ts';
import { clusterNames, type NameCluster } from './name-clusters.ts';
import type { NameCandidate } from './names.ts';
import { personNoun } from './nouns.ts';
import { NO_NAME, SOFT_TITLE, titleFacts } from './titles.ts';
import { wordsOf, type Word } from './words.ts';

interface Entry {
  readonly tokens: readonly string[];
  readonly figure: number;
  readonly weight: number;
}

/** Names by their first word in small letters. */
export interface NameIndex {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Small-letter aliases that the creator gave, e.g. `the painter` as `painter`. */
  readonly nouns: ReadonlyMap<string, number>;
}

const plain = (name: string): string[] => wordsOf(name).map((word) => word.lower);

const soft = new Set([...SOFT_TITLE].map((word) => word.toLowerCase()));

/** A name without article, soft adjectives and titles: the old Captain Bray is Bray. */
const strip = (tokens: readonly string[]): string[] => {
  let rest = tokens[0] === 'the' ? tokens.slice(1) : [...tokens];
  while (rest.length > 1 && (soft.has(rest[0] ?? '') || titleFacts(rest[0] ?? '') !== null))
    rest = rest.slice(1);
  return rest;
};

const sameName = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/\W/g, '') === b.toLowerCase().replace(/\W/g, '');

/** The creator's figure that has one of these names. */
const givenTo = (roster: Roster, surfaces: readonly string[]): Figure | null =>
  roster.figures.find(
    (figure) =>
      figure.origin === 'hint' &&
      [...figure.names.keys()].some((name) => surfaces.some((surface) => sameName(surface, name))),
  ) ?? null;

/** The creator's figure that a cluster found in the text belongs to: the one that most of its mentions name. */
function hinted(roster: Roster, cluster: NameCluster): Figure | null {
  const shares = new Map<Figure, number>();
  for (const name of cluster.names) {
    const figure = givenTo(roster, [...name.surfaces.keys()]);
    if (figure) shares.set(figure, (shares.get(figure) ?? 0) + name.count);
  }
  const most = [...shares].sort((a, b) => b[1] - a[1])[0]?.[0];
  return (
    most ??
    givenTo(
      roster,
      cluster.names.map((name) => name.tokens.join(' ')),
    )
  );
}

const holdsAll = (name: readonly string[], words: ReadonlySet<string>): boolean =>
  [...words].every((word) => name.includes(word));

/** The creator's figures whose names hold all words of the cluster's: Jake Barnes for Jake, Mr. and Mrs. Norris for Norris. */
function givenInPart(roster: Roster, cluster: NameCluster): Figure[] {
  const words = new Set(cluster.names.flatMap((name) => name.tokens.map((token) => token.toLowerCase())));
  return roster.figures.filter(
    (figure) =>
      figure.origin === 'hint' &&
      agrees(genderOf(figure), cluster.gender) &&
      [...figure.names.keys()].some((name) => holdsAll(plain(name), words)),
  );
}

/** Whom a cluster names: one of the creator's, somebody new, or (null) one of several of the creator's, by context. */
function whose(roster: Roster, cluster: NameCluster): Figure | null {
  const given = hinted(roster, cluster);
  if (given) return given;
  const holders = givenInPart(roster, cluster);
  return holders.length > 1 ? null : (holders[0] ?? enter(roster, 'name'));
}

function join(figure: Figure, name: NameCandidate, age: NameCluster['age']): void {
  for (const [surface, times] of name.surfaces) callIt(figure, surface, times);
  vote(figure, 'female', name.female);
  vote(figure, 'male', name.male);
  if (name.title !== null) vote(figure, titleFacts(name.title)?.gender ?? 'unknown', STATED);
  figure.age ??= age;
}

/** Enters named people into the roster: names that the creator gave join those, the rest are new. */
export function enterNames(roster: Roster, names: readonly NameCandidate[]): void {
  for (const cluster of clusterNames(names)) {
    const figure = whose(roster, cluster);
    for (const name of cluster.names) {
      const own = givenTo(roster, [...name.surfaces.keys()]) ?? figure;
      if (own) join(own, name, cluster.age);
    }
  }
}

const smallWords = new Set([...NO_NAME].map((word) => word.toLowerCase()));

const isSmallWord = (word: string): boolean => smallWords.has(word);

/** Whether a name only describes: The Detective, the old painter, A High Piping Voice. */
const isDescription = (name: string): boolean =>
  /^(?:the|an?|one|another|his|her|that|this)\s/i.test(name) || !/\p{Lu}/u.test(name);

const isNamePart = (part: string): boolean =>
  part.length > 2 && personNoun(part) === null && !isSmallWord(part);

/** Word lists under which a figure is recognised, with how sure each is: a whole name is surer than a part. */
function spellings(figure: Figure): (readonly [string[], number])[] {
  return [...figure.names].flatMap(([name, times]): (readonly [string[], number])[] => {
    const tokens = plain(name);
    if (figure.origin === 'hint' && isDescription(name)) return [[tokens, 3] as const];
    const core = strip(tokens);
    const parts =
      figure.origin === 'hint' && core.length > 1
        ? core.filter(isNamePart).map((part): [string[], number] => [[part], 0.1 + times / 1e6])
        : [];
    return [[tokens, 3 + times / 1e6] as const, [core, 1 + times / 1e6] as const, ...parts];
  });
}

/** Nouns under which the creator's figures are recognised: `detective` and `old painter`. */
function enterNouns(nouns: Map<string, number>, figure: Figure): void {
  if (figure.origin !== 'hint') return;
  for (const name of figure.names.keys()) {
    const words = plain(name).filter((word) => !DETERMINER.has(word));
    if (isDescription(name) && words.length > 0 && !nouns.has(words.join(' ')))
      nouns.set(words.join(' '), figure.key);
  }
}

/** Builds the index of all names. Where two figures share a spelling, the surer and then the more frequent one wins. */
export function indexNames(figures: readonly Figure[]): NameIndex {
  const entries = new Map<string, Entry[]>();
  const nouns = new Map<string, number>();
  for (const figure of figures) {
    enterNouns(nouns, figure);
    for (const [tokens, weight] of spellings(figure)) {
      const first = tokens[0];
      if (first === undefined) continue;
      const list = entries.get(first) ?? [];
      list.push({ tokens, figure: figure.key, weight });
      entries.set(first, list);
    }
  }
  for (const list of entries.values())
    list.sort((a, b) => b.tokens.length - a.tokens.length || b.weight - a.weight);
  return { entries, nouns };
}

const fits = (words: readonly Word[], at: number, entry: Entry): boolean =>
  entry.tokens.every((token, offset) => {
    const word = words[at + offset];
    return (
      word?.lower === token &&
      (offset === 0 ||
        (!words[at + offset - 1]?.possessive &&
          (word.joined || /^(?:mr|mrs|ms|dr|st|m|\w)$/.test(words[at + offset - 1]?.lower ?? ''))))
    );
  });

/** The name that begins at a word, if one does: its figure and how many words it has. Names have a capital. */
export function nameAt(
  index: NameIndex,
  words: readonly Word[],
  at: number,
): { figure: number; length: number } | null {
  const word = words[at];
  if (!word || !/^\p{Lu}/u.test(word.text)) return null;
  const entry = index.entries.get(word.lower)?.find((candidate) => fits(words, at, candidate));
  return entry ? { figure: entry.figure, length: entry.tokens.length } : null;
}
