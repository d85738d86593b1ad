/** The figures that have names before the story is read line by line, and how their names are recognised. */
import type { Age, Gender, Species } from '../../../../contracts/reading.ts';
import type { CastHint } from '../../../../contracts/story.ts';
import { callIt, figureOf, STATED, vote, type Figure } from './figure.ts';

export interface Roster {
  readonly figures: Figure[];
}

/** What a name alone tells: 外婆 is an old woman, Nell is most likely a woman. */
export interface NameFacts {
  readonly gender: Gender;
  readonly age: Age | null;
  readonly species?: Species;
  /** Weight of the gender. */
  readonly weight: number;
}

/** Enters the names that the creator or the page insists on. They come first and keep their order. */
export function rosterOf(hints: readonly CastHint[], factsOf: (name: string) => NameFacts | null): Roster {
  const figures = hints.map((hint, key) => {
    const figure = figureOf(key, 'hint');
    callIt(figure, hint.name, 1000);
    for (const alias of hint.aliases) callIt(figure, alias, 0);
    vote(figure, hint.gender, STATED * 5);
    const facts = factsOf(hint.name);
    if (facts !== null) {
      vote(figure, facts.gender, facts.weight);
      figure.age = facts.age;
      figure.species = facts.species ?? figure.species;
    }
    return figure;
  });
  return { figures };
}

/** Adds somebody whom the text itself names. */
export function enter(roster: Roster, origin: Figure['origin']): Figure {
  const figure = figureOf(roster.figures.length, origin);
  roster.figures.push(figure);
  return figure;
}
