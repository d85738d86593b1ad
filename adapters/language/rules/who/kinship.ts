/** Who is what to whom, so that “his mother” finds the widow who was said to have a son. */
import type { Gender } from '../../../../contracts/reading.ts';
import { agrees } from './figure.ts';
import { INVERSE, type Relation } from './relation.ts';

interface Tie {
  readonly owner: number;
  readonly relation: Relation;
  readonly gender: Gender;
  readonly figure: number;
}

/** The ties between the figures of one story. */
export class Kinship {
  readonly #ties: Tie[] = [];
  readonly #genderOf: (figure: number) => Gender;

  constructor(genderOf: (figure: number) => Gender) {
    this.#genderOf = genderOf;
  }

  /** Notes that `figure` is the `relation` of `owner`. */
  add(tie: Tie): void {
    const known = this.#ties.some(
      ({ owner, relation, figure }) =>
        owner === tie.owner && relation === tie.relation && figure === tie.figure,
    );
    if (tie.owner !== tie.figure && !known) this.#ties.push(tie);
  }

  /** The figure that is the `relation` of `owner`, told or implied by the inverse; null when none or several. */
  find(owner: number, relation: Relation, gender: Gender): number | null {
    const told = this.#ties.find(
      (tie) => tie.owner === owner && tie.relation === relation && agrees(tie.gender, gender),
    );
    if (told) return told.figure;
    const implied = this.#ties.filter(
      (tie) =>
        tie.figure === owner &&
        tie.relation === INVERSE[relation] &&
        agrees(this.#genderOf(tie.owner), gender),
    );
    return implied.length === 1 ? (implied[0]?.owner ?? null) : null;
  }

  /** Whether two figures are said to be related at all; related people are different people. */
  areTied(a: number, b: number): boolean {
    return this.#ties.some(
      ({ owner, figure }) => (owner === a && figure === b) || (owner === b && figure === a),
    );
  }

  /** All who were said to be such kin of somebody. */
  allOf(owner: number, relation: Relation): number[] {
    return this.#ties
      .filter((tie) => tie.owner === owner && tie.relation === relation)
      .map((tie) => tie.figure);
  }

  /** Those whose such kin a figure was said to be. */
  ownersBy(figure: number, relation: Relation): number[] {
    return this.#ties
      .filter((tie) => tie.figure === figure && tie.relation === relation)
      .map((tie) => tie.owner);
  }

  /** Whether a figure was said to be that to anybody. */
  isRelated(figure: number, relation: Relation): boolean {
    return this.#ties.some((tie) => tie.figure === figure && tie.relation === relation);
  }

  /** Whether a figure was said to have such kin. */
  has(owner: number, relation: Relation): boolean {
    return this.#ties.some((tie) => tie.owner === owner && tie.relation === relation);
  }

  /** The one whom `figure` belongs to as kin, first told first. */
  ownersOf(figure: number): number[] {
    return this.#ties.filter((tie) => tie.figure === figure).map((tie) => tie.owner);
  }

  /** Moves all ties of one figure to another that turned out to be the same. */
  merge(from: number, into: number): void {
    this.#ties.forEach((tie, index) => {
      const owner = tie.owner === from ? into : tie.owner;
      const figure = tie.figure === from ? into : tie.figure;
      this.#ties[index] = { ...tie, owner, figure };
    });
  }
}
