/** Deeds of pieces of text, with everybody in them known: a deed without a subject goes on with the last one's. */
import type { Span } from '../../../../contracts/shared.ts';
import type { ActionHit } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';

/** A deed by figures and hits. */
export interface Deed {
  readonly hit: ActionHit;
  readonly actor: number | null;
  /** Thing that acts when no figure does, by its mention. */
  readonly thing: number | null;
  readonly target: number | null;
}

export interface DeedGround {
  readonly actions: (range: Span) => ActionHit[];
  readonly phrases: readonly Phrase[];
  readonly meaning: readonly (number | null)[];
  readonly gatherings: ReadonlyMap<number, readonly number[]>;
}

/** Weather needs nobody. */
const NOBODY = new Set([
  'rain',
  'snow',
  'clear',
  'blow',
  'shine',
  'burn',
  'ring',
  'grow',
  'float',
  'open_up',
]);

/** Reads deeds piece by piece in the order of the story. */
export class DeedReader {
  readonly #ground: DeedGround;
  #last: number | null = null;
  #lastThing: number | null = null;
  #paragraph = -1;

  constructor(ground: DeedGround) {
    this.#ground = ground;
  }

  /** Deeds of a range. `speaker` acts in a tag when nobody else does. */
  read(range: Span, paragraph: number, speaker: number | null): Deed[] {
    if (paragraph !== this.#paragraph) this.#last = null;
    this.#paragraph = paragraph;
    this.#lastThing = null;
    if (speaker !== null) this.#last = speaker;
    const deeds = this.#ground.actions(range).flatMap((hit) => this.#deeds(hit));
    this.#last = this.#subjectIn(range) ?? this.#last;
    return deeds.filter(({ hit, actor, thing }) => actor !== null || thing !== null || NOBODY.has(hit.verb));
  }

  /** The last subject of a range, whether it did anything or not. */
  #subjectIn(range: Span): number | null {
    const { phrases, meaning } = this.#ground;
    const index = indicesWithin(phrases, range).findLast(
      (at) => phrases[at]?.subject === true && !phrases[at].quoted && meaning[at] !== null,
    );
    return index === undefined ? null : (meaning[index] ?? null);
  }

  /** One deed, or one for each of several who do it together. */
  #deeds(hit: ActionHit): Deed[] {
    const together = hit.actor === null ? undefined : this.#ground.gatherings.get(hit.actor);
    const deed = this.#deed(hit);
    return together
      ? together.map((actor) => ({ ...deed, actor, target: deed.target === actor ? null : deed.target }))
      : [deed];
  }

  #deed(hit: ActionHit): Deed {
    const own = this.#figure(hit.actor);
    if (own !== null) this.#last = own;
    if (own !== null || hit.thing !== null) this.#lastThing = hit.thing;
    const goesOn = hit.carried && hit.thing === null;
    const thing = hit.thing ?? (goesOn ? this.#lastThing : null);
    const actor = own ?? (goesOn && thing === null && !NOBODY.has(hit.verb) ? this.#last : null);
    const target = this.#figure(hit.target);
    return { hit, actor, thing, target: target === actor ? null : target };
  }

  #figure(phrase: number | null): number | null {
    return phrase === null ? null : (this.#ground.meaning[phrase] ?? null);
  }
}
