/** Gathers names of one person: Captain Bray and Bray, Elizabeth Bennet and Elizabeth, Mr. Bennet but not Mrs. Bennet. */
import type { Age, Gender } from '../../../../contracts/reading.ts';
import type { NameCandidate } from './names.ts';
import { titleFacts } from './titles.ts';

export interface NameCluster {
  readonly names: NameCandidate[];
  gender: Gender;
  age: Age | null;
  count: number;
}

/** Short forms of given names that do not share their beginning with the long one. */
const NICKNAMES = `bess:elizabeth beth:elizabeth betsy:elizabeth betty:elizabeth eliza:elizabeth lizzy:elizabeth lizzie:elizabeth lily:lilian
  bill:william billy:william will:william willie:william bob:robert bobby:robert rob:robert dick:richard rick:richard harry:henry hal:henry
  jack:john johnny:john jim:james jimmy:james jem:james joe:joseph kate:katherine kate:catherine kitty:catherine kitty:katherine meg:margaret
  peggy:margaret maggie:margaret molly:mary polly:mary ned:edward ted:edward teddy:edward nell:eleanor nelly:helen nancy:anne annie:anne
  sally:sarah sandy:alexander alec:alexander tom:thomas tommy:thomas tony:anthony fanny:frances frank:francis charley:charles charlie:charles
  dolly:dorothy ellie:eleanor emmy:emily fred:frederick freddy:frederick gus:augustus hetty:henrietta jenny:jane lou:louisa lucy:lucinda
  mike:michael mick:michael nick:nicholas patty:martha sam:samuel sue:susan susy:susan tess:theresa tim:timothy val:valentine`;

const fullNames = new Map<string, string[]>();
for (const pair of NICKNAMES.split(/\s+/)) {
  const [short = '', long = ''] = pair.split(':');
  fullNames.set(short, [...(fullNames.get(short) ?? []), long]);
}

const isNickname = (short: string, long: string): boolean =>
  fullNames.get(short.toLowerCase())?.includes(long.toLowerCase()) ?? false;

function genderOf(name: NameCandidate): Gender {
  const stated = name.title === null ? 'unknown' : (titleFacts(name.title)?.gender ?? 'unknown');
  if (stated !== 'unknown') return stated;
  if (name.female > name.male * 1.8 && name.female >= 1.5) return 'female';
  return name.male > name.female * 1.8 && name.male >= 1.5 ? 'male' : 'unknown';
}

/** Titles that one person has for life, so that two of them under one surname are two people. */
const EXCLUSIVE = /^(?:mr|mrs|miss|lady|sir|lord|dr|doctor|captain|aunt|uncle|farmer)$/;

/** How well a name fits beside another name of a cluster; 0 is not at all. */
function fit(name: NameCandidate, other: NameCandidate): number {
  const last = name.tokens.at(-1);
  const otherLast = other.tokens.at(-1);
  const clash =
    name.title !== null &&
    other.title !== null &&
    name.title !== other.title &&
    EXCLUSIVE.test(name.title) &&
    EXCLUSIVE.test(other.title);
  if (name.tokens.join(' ') === other.tokens.join(' ')) return clash ? 0 : 3;
  if (clash || name.tokens.length > 1) return 0;
  const first = other.tokens[0] ?? '';
  if (name.title !== null) return other.tokens.length > 1 && otherLast === last ? 2 : 0;
  if (other.tokens.length > 1 && name.tokens[0] === first) return 2.5;
  if (isNickname(name.tokens[0] ?? '', first)) return 2;
  if (otherLast === last && (other.tokens.length > 1 || other.title !== null))
    return /^(?:mrs|miss)$/.test(other.title ?? '') ? 0.8 : 1.5;
  return 0;
}

function bestCluster(
  name: NameCandidate,
  gender: Gender,
  clusters: readonly NameCluster[],
): NameCluster | null {
  let best: NameCluster | null = null;
  let bestScore = 10;
  for (const cluster of clusters) {
    if (gender !== 'unknown' && cluster.gender !== 'unknown' && gender !== cluster.gender) continue;
    const score =
      Math.max(0, ...cluster.names.map((other) => fit(name, other))) * 10 + Math.log(1 + cluster.count);
    if (score > bestScore + 1e-9) [best, bestScore] = [cluster, score];
  }
  return best;
}

/** Joins the names of one person. A wrong join costs more than a missed one, so doubt keeps them apart. */
export function clusterNames(names: readonly NameCandidate[]): NameCluster[] {
  const clusters: NameCluster[] = [];
  const ordered = names.toSorted(
    (a, b) => b.tokens.length - a.tokens.length || b.count - a.count || a.first - b.first,
  );
  for (const name of ordered) {
    const gender = genderOf(name);
    const cluster = bestCluster(name, gender, clusters);
    const age = name.title === null ? null : (titleFacts(name.title)?.age ?? null);
    if (!cluster) {
      clusters.push({ names: [name], gender, age, count: name.count });
      continue;
    }
    cluster.names.push(name);
    cluster.count += name.count;
    if (cluster.gender === 'unknown') cluster.gender = gender;
    cluster.age ??= age;
  }
  return clusters.toSorted(
    (a, b) => Math.min(...a.names.map((n) => n.first)) - Math.min(...b.names.map((n) => n.first)),
  );
}
