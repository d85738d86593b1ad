/** The figures that have names before the story is read line by line, and how their names are recognised. */
import type { CastHint } from '../../../../contracts/story.ts';
import { callIt, figureOf, STATED, vote, type Figure } from './figure.ts';

export interface Roster {
  readonly figures: Figure[];
}

/** Enters the names that the creator insists on. They come first and keep their order. */
export function rosterOf(hints: readonly CastHint[]): Roster {
  const figures = hints.map((hint, key) => {
    const figure = figureOf(key, 'hint');
    callIt(figure, hint.name, 1000);
    for (const alias of hint.aliases) callIt(figure, alias, 0);
    vote(figure, hint.gender, STATED * 5);
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
