/** Places and things of a story: which mentions mean the same one. */
import type { PlaceKind, PropKind } from '../../../../contracts/reading.ts';
import type { PlaceHit, PropHit } from './finding.ts';

/** A place or a thing with all its mentions, by index. */
export interface Item<K> {
  readonly key: number;
  readonly kind: K;
  readonly names: Map<string, number>;
  readonly qualifier: string | null;
  readonly traits: Set<string>;
  readonly hits: number[];
}

/** Items, and for each mention the item that it means. */
export interface Inventory<K> {
  readonly items: readonly Item<K>[];
  readonly of: readonly number[];
}

const fresh = <K>(key: number, kind: K, qualifier: string | null): Item<K> => ({
  key,
  kind,
  names: new Map(),
  qualifier,
  traits: new Set(),
  hits: [],
});

function note<K>(item: Item<K>, index: number, hit: { name: string; modifiers: readonly string[] }): void {
  item.hits.push(index);
  item.names.set(hit.name, (item.names.get(hit.name) ?? 0) + 1);
  for (const modifier of hit.modifiers) item.traits.add(modifier);
}

/** Joins mentions of places: one of the same kind and owner, or the last of its kind when no owner is said. */
export function takePlaces(hits: readonly PlaceHit[]): Inventory<PlaceKind> {
  const items: Item<PlaceKind>[] = [];
  const of = hits.map((hit, index) => {
    const found = hit.isNew ? undefined : placeMeant(items, hit);
    const item = found ?? fresh(items.length, hit.kind, hit.qualifier);
    if (!found) items.push(item);
    note(item, index, hit);
    return item.key;
  });
  return { items, of };
}

/** Words for a house of trade of any kind. */
const ANY_SHOP = /^(?:店|店里|店面|店堂|铺|店内|shop|store)$/;
const SHOPS: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['shop', 'inn', 'teahouse', 'workshop']);

/** The place that a mention points back at. */
function placeMeant(items: readonly Item<PlaceKind>[], hit: PlaceHit): Item<PlaceKind> | undefined {
  const sameKind = items.filter(
    (item) => item.kind === hit.kind || (ANY_SHOP.test(hit.name) && SHOPS.has(item.kind)),
  );
  return hit.qualifier === null
    ? lastUsed(sameKind)
    : sameKind.find((item) => item.qualifier === hit.qualifier);
}

const lastUsed = <K>(items: readonly Item<K>[]): Item<K> | undefined =>
  items.reduce<Item<K> | undefined>(
    (last, item) => ((item.hits.at(-1) ?? -1) > (last?.hits.at(-1) ?? -1) ? item : last),
    undefined,
  );

/** Joins mentions of things: one of a kind with the same noun. */
export function takeProps(hits: readonly PropHit[]): Inventory<PropKind> {
  const items: Item<PropKind>[] = [];
  const byNoun = new Map<string, Item<PropKind>>();
  const of = hits.map((hit, index) => {
    const noun = `${hit.kind} ${hit.modifiers.reduce((name, modifier) => name.replace(modifier, ''), hit.name).trim()}`;
    const found = byNoun.get(noun);
    const item = found ?? fresh(items.length, hit.kind, null);
    if (!found) {
      items.push(item);
      byNoun.set(noun, item);
    }
    note(item, index, hit);
    return item.key;
  });
  return { items, of };
}

/** The name that is used most, the earliest of equals. */
export const commonName = <K>(item: Item<K>): string =>
  [...item.names].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
