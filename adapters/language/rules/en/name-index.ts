/** Recognises the names of figures word by word, the longest first. */
import { callIt, STATED, vote, type Figure } from '../who/figure.ts';
import { enter, type Roster } from '../who/roster.ts';
import { clusterNames, type NameCluster } from './name-clusters.ts';
import type { NameCandidate } from './names.ts';
import { SOFT_TITLE, titleFacts } from './titles.ts';
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
  while (rest.length > 1 && (soft.has(rest[0] ?? '') || titleFacts(rest[0] ?? '') !== null)) rest = rest.slice(1);
  return rest;
};

const sameName = (a: string, b: string): boolean => a.toLowerCase().replace(/\W/g, '') === b.toLowerCase().replace(/\W/g, '');

/** The creator's figure that a cluster found in the text belongs to: one of its names is given, or all but its title. */
function hinted(roster: Roster, cluster: NameCluster): Figure | null {
  const surfaces = cluster.names.flatMap((name) => [...name.surfaces.keys(), name.tokens.join(' ')]);
  return roster.figures.find((figure) => figure.origin === 'hint' && [...figure.names.keys()].some((name) => surfaces.some((surface) => sameName(surface, name)))) ?? null;
}

function join(figure: Figure, cluster: NameCluster): void {
  for (const name of cluster.names) {
    for (const [surface, times] of name.surfaces) callIt(figure, surface, times);
    vote(figure, 'female', name.female);
    vote(figure, 'male', name.male);
    if (name.title !== null) vote(figure, titleFacts(name.title)?.gender ?? 'unknown', STATED);
  }
  figure.age ??= cluster.age;
}

/** Enters named people into the roster: clusters that the creator named join those, the rest are new. */
export function enterNames(roster: Roster, names: readonly NameCandidate[]): void {
  for (const cluster of clusterNames(names)) join(hinted(roster, cluster) ?? enter(roster, 'name'), cluster);
}

/** Word lists under which a figure is recognised, with how sure each is: a whole name is surer than a part. */
function spellings(figure: Figure): (readonly [string[], number])[] {
  return [...figure.names].flatMap(([name, times]) => {
    const tokens = plain(name);
    const core = strip(tokens);
    const parts = figure.origin === 'hint' && core.length > 1 ? core.filter((part) => part.length > 2).map((part) => [[part], 0.1] as const) : [];
    return [[tokens, 3 + times / 1e6] as const, [core, 1 + times / 1e6] as const, ...parts];
  });
}

/** Builds the index of all names. Where two figures share a spelling, the surer and then the more frequent one wins. */
export function indexNames(figures: readonly Figure[]): NameIndex {
  const entries = new Map<string, Entry[]>();
  const nouns = new Map<string, number>();
  for (const figure of figures) {
    for (const name of figure.names.keys()) if (!/\p{Lu}/u.test(name.replace(/^The /, ''))) nouns.set(plain(name).filter((word) => word !== 'the').join(' '), figure.key);
    for (const [tokens, weight] of spellings(figure)) {
      const first = tokens[0];
      if (first === undefined) continue;
      const list = entries.get(first) ?? [];
      list.push({ tokens, figure: figure.key, weight });
      entries.set(first, list);
    }
  }
  for (const list of entries.values()) list.sort((a, b) => b.tokens.length - a.tokens.length || b.weight - a.weight);
  return { entries, nouns };
}

const fits = (words: readonly Word[], at: number, entry: Entry): boolean =>
  entry.tokens.every((token, offset) => {
    const word = words[at + offset];
    return word?.lower === token && (offset === 0 || (!words[at + offset - 1]?.possessive && (word.joined || /^(?:mr|mrs|ms|dr|st|m|\w)$/.test(words[at + offset - 1]?.lower ?? ''))));
  });

/** The name that begins at a word, if one does: its figure and how many words it has. Names have a capital. */
export function nameAt(index: NameIndex, words: readonly Word[], at: number): { figure: number; length: number } | null {
  const word = words[at];
  if (!word || !/^\p{Lu}/u.test(word.text)) return null;
  const entry = index.entries.get(word.lower)?.find((candidate) => fits(words, at, candidate));
  return entry ? { figure: entry.figure, length: entry.tokens.length } : null;
}
