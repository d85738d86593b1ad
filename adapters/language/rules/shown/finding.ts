/** What can be shown, as the languages find it. Spans index `Source.text`. */
import type { Action, ActionVerb, PlaceKind, PropKind } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import { indicesWithin } from '../who/span-range.ts';

/** How firmly a place is said to be where people are: they go there, they are there, something is there, or it is only mentioned. */
export type Presence = 'enters' | 'inside' | 'set' | 'mentioned';

/** One mention of a place. */
export interface PlaceHit extends Span {
  readonly kind: PlaceKind;
  /** Name as in the text, without article. */
  readonly name: string;
  /** Words that tell it from others of its kind: an owner, a proper name. */
  readonly qualifier: string | null;
  readonly presence: Presence;
  /** Whether it is introduced as one more of its kind. */
  readonly isNew: boolean;
  readonly modifiers: readonly string[];
}

/** One mention of a thing. */
export interface PropHit extends Span {
  readonly kind: PropKind;
  readonly name: string;
  readonly modifiers: readonly string[];
}

/** A deed before its people and things have ids. `actor` and `target` are phrases; indices are into the finder's lists. */
export interface ActionHit extends Span {
  readonly verb: ActionVerb;
  readonly manner: Action['manner'];
  /** Phrase that acts; null when nobody is named. */
  readonly actor: number | null;
  /** Whether the actor of the clause before goes on acting. */
  readonly carried: boolean;
  /** Thing that acts, when no phrase does: the door opened. */
  readonly thing: number | null;
  readonly target: number | null;
  readonly prop: number | null;
  readonly place: number | null;
}

/** Deeds without repeats of one verb by one actor up to one end: rain falls is one. */
export function distinctDeeds(hits: readonly ActionHit[]): ActionHit[] {
  const first = new Map<string, ActionHit>();
  for (const hit of hits) {
    const key = `${hit.verb} ${hit.actor} ${hit.end}`;
    if (!first.has(key)) first.set(key, hit);
  }
  return [...first.values()];
}

/** Those of some spans that no span of others overlaps. */
export function apart<T extends Span>(spans: readonly T[], others: readonly Span[]): T[] {
  const sorted = others.toSorted((a, b) => a.start - b.start);
  return spans.filter(
    (span) =>
      !indicesWithin(sorted, { start: span.start - 30, end: span.end }).some(
        (index) => (sorted[index]?.end ?? 0) > span.start,
      ),
  );
}

export const inOrder = <T extends Span>(spans: readonly T[]): T[] =>
  spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
