/**
 * Joins kin who have no name with those who must be they: a wife who shares her husband's name, a mother who is the father's
 * wife, two figures that are the same kin of one person, and whoever answers when kin are called.
 */
import { agrees, genderOf, hasName, type Figure, type Phrase } from './figure.ts';
import type { Relation } from './relation.ts';
import { mergeFigures } from './merge.ts';
import type { Resolved } from './resolve.ts';

type Household = Resolved & { readonly phrases: readonly Phrase[] };

/** What is known of names: whether two people bear the same family name. */
export type SharesName = (a: readonly string[], b: readonly string[]) => boolean;

/** A turn as far as calls matter. */
export interface Call {
  /** Phrases that call somebody. */
  readonly calls: readonly number[];
  /** Who speaks next, when that is certain. */
  readonly answeredBy: number | null;
  readonly speaker: number | null;
}

const isPresent = (figure: Figure): boolean => figure.mentions.some((mention) => !mention.quoted);

/** Called as somebody's kin, and answering at once: “小栓的爹…” “唔。”老栓… is 小栓's father. */
function tieAnswers(people: Household, turns: readonly Call[]): void {
  for (const { calls, answeredBy, speaker } of turns) {
    if (answeredBy === null || answeredBy === speaker) continue;
    for (const index of calls) {
      const phrase = people.phrases[index];
      const relation = phrase?.facts?.relation ?? null;
      const owner = phrase?.owner === null ? null : (people.meaning[phrase?.owner ?? -1] ?? null);
      const answerer = people.figures[answeredBy];
      if (!phrase || relation === null || owner === null || !answerer || owner === answeredBy) continue;
      if (agrees(genderOf(answerer), phrase.gender))
        people.kinship.add({ owner, relation, gender: phrase.gender, figure: answeredBy });
    }
  }
}

/** Somebody's kin of one sort: Nell's parents. */
interface Kin {
  readonly owner: number;
  readonly relation: Relation;
}

/** Nameless kin that a relation of somebody gives, and who they turn out to be. */
function joinKin(people: Household, { owner, relation }: Kin, figure: number): void {
  for (const other of people.kinship.allOf(owner, relation)) {
    const [kin, known] = [people.figures[other], people.figures[figure]];
    if (!kin || !known || other === figure || kin.origin !== 'kin' || kin.mentions.length === 0) continue;
    if (agrees(genderOf(kin), genderOf(known))) mergeFigures(people, other, figure);
  }
}

/** A wife or husband who bears the family's name: 华老栓's wife is 华大妈, Mr. Reed's wife is Mrs. Reed. */
function joinSpouses(people: Household, sharesName: SharesName): void {
  const names = (figure: Figure): string[] => [...figure.names.keys()];
  for (const kin of people.figures) {
    if (kin.origin !== 'kin' || !people.kinship.isRelated(kin.key, 'spouse')) continue;
    const owner = people.figures[people.kinship.ownersOf(kin.key)[0] ?? -1];
    if (!owner || !hasName(owner)) continue;
    const able = people.figures.filter(
      (other) =>
        hasName(other) &&
        other !== owner &&
        isPresent(other) &&
        genderOf(other) === genderOf(kin) &&
        sharesName(names(owner), names(other)),
    );
    if (able.length === 1 && able[0]) mergeFigures(people, kin.key, able[0].key);
  }
}

/** Somebody's mother is the wife of his father. */
function joinParents(people: Household): void {
  for (const child of people.figures) {
    for (const parent of people.kinship.allOf(child.key, 'parent')) {
      for (const spouse of people.kinship.allOf(parent, 'spouse'))
        joinKin(people, { owner: child.key, relation: 'parent' }, spouse);
    }
  }
}

/** Two figures for one kin of one person: the nameless one goes into the other. */
function joinDoubles(people: Household): void {
  for (const figure of people.figures) {
    if (figure.origin !== 'name' && figure.origin !== 'hint' && figure.origin !== 'role') continue;
    for (const relation of ['parent', 'spouse', 'child', 'grandparent'] as const) {
      for (const owner of people.kinship.ownersBy(figure.key, relation))
        joinKin(people, { owner, relation }, figure.key);
    }
  }
}

/** Somebody's mother is she who was said to have him as her son. */
function joinInverse(people: Household): void {
  for (const parent of people.figures) {
    if (parent.origin === 'kin' || parent.mentions.length === 0) continue;
    for (const child of people.kinship.allOf(parent.key, 'child'))
      joinKin(people, { owner: child, relation: 'parent' }, parent.key);
  }
}

/** Joins the members of households. */
export function joinHouseholds(people: Household, turns: readonly Call[], sharesName: SharesName): void {
  tieAnswers(people, turns);
  joinSpouses(people, sharesName);
  joinDoubles(people);
  joinInverse(people);
  joinParents(people);
}
