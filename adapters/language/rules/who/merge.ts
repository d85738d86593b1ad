/** Joins two figures that turned out to be one. */
import { callIt, hasName } from './figure.ts';
import type { Resolved } from './resolve.ts';

/** Gives everything of figure `from` to figure `into`; `from` stays without mentions, so that no index moves. */
export function mergeFigures(people: Resolved, from: number, into: number): void {
  const [lost, kept] = [people.figures[from], people.figures[into]];
  if (!lost || !kept || lost === kept) return;
  people.meaning.forEach((figure, index) => {
    if (figure === from) people.meaning[index] = into;
  });
  const counts = hasName(lost) || !hasName(kept);
  for (const [name, times] of lost.names) callIt(kept, name, counts ? times : 0);
  for (const word of lost.modifiers) kept.modifiers.add(word);
  for (const trait of lost.traits) kept.traits.add(trait);
  kept.votes.female += lost.votes.female;
  kept.votes.male += lost.votes.male;
  kept.age ??= lost.age;
  kept.mentions = [...kept.mentions, ...lost.mentions.map((mention) => ({ ...mention, figure: into }))].sort(
    (a, b) => a.start - b.start,
  );
  people.joined.set(from, into);
  for (const [phrase, figures] of people.gatherings)
    people.gatherings.set(
      phrase,
      figures.map((figure) => (figure === from ? into : figure)),
    );
  lost.mentions = [];
  lost.names.clear();
  people.kinship.merge(from, into);
}

/** The figure that a figure is part of by now. */
export function mergedInto(people: Resolved, figure: number): number {
  const next = people.joined.get(figure);
  return next === undefined ? figure : mergedInto(people, next);
}
