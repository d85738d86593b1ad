/** What is known about every kind of place. */
import type { PlaceKind } from '../../../../contracts/reading.ts';

const INDOORS: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'room',
  'bedroom',
  'kitchen',
  'study',
  'hall',
  'cottage',
  'hut',
  'attic',
  'cellar',
  'teahouse',
  'inn',
  'shop',
  'workshop',
  'school',
  'classroom',
  'office',
  'hospital',
  'temple',
  'church',
  'palace',
  'castle',
  'throneRoom',
  'prison',
  'theatre',
  'library',
  'station',
  'train',
  'carriage',
  'car',
  'barn',
  'cave',
  'stairs',
  'space',
]);

/** Whether a scene in such a place plays under a roof, unless the text says otherwise. */
export const isIndoors = (kind: PlaceKind): boolean => INDOORS.has(kind);

/** Kinds that stand inside others: when somebody is there, the larger one stays where the scene is. */
export const SMALL_PLACES: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'stairs',
  'gate',
  'balcony',
  'well',
  'boat',
  'sky',
]);

/** Reads a table of `kind: words`, one line each, into words and their kinds; the first kind of a word stays. */
export function kindTable<K extends string>(table: Readonly<Partial<Record<K, string>>>): Map<string, K> {
  const kinds = new Map<string, K>();
  for (const kind of Object.keys(table) as K[])
    for (const word of (table[kind] ?? '').trim().split(/\s+/)) if (!kinds.has(word)) kinds.set(word, kind);
  return kinds;
}
