/** How entities belong together: who speaks to whom, who is where, who holds what, who is kin. */
import type { EntityLink, StoryState } from '../../contracts/entity.ts';
import type { StoryReading } from '../../contracts/reading.ts';

type Relation = EntityLink['relation'];

/** Adds up pairs and turns counts into shares of the greatest of their relation. */
function weighed(pairs: readonly (readonly [string, string, Relation])[]): readonly EntityLink[] {
  const counts = new Map<string, number>();
  for (const [from, to, relation] of pairs) {
    const key = JSON.stringify([from, to, relation]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const greatest = (relation: string): number =>
    Math.max(...[...counts].filter(([key]) => key.endsWith(`"${relation}"]`)).map(([, count]) => count));
  const top = new Map<string, number>();
  return [...counts].map(([key, count]) => {
    const [from, to, relation] = JSON.parse(key) as [string, string, Relation];
    if (!top.has(relation)) top.set(relation, greatest(relation));
    return { from, to, relation, weight: count / (top.get(relation) ?? count) };
  });
}

const kinWords =
  /^(?:爹|爸|父亲|娘|妈|母亲|爷爷|奶奶|外婆|外公|哥|姐|弟|妹|儿子|女儿|孙)|\b(?:father|mother|grandfather|grandmother|brother|sister|son|daughter|uncle|aunt|wife|husband)\b/i;

/** People called by a kin word belong to the one whom they share most scenes with. */
function kin(reading: StoryReading): readonly (readonly [string, string])[] {
  return reading.cast
    .filter(({ name, aliases }) => [name, ...aliases].some((word) => kinWords.test(word)))
    .flatMap(({ id }) => {
      const met = reading.scenes.filter(({ cast }) => cast.includes(id)).flatMap(({ cast }) => cast);
      const others = reading.cast.filter((other) => other.id !== id && met.includes(other.id));
      const nearest = others.toSorted((a, b) => count(met, b.id) - count(met, a.id))[0];
      return nearest ? [[id, nearest.id] as const] : [];
    });
}

const count = (list: readonly string[], item: string): number => list.filter((each) => each === item).length;

/** All links, in settled ids. */
export function linksOf(
  reading: StoryReading,
  states: readonly StoryState[],
  castName: (id: string) => string,
): readonly EntityLink[] {
  const spoken = reading.units.flatMap((unit) =>
    unit.kind === 'dialogue' && unit.speaker !== null
      ? unit.addressees.map((to) => [castName(unit.speaker ?? ''), castName(to), 'speaksTo'] as const)
      : [],
  );
  const held = states.flatMap(({ holding }) =>
    Object.entries(holding).map(([who, what]) => [who, what, 'holds'] as const),
  );
  const places = states.flatMap(({ present, placeId }) =>
    present.map((who) => [who, placeId, 'isIn'] as const),
  );
  const related = kin(reading).map(([a, b]) => [castName(a), castName(b), 'kin'] as const);
  return weighed([...spoken, ...held, ...places, ...related]);
}
