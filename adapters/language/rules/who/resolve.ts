/**
 * Reads the phrases of a story in order and finds whom each one means: the shared half of both languages. Names are known
 * beforehand; nouns and pronouns find their figures by who was spoken of last, by kin, and by what fits.
 */
import {
  agrees,
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
import { Kinship } from './kinship.ts';
import type { Relation } from './relation.ts';
import { statedAge } from './years.ts';
import { conflict, meansAnother } from './modifiers.ts';

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

/** Nouns that count people without saying who they are. */
const COUNTABLE =
  /^(?:people|persons?|friends?|men|women|companions?|figures|travellers|人|朋友|孩子|老人|女人|男人)$/;

/** What stands between somebody and the noun that says what he is. */
const IDENTIFIES =
  /^ (?:was|is|were|are)(?: (?:only|just|still|now|but))? $|^(?:原|本|便|就|也|才)?是(?:一个|个|一位|位|一名|一只|只)?(?:[\u4e00-\u9fff]{1,6}的)?$/;

const SENTENCE_END = /[.!?。！？\n]/;

/** Ages that one person can have at one time. */
const agesAgree = (a: Figure['age'], b: Figure['age']): boolean =>
  a === null ||
  b === null ||
  a === b ||
  (a !== 'child' && b !== 'child' && a !== 'old' && b !== 'old') ||
  (a === 'adult' && b === 'old') ||
  (a === 'old' && b === 'adult');

export class Resolver {
  readonly figures: Figure[];
  readonly meaning: (number | null)[] = [];
  readonly kinship: Kinship;
  narrator: number | null = null;
  readonly #telling: Telling;
  readonly #gatherings = new Map<number, readonly number[]>();
  /** Figures by last mention outside speech, the latest last. */
  readonly #recent: number[] = [];

  constructor(telling: Telling, figures: Figure[]) {
    this.#telling = telling;
    this.figures = figures;
    this.kinship = new Kinship((key) => this.#gender(key));
  }

  resolve(): Resolved {
    this.#telling.phrases.forEach((phrase, index) => {
      const figure = this.#meaningOf(phrase, index);
      this.meaning[index] = figure;
      if (figure !== null) this.#note(phrase, figure);
    });
    const { figures, meaning, kinship, narrator } = this;
    return { figures, meaning, kinship, narrator, joined: new Map(), gatherings: this.#gatherings };
  }

  #figure(key: number): Figure {
    const figure = this.figures[key];
    if (!figure) throw new RangeError(`There is no figure ${key}.`);
    return figure;
  }

  #gender(key: number): ReturnType<typeof genderOf> {
    return genderOf(this.#figure(key));
  }

  #meaningOf(phrase: Phrase, index: number): number | null {
    const apposed = this.#telling.appositions.get(index);
    if (apposed !== undefined) return this.#apposed(phrase, apposed);
    if (phrase.named !== null) return phrase.named;
    if (phrase.predicate) return this.#predicate(phrase, index);
    if (phrase.form === 'self') return phrase.quoted ? null : this.#self();
    if (phrase.form === 'pronoun')
      return phrase.quoted ? null : phrase.many ? this.#they(phrase, index) : this.#pronoun(phrase);
    return phrase.facts === null ? null : this.#noun(phrase, phrase.facts, index);
  }

  /** He was a tall man: what is said of the subject right before is learnt, nobody new is meant. */
  #predicate(phrase: Phrase, index: number): null {
    const subject = this.#telling.phrases[index - 1];
    const key = this.meaning[index - 1] ?? null;
    const between = this.#telling.text.slice(subject?.end ?? 0, phrase.start);
    if (!subject?.subject || key === null || !phrase.facts || phrase.quoted || !IDENTIFIES.test(between))
      return null;
    const figure = this.#figure(key);
    const { gender, age, species, relation } = phrase.facts;
    if (relation === null) vote(figure, gender, 3);
    if (figure.age === null || age === 'old' || age === 'child') figure.age = age;
    if (species !== 'human' && figure.origin !== 'name') figure.species = species;
    return null;
  }

  #self(): number | null {
    if (!this.#telling.firstPerson) return null;
    this.narrator ??= this.figures.findIndex((figure) =>
      [...figure.names.keys()].some(
        (name) =>
          name.toLowerCase() === this.#telling.selfName.toLowerCase() || /^(?:the )?narrator$/i.test(name),
      ),
    );
    if (this.narrator < 0) {
      const figure = this.#create('self', {});
      callIt(figure, this.#telling.selfName, 5);
      this.narrator = figure.key;
    }
    return this.narrator;
  }

  /** A noun beside a name tells about the one named. */
  #apposed(phrase: Phrase, nameIndex: number): number | null {
    const named = this.#telling.phrases[nameIndex]?.named ?? null;
    if (named === null || phrase.facts === null) return named;
    this.#learn(this.#figure(named), phrase, phrase.facts);
    const owner = this.#ownerOf(phrase);
    if (owner !== null && phrase.facts.relation) this.#tie(owner, phrase.facts.relation, named);
    return named;
  }

  #tie(owner: number, relation: Relation, figure: number): void {
    this.kinship.add({ owner, relation, gender: this.#gender(figure), figure });
  }

  #ownerOf(phrase: Phrase): number | null {
    return phrase.owner === null ? null : (this.meaning[phrase.owner] ?? null);
  }

  #noun(phrase: Phrase, facts: NounFacts, index: number): number | null {
    if (phrase.many) return phrase.quoted || this.#gather(phrase, index) ? null : this.#group(phrase, facts);
    if (phrase.quoted) return this.#called(phrase, facts);
    if (facts.relation !== null && phrase.form === 'owned') return this.#kin(phrase, facts, facts.relation);
    if (facts.relation !== null)
      return this.#bareKin(phrase, facts, facts.relation) ?? this.#known(phrase, facts);
    return phrase.form === 'new' || meansAnother(phrase.modifiers)
      ? this.#newcomer(phrase, facts)
      : this.#known(phrase, facts);
  }

  /** A noun in speech means somebody only when the story has just one such. */
  #called(phrase: Phrase, facts: NounFacts): number | null {
    if (phrase.form === 'owned' || phrase.form === 'new') return null;
    const sameHead = this.figures.filter(
      (figure) => figure.head === phrase.head || this.#isCalled(figure, phrase.head),
    );
    if (sameHead.length === 1) return sameHead[0]?.key ?? null;
    if (sameHead.length > 1)
      return this.#recent.findLast((key) => sameHead.some((figure) => figure.key === key)) ?? null;
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
    if (found !== null && found !== owner) return this.#learned(found, phrase, facts);
    const figure = this.#createFrom('kin', phrase, facts);
    this.#tie(owner, relation, figure.key);
    return figure.key;
  }

  /** Mother, 父亲: the kin that was last spoken of so. */
  #bareKin(phrase: Phrase, facts: NounFacts, relation: Relation): number | null {
    const fits = (key: number): boolean => {
      const figure = this.#figure(key);
      return (
        figure.origin === 'kin' &&
        this.kinship.isRelated(key, relation) &&
        agrees(genderOf(figure), facts.gender)
      );
    };
    const known = this.#recent.findLast(fits);
    if (known !== undefined) return this.#learned(known, phrase, facts);
    const owner = FAMILY.has(relation) && !phrase.quoted ? this.#subjectBefore(phrase) : null;
    return owner === null || facts.generic ? null : this.#kinOf({ owner, relation }, phrase, facts);
  }

  /** The subject of the sentence so far, else the last one before it within reach. */
  #subjectBefore(phrase: Phrase): number | null {
    const subjectFrom = (from: number): number | undefined =>
      this.#recent.findLast(
        (key) =>
          this.#figure(key).origin !== 'group' &&
          this.#figure(key).mentions.some(
            (mention) => !mention.quoted && mention.subject && mention.start >= from,
          ),
      );
    const near = phrase.start - this.#telling.reach / 3;
    return subjectFrom(this.#sentenceStart(phrase.start)) ?? subjectFrom(near) ?? null;
  }

  #group(phrase: Phrase, facts: NounFacts): number {
    const found = this.figures.find((figure) => figure.origin === 'group' && figure.head === phrase.head);
    if (found) return this.#learned(found.key, phrase, facts);
    return this.#createFrom('group', phrase, facts).key;
  }

  #newcomer(phrase: Phrase, facts: NounFacts): number {
    return this.#createFrom('role', phrase, facts).key;
  }

  #known(phrase: Phrase, facts: NounFacts): number {
    const anybody = facts.generic || (facts.relation !== null && FAMILY.has(facts.relation));
    const found =
      (facts.generic ? this.#latest(this.#stranger(phrase, facts), this.#sameName(phrase)) : null) ??
      this.#sameHead(phrase) ??
      this.#sameName(phrase) ??
      (anybody ? this.#fitting(phrase, facts) : null);
    if (found !== null) return this.#learned(found, phrase, facts);
    return this.#createFrom('role', phrase, facts).key;
  }

  #sameHead(phrase: Phrase): number | null {
    const fits = (key: number): boolean => {
      const figure = this.#figure(key);
      const far = this.#lastSeen(key) < phrase.start - this.#telling.reach;
      if (far && phrase.facts?.generic === true && figure.mentions.length < 3) return false;
      return (
        figure.head === phrase.head &&
        figure.origin !== 'group' &&
        !conflict(figure.modifiers, phrase.modifiers)
      );
    };
    const shared = this.#recent.findLast(
      (key) => fits(key) && phrase.modifiers.some((word) => this.#figure(key).modifiers.has(word)),
    );
    return shared ?? this.#recent.findLast(fits) ?? null;
  }

  #isCalled(figure: Figure, head: string): boolean {
    return (
      figure.origin !== 'group' &&
      [...figure.names.keys()].some(
        (name) =>
          name.toLowerCase().split(/[ .]+/).includes(head) ||
          (head.length > 1 && /[\u4e00-\u9fff]/.test(head) && name.endsWith(head)),
      )
    );
  }

  #sameName(phrase: Phrase): number | null {
    if (phrase.facts?.generic === true && phrase.head.length < 2) return null;
    return this.#recent.findLast((key) => this.#isCalled(this.#figure(key), phrase.head)) ?? null;
  }

  /** Whether a noun that fits anybody can mean a figure: spoken of within reach, not the subject of this sentence. */
  #canMean(key: number, phrase: Phrase, facts: NounFacts): boolean {
    const figure = this.#figure(key);
    const last = figure.mentions.findLast((mention) => !mention.quoted);
    if (
      !last ||
      last.start < phrase.start - this.#telling.reach ||
      (last.start >= this.#sentenceStart(phrase.start) && last.subject)
    )
      return false;
    if (figure.origin === 'self' || figure.origin === 'group' || conflict(figure.modifiers, phrase.modifiers))
      return false;
    const animal =
      facts.species !== 'human' || /^(?:animal|beast|creature|brute|bird|being)$/.test(phrase.head);
    return (
      agrees(genderOf(figure), facts.gender) &&
      agesAgree(figure.age, facts.age) &&
      (figure.species === 'human') !== animal
    );
  }

  #surelyMeans(key: number, phrase: Phrase, facts: NounFacts): boolean {
    return (
      this.#canMean(key, phrase, facts) && (facts.gender === 'unknown' || this.#gender(key) === facts.gender)
    );
  }

  /** The one of two figures that was spoken of last. */
  #latest(a: number | null, b: number | null): number | null {
    if (a === null || b === null) return a ?? b;
    return this.#lastSeen(a) >= this.#lastSeen(b) ? a : b;
  }

  /** The last figure without a name whom the noun fits. */
  #stranger(phrase: Phrase, facts: NounFacts): number | null {
    const near = phrase.start - this.#telling.reach / 3;
    return (
      this.#recent.findLast(
        (key) =>
          this.#figure(key).origin === 'role' &&
          this.#lastSeen(key) > near &&
          this.#surelyMeans(key, phrase, facts),
      ) ?? null
    );
  }

  /** Whom a noun that fits anybody can mean: the last one whom it surely fits, else the last whom it may. */
  #fitting(phrase: Phrase, facts: NounFacts): number | null {
    return (
      this.#recent.findLast((key) => this.#surelyMeans(key, phrase, facts)) ??
      this.#recent.findLast((key) => this.#canMean(key, phrase, facts)) ??
      null
    );
  }

  #sentenceStart(at: number): number {
    for (let index = at - 1; index > at - 400 && index >= 0; index--)
      if (SENTENCE_END.test(this.#telling.text.charAt(index))) return index;
    return Math.max(0, at - 400);
  }

  /** The last one spoken of whom he, she or it fits; a subject stays longer in mind. */
  #pronoun(phrase: Phrase): number | null {
    const fits = (key: number): boolean => {
      const figure = this.#figure(key);
      if (figure.origin === 'group' || figure.origin === 'self') return false;
      if (phrase.head === 'it' || phrase.head === '它')
        return figure.species !== 'human' && genderOf(figure) === 'unknown';
      return (
        phrase.gender !== 'unknown' && figure.species !== 'thing' && agrees(genderOf(figure), phrase.gender)
      );
    };
    const near = this.#recent.filter(
      (key) =>
        fits(key) && !this.#doesItTo(key, phrase) && this.#lastSeen(key) > phrase.start - this.#telling.reach,
    );
    const best = near.toSorted((a, b) => this.#distance(a, phrase) - this.#distance(b, phrase))[0];
    if (best !== undefined && (phrase.subject || /[他她]/.test(phrase.head)))
      this.#voteByPronoun(best, phrase, near.length);
    return best ?? null;
  }

  /** Whether a figure stands right before a verb whose object the pronoun is: Tobias in “Tobias found him”. */
  #doesItTo(key: number, phrase: Phrase): boolean {
    const { text } = this.#telling;
    if (text.slice(phrase.start, phrase.end).toLowerCase() !== 'him') return false;
    const end = this.#figure(key).mentions.at(-1)?.end ?? 0;
    return /^ [a-z]+ $/.test(text.slice(end, phrase.start));
  }

  /** They: the group that was last spoken of, else the two who were. */
  #they(phrase: Phrase, index: number): number | null {
    if (!/^(?:they|他们|她们|它们)$/.test(phrase.head)) return null;
    const group = this.#recent.findLast(
      (key) =>
        this.#figure(key).origin === 'group' && this.#lastSeen(key) > phrase.start - this.#telling.reach,
    );
    const known = this.#individuals(phrase);
    if (group === undefined && known.length >= 2) this.#gatherings.set(index, known.slice(-2));
    return group ?? null;
  }

  /** Figures that are people of their own and were spoken of within reach, the latest last. */
  #individuals(phrase: Phrase): number[] {
    return this.#recent.filter(
      (key) =>
        this.#figure(key).origin !== 'group' && this.#lastSeen(key) > phrase.start - this.#telling.reach * 2,
    );
  }

  /** Whether a counted noun means figures that are known: the two friends, 两人; three people, when three are known in all. */
  #gather(phrase: Phrase, index: number): boolean {
    if (phrase.count === null || !COUNTABLE.test(phrase.head)) return false;
    const known = this.#individuals(phrase).filter(
      (key) => this.#figure(key).mentions.filter((mention) => mention.form !== 'pronoun').length > 1,
    );
    const fits = phrase.form === 'new' ? known.length === phrase.count : known.length >= phrase.count;
    if (fits) this.#gatherings.set(index, known.slice(-phrase.count));
    return fits;
  }

  #lastSeen(key: number): number {
    return this.#figure(key).mentions.findLast((mention) => !mention.quoted)?.start ?? -1e9;
  }

  #distance(key: number, phrase: Phrase): number {
    const figure = this.#figure(key);
    const subject = figure.mentions.findLast((mention) => !mention.quoted && mention.subject)?.start ?? -1e9;
    const sure = genderOf(figure) === phrase.gender || phrase.head === 'it' ? 1 : 1.8;
    const last = figure.mentions.findLast((mention) => !mention.quoted);
    const aside = last?.form === 'owned' && !last.subject ? 2.5 : 1;
    return Math.min(phrase.start - this.#lastSeen(key), (phrase.start - subject) * 0.6) * sure * aside;
  }

  #voteByPronoun(key: number, phrase: Phrase, rivals: number): void {
    const figure = this.#figure(key);
    if (
      Math.max(figure.votes.female, figure.votes.male) >= STATED ||
      phrase.start - this.#lastSeen(key) > 120
    )
      return;
    vote(figure, phrase.gender, rivals === 1 ? 1 : 0.4);
  }

  #create(origin: Origin, facts: Partial<Pick<Figure, 'head' | 'age' | 'species'>>): Figure {
    const figure = figureOf(this.figures.length, origin, facts);
    this.figures.push(figure);
    return figure;
  }

  #createFrom(origin: Origin, phrase: Phrase, facts: NounFacts): Figure {
    const figure = this.#create(origin, { head: phrase.head });
    this.#learn(figure, phrase, facts);
    return figure;
  }

  #learned(key: number, phrase: Phrase, facts: NounFacts): number {
    this.#learn(this.#figure(key), phrase, facts);
    return key;
  }

  /** Takes what a noun tells about a figure: gender, age, body, description, and one more name. */
  #learn(figure: Figure, phrase: Phrase, facts: NounFacts): void {
    vote(figure, facts.gender, figure.origin === 'name' ? 2 : STATED);
    if (figure.age === null || (figure.age === 'young' && facts.age === 'child')) figure.age = facts.age;
    if (facts.species !== 'human' && figure.origin !== 'name') figure.species = facts.species;
    for (const word of phrase.modifiers) figure.modifiers.add(word);
    callIt(figure, this.#telling.nameOf(phrase, this.#telling.text), hasName(figure) ? 0 : 1);
  }

  #note(phrase: Phrase, key: number): void {
    const { start, end, quoted, subject } = phrase;
    const form: Form = phrase.form;
    const figure = this.#figure(key);
    figure.mentions.push({ start, end, figure: key, form, quoted, subject });
    if (quoted) return;
    figure.age = statedAge(this.#telling.text, end) ?? figure.age;
    const at = this.#recent.indexOf(key);
    if (at >= 0) this.#recent.splice(at, 1);
    this.#recent.push(key);
  }
}
