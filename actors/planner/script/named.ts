/** Whom and what a stretch of the story names, and how it looks when they do what it says. */
import type { Act } from '../../../contracts/drawing.ts';
import type { Action, ActionVerb } from '../../../contracts/reading.ts';
import type { Named, ScriptElement } from '../../../contracts/script.ts';
import type { Span } from '../../../contracts/shared.ts';
import { bodyDeeds, thingDeeds } from '../stage/deeds.ts';

/** Who and what can be named. */
export interface Nameable {
  readonly cast: ReadonlySet<string>;
  readonly props: ReadonlySet<string>;
}

/** Verbs that are seen by the thing in the hand, whatever else the body does with it. */
export const holdings: readonly ActionVerb[] = ['hold', 'carry'];

/** Other poses that a verb is played with, by what is in the hand. */
const alsoShownBy: Readonly<Partial<Record<ActionVerb, readonly Act[]>>> = {
  open: ['read'],
  lift: ['lift', 'take'],
  touch: ['holdBoth'],
};

/** Poses in which a body does nothing that could be missed: who stands, looks or smiles is seen to by being seen. */
const calm: readonly Act[] = ['stand', 'handsClasped'];

function actsOfBody(verb: ActionVerb): Act[] {
  const deed = bodyDeeds[verb];
  if (deed === undefined || calm.includes(deed.pose)) return [];
  const ways: readonly Act[] = deed.travel === 'none' ? [] : ['walk', 'run'];
  return [...new Set([deed.pose, ...ways, ...(alsoShownBy[verb] ?? [])])];
}

function actsOfThing(verb: ActionVerb): Act[] {
  const motion = thingDeeds[verb]?.motion ?? 'still';
  return motion === 'still' ? [] : [motion];
}

function doerOf({ actor, verb, prop }: Action, { cast, props }: Nameable): readonly Named[] {
  if (actor === null) return [];
  if (holdings.includes(verb) && cast.has(actor) && props.has(prop ?? ''))
    return [
      { entityId: actor, acts: [] },
      { entityId: prop ?? '', acts: ['held'] },
    ];
  if (cast.has(actor)) return [{ entityId: actor, acts: actsOfBody(verb) }];
  return props.has(actor) ? [{ entityId: actor, acts: actsOfThing(verb) }] : [];
}

/** Who or what is looked at where nothing is done: a person before a thing. */
function lookedAt(elements: readonly ScriptElement[], { cast, props }: Nameable): readonly Named[] {
  const subjects = elements.flatMap((element) => ('subjects' in element ? element.subjects : []));
  const one = subjects.find((id) => cast.has(id)) ?? subjects.find((id) => props.has(id));
  return one === undefined ? [] : [{ entityId: one, acts: [] }];
}

/** A thing moves in one way while it is looked at: any of those that are told shows it. */
function joined(named: readonly Named[], { cast }: Nameable): Named[] {
  const people = named.filter(({ entityId }) => cast.has(entityId));
  const things = Map.groupBy(
    named.filter(({ entityId }) => !cast.has(entityId)),
    ({ entityId }) => entityId,
  );
  const once = [...things].map(([entityId, ways]): Named => {
    const isStill = ways.some(({ acts }) => acts.length === 0);
    return { entityId, acts: isStill ? [] : [...new Set(ways.flatMap(({ acts }) => acts))] };
  });
  return [...people, ...once];
}

/** What an element tells in a stretch: a line is acted with what its tags tell, and each tag tells its own. */
const toldIn = ({ kind, actions }: ScriptElement, { start, end }: Span): readonly Action[] =>
  kind === 'action'
    ? actions
    : actions.filter((action) => action.span.start >= start && action.span.start < end);

/** What must be seen for a stretch of the source to be shown by its elements; nothing where only a place is told of. */
export function namedIn(elements: readonly ScriptElement[], span: Span, nameable: Nameable): Named[] {
  const told = elements.flatMap((element) => toldIn(element, span));
  const named =
    told.length > 0 ? told.flatMap((action) => doerOf(action, nameable)) : lookedAt(elements, nameable);
  return joined(named, nameable);
}
