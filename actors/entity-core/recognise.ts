/** Who of the story the bible already knows: found again by name, so that ids, looks and voices outlive a new reading. */
import type { Bible, Place } from '../../contracts/entity.ts';
import type { CastMember, FoundPlace } from '../../contracts/reading.ts';

type Known = Bible['characters'][number];

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Strength of a match: the same name, a name that is an alias, or one alias in common. */
function likeness(
  member: Pick<CastMember, 'name' | 'aliases'>,
  known: Pick<Known, 'name' | 'aliases'>,
): number {
  const names = new Set(known.aliases.map(folded));
  if (folded(member.name) === folded(known.name)) return 3;
  if (names.has(folded(member.name)) || member.aliases.some((a) => folded(a) === folded(known.name)))
    return 2;
  return member.aliases.some((alias) => names.has(folded(alias))) ? 1 : 0;
}

/** Pairs finds with what is known, the strongest likeness first; each known thing is found at most once. */
function paired<F, K>(finds: readonly F[], known: readonly K[], alike: (f: F, k: K) => number): Map<F, K> {
  const pairs = finds
    .flatMap((find) => known.map((old) => ({ find, old, like: alike(find, old) })))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like);
  const result = new Map<F, K>();
  const used = new Set<K>();
  for (const { find, old } of pairs) {
    if (result.has(find) || used.has(old)) continue;
    result.set(find, old);
    used.add(old);
  }
  return result;
}

export const recogniseCast = (cast: readonly CastMember[], bible: Bible): ReadonlyMap<CastMember, Known> =>
  paired(cast, bible.characters, likeness);

export const recognisePlaces = (
  places: readonly FoundPlace[],
  bible: Bible,
): ReadonlyMap<FoundPlace, Place> =>
  paired(places, bible.places, (find, old) => (folded(find.name) === folded(old.name) ? 1 : 0));

/** Ids for finds: the known id where there is one, else the reading's own, else the first free number of the kind. */
export function settledIds<F extends { readonly id: string }>(
  finds: readonly F[],
  known: ReadonlyMap<F, { readonly id: string }>,
  bibleIds: readonly string[],
): ReadonlyMap<string, string> {
  const taken = new Set(bibleIds);
  const result = new Map<string, string>();
  for (const find of finds) {
    const id = known.get(find)?.id ?? freeId(find.id, taken);
    taken.add(id);
    result.set(find.id, id);
  }
  return result;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/\d+$/, '');
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
