/**
 * Reads the phrases of a story in order and finds whom each one means: the shared half of both languages. Names are known
 * beforehand; nouns and pronouns find their figures by who was spoken of last, by kin, and by what fits.
 */
import { Acquaintance, type Telling } from './acquaintance.ts';
import { agrees, callIt, genderOf, vote, type Figure, type NounFacts, type Phrase } from './figure.ts';
import { Kinship } from './kinship.ts';
import { meansAnother } from './modifiers.ts';
import { meantByNoun } from './nouns-meant.ts';
import { gather, pronoun, they } from './pronouns-meant.ts';
import type { Relation } from './relation.ts';
import { statedAge } from './years.ts';

/** Everybody of a story, and whom each phrase means. */
export interface Resolved {
  readonly figures: Figure[];
  /** Figure of each phrase; null when it means nobody in particular. */
  readonly meaning: (number | null)[];
  readonly kinship: Kinship;
  readonly narrator: number | null;
  /** Figures that turned out to be others, and whom. */
  readonly joined: Map<number, number>;
  /** Phrases that mean several known figures together: they both, 两人, “three people” when there are three. */
  readonly gatherings: Map<number, readonly number[]>;
}

/** Relations that a noun means by itself: Mother, 父亲. */
const FAMILY: ReadonlySet<Relation> = new Set([
  'parent',
  'child',
  'spouse',
  'sibling',
  'grandparent',
  'grandchild',
  'auntOrUncle',
]);

/** What stands between somebody and the noun that says what he is. */
const IDENTIFIES =
  /^ (?:was|is|were|are)(?: (?:only|just|still|now|but))? $|^(?:原|本|便|就|也|才)?是(?:一个|个|一位|位|一名|一只|只)?(?:[\u4e00-\u9fff]{1,6}的)?$/;

/** Finds whom each phrase of one story means, in the order of the text. */
export class Resolver {
  readonly meaning: (number | null)[] = [];
  readonly kinship: Kinship;
  narrator: number | null = null;
  readonly #telling: Telling;
  readonly #who: Acquaintance;

  constructor(telling: Telling, figures: Figure[]) {
    this.#telling = telling;
    this.#who = new Acquaintance(telling, figures);
    this.kinship = new Kinship((key) => this.#who.gender(key));
  }

  resolve(): Resolved {
    this.#telling.phrases.forEach((phrase, index) => {
      const figure = this.#meaningOf(phrase, index);
      this.meaning[index] = figure;
      if (figure !== null) this.#who.note(phrase, figure);
    });
    const { meaning, kinship, narrator } = this;
    const { figures, gatherings } = this.#who;
    return { figures, meaning, kinship, narrator, joined: new Map(), gatherings };
  }

  #meaningOf(phrase: Phrase, index: number): number | null {
    const apposed = this.#telling.appositions.get(index);
    if (apposed !== undefined) return this.#apposed(phrase, apposed);
    if (phrase.named !== null) return phrase.named;
    if (phrase.predicate) return this.#predicate(phrase, index);
    if (phrase.form === 'self') return phrase.quoted ? null : this.#self();
    if (phrase.form === 'pronoun')
      return phrase.quoted ? null : phrase.many ? they(this.#who, phrase, index) : pronoun(this.#who, phrase);
    return phrase.facts === null ? null : this.#noun(phrase, phrase.facts, index);
  }

  /** He was a tall man: what is said of the subject right before is learnt, nobody new is meant. */
  #predicate(phrase: Phrase, index: number): null {
    const subject = this.#telling.phrases[index - 1];
    const key = this.meaning[index - 1] ?? null;
    const between = this.#telling.text.slice(subject?.end ?? 0, phrase.start);
    if (!subject?.subject || key === null || !phrase.facts || phrase.quoted || !IDENTIFIES.test(between))
      return null;
    const figure = this.#who.figure(key);
    const { gender, age, species, relation } = phrase.facts;
    if (relation === null) vote(figure, gender, 3);
    if (figure.age === null || age === 'old' || age === 'child') figure.age = age;
    figure.age = statedAge(this.#telling.text, phrase) ?? figure.age;
    if (species !== 'human' && figure.origin !== 'name') figure.species = species;
    return null;
  }

  #self(): number | null {
    if (!this.#telling.firstPerson) return null;
    this.narrator ??= this.#who.figures.findIndex((figure) =>
      [...figure.names.keys()].some(
        (name) =>
          name.toLowerCase() === this.#telling.selfName.toLowerCase() || /^(?:the )?narrator$/i.test(name),
      ),
    );
    if (this.narrator < 0) {
      const figure = this.#who.create('self', {});
      callIt(figure, this.#telling.selfName, 5);
      this.narrator = figure.key;
    }
    return this.narrator;
  }

  /** A noun beside a name tells about the one named. */
  #apposed(phrase: Phrase, nameIndex: number): number | null {
    const named = this.#telling.phrases[nameIndex]?.named ?? null;
    if (named === null || phrase.facts === null) return named;
    const figure = this.#who.figure(named);
    this.#who.learn(figure, phrase, phrase.facts);
    if (figure.species === 'human' && phrase.end - phrase.start > 1) figure.species = phrase.facts.species;
    const owner = this.#ownerOf(phrase);
    if (owner !== null && phrase.facts.relation) this.#tie(owner, phrase.facts.relation, named);
    return named;
  }

  #tie(owner: number, relation: Relation, figure: number): void {
    this.kinship.add({ owner, relation, gender: this.#who.gender(figure), figure });
  }

  #ownerOf(phrase: Phrase): number | null {
    return phrase.owner === null ? null : (this.meaning[phrase.owner] ?? null);
  }

  #noun(phrase: Phrase, facts: NounFacts, index: number): number | null {
    if (phrase.many)
      return phrase.quoted || gather(this.#who, phrase, index) ? null : this.#group(phrase, facts);
    if (phrase.quoted) return this.#called(phrase, facts);
    if (facts.relation !== null && phrase.form === 'owned') return this.#kin(phrase, facts, facts.relation);
    if (facts.relation !== null)
      return this.#bareKin(phrase, facts, facts.relation) ?? this.#known(phrase, facts);
    if (phrase.form === 'new') return this.#newcomer(phrase, facts);
    return meansAnother(phrase.modifiers) ? this.#another(phrase, facts) : this.#known(phrase, facts);
  }

  /** A noun in speech means somebody only when the story has just one such. */
  #called(phrase: Phrase, facts: NounFacts): number | null {
    if (phrase.form === 'owned' || phrase.form === 'new') return null;
    const sameHead = this.#who.figures.filter(
      (figure) => figure.head === phrase.head || this.#who.isCalled(figure, phrase.head),
    );
    if (sameHead.length === 1) return sameHead[0]?.key ?? null;
    if (sameHead.length > 1)
      return this.#who.recent.findLast((key) => sameHead.some((figure) => figure.key === key)) ?? null;
    return facts.relation === null ? null : this.#bareKin(phrase, facts, facts.relation);
  }

  #kin(phrase: Phrase, facts: NounFacts, relation: Relation): number | null {
    const owner = this.#ownerOf(phrase);
    if (owner === null) return phrase.owner === null ? this.#known(phrase, facts) : null;
    return this.#kinOf({ owner, relation }, phrase, facts);
  }

  #kinOf(
    { owner, relation }: { readonly owner: number; readonly relation: Relation },
    phrase: Phrase,
    facts: NounFacts,
  ): number {
    const found = this.kinship.find(owner, relation, facts.gender);
    if (found !== null && found !== owner) return this.#who.learned(found, phrase, facts);
    const figure = this.#who.createFrom('kin', phrase, facts);
    this.#tie(owner, relation, figure.key);
    return figure.key;
  }

  /** Mother, 父亲: the kin that was last spoken of so. */
  #bareKin(phrase: Phrase, facts: NounFacts, relation: Relation): number | null {
    const fits = (key: number): boolean => {
      const figure = this.#who.figure(key);
      return (
        figure.origin === 'kin' &&
        this.kinship.isRelated(key, relation) &&
        agrees(genderOf(figure), facts.gender)
      );
    };
    const known = this.#who.recent.findLast(fits);
    if (known !== undefined) return this.#who.learned(known, phrase, facts);
    const owner = FAMILY.has(relation) && !phrase.quoted ? this.#subjectBefore(phrase) : null;
    return owner === null || facts.generic ? null : this.#kinOf({ owner, relation }, phrase, facts);
  }

  /** The subject of the sentence so far, else the last one before it within reach. */
  #subjectBefore(phrase: Phrase): number | null {
    const subjectFrom = (from: number): number | undefined =>
      this.#who.recent.findLast(
        (key) =>
          this.#who.figure(key).origin !== 'group' &&
          this.#who
            .figure(key)
            .mentions.some((mention) => !mention.quoted && mention.subject && mention.start >= from),
      );
    const near = phrase.start - this.#telling.reach / 3;
    return subjectFrom(this.#who.sentenceStart(phrase.start)) ?? subjectFrom(near) ?? null;
  }

  #group(phrase: Phrase, facts: NounFacts): number {
    const found = this.#who.figures.find(
      (figure) => figure.origin === 'group' && figure.head === phrase.head,
    );
    if (found) return this.#who.learned(found.key, phrase, facts);
    return this.#who.createFrom('group', phrase, facts).key;
  }

  /** The second sheep is the one who was called so before, else one more. */
  #another(phrase: Phrase, facts: NounFacts): number {
    const words = phrase.modifiers.filter((word) => meansAnother([word]));
    const found = this.#who.recent.findLast((key) => {
      const { head, modifiers, origin } = this.#who.figure(key);
      return origin === 'role' && head === phrase.head && words.every((word) => modifiers.has(word));
    });
    return found === undefined ? this.#newcomer(phrase, facts) : this.#who.learned(found, phrase, facts);
  }

  #newcomer(phrase: Phrase, facts: NounFacts): number {
    return this.#who.createFrom('role', phrase, facts).key;
  }

  #known(phrase: Phrase, facts: NounFacts): number {
    const anybody = facts.generic || (facts.relation !== null && FAMILY.has(facts.relation));
    const found = meantByNoun(this.#who, { ...phrase, facts }, anybody);
    if (found !== null) return this.#who.learned(found, phrase, facts);
    return this.#who.createFrom('role', phrase, facts).key;
  }
}
