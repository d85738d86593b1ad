/** Everybody the reader of a story has met so far, in the order in which they were last spoken of, and what is known of them. */
import {
  callIt,
  figureOf,
  genderOf,
  hasName,
  STATED,
  vote,
  type Figure,
  type Form,
  type NounFacts,
  type Origin,
  type Phrase,
} from './figure.ts';
import { statedAge } from './years.ts';

/** What the resolver is given about one story. */
export interface Telling {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  /** Index of the name that a phrase stands in apposition to. */
  readonly appositions: ReadonlyMap<number, number>;
  readonly firstPerson: boolean;
  /** Word for the narrator: I, 我. */
  readonly selfName: string;
  /** How far back, in characters, a noun may point at somebody. */
  readonly reach: number;
  /** Name of a figure that only a noun means: the wolf, 船夫. */
  readonly nameOf: (phrase: Phrase, text: string) => string;
}

const SENTENCE_END = /[.!?。！？\n]/;

/** The acquaintance of one reading. */
export class Acquaintance {
  readonly figures: Figure[];
  readonly telling: Telling;
  readonly gatherings = new Map<number, readonly number[]>();
  /** Figures by last mention outside speech, the latest last. */
  readonly recent: number[] = [];

  constructor(telling: Telling, figures: Figure[]) {
    this.telling = telling;
    this.figures = figures;
  }

  figure(key: number): Figure {
    const figure = this.figures[key];
    if (!figure) throw new RangeError(`There is no figure ${key}.`);
    return figure;
  }

  gender(key: number): ReturnType<typeof genderOf> {
    return genderOf(this.figure(key));
  }

  isCalled(figure: Figure, head: string): boolean {
    return (
      figure.origin !== 'group' &&
      [...figure.names.keys()].some(
        (name) =>
          name.toLowerCase().split(/[ .]+/).includes(head) ||
          (head.length > 1 && /[\u4e00-\u9fff]/.test(head) && name.endsWith(head)),
      )
    );
  }

  sentenceStart(at: number): number {
    for (let index = at - 1; index > at - 400 && index >= 0; index--)
      if (SENTENCE_END.test(this.telling.text.charAt(index))) return index;
    return Math.max(0, at - 400);
  }

  lastSeen(key: number): number {
    return this.figure(key).mentions.findLast((mention) => !mention.quoted)?.start ?? -1e9;
  }

  create(origin: Origin, facts: Partial<Pick<Figure, 'head' | 'age' | 'species'>>): Figure {
    const figure = figureOf(this.figures.length, origin, facts);
    this.figures.push(figure);
    return figure;
  }

  createFrom(origin: Origin, phrase: Phrase, facts: NounFacts): Figure {
    const figure = this.create(origin, { head: phrase.head });
    this.learn(figure, phrase, facts);
    return figure;
  }

  learned(key: number, phrase: Phrase, facts: NounFacts): number {
    this.learn(this.figure(key), phrase, facts);
    return key;
  }

  /** Takes what a noun tells about a figure: gender, age, body, description, and one more name. */
  learn(figure: Figure, phrase: Phrase, facts: NounFacts): void {
    vote(figure, facts.gender, figure.origin === 'name' ? 2 : STATED);
    if (figure.age === null || (figure.age === 'young' && facts.age === 'child')) figure.age = facts.age;
    if (facts.species !== 'human' && figure.origin !== 'name') figure.species = facts.species;
    for (const word of phrase.modifiers) figure.modifiers.add(word);
    callIt(figure, this.telling.nameOf(phrase, this.telling.text), hasName(figure) ? 0 : 1);
  }

  note(phrase: Phrase, key: number): void {
    const { start, end, quoted, subject } = phrase;
    const form: Form = phrase.form;
    const figure = this.figure(key);
    figure.mentions.push({ start, end, figure: key, form, quoted, subject });
    if (quoted) return;
    figure.age = statedAge(this.telling.text, phrase) ?? figure.age;
    const at = this.recent.indexOf(key);
    if (at >= 0) this.recent.splice(at, 1);
    this.recent.push(key);
  }
}
