/** Where people stand in a scene: every one keeps a side and a facing, so that the line between them is never crossed. */
import type { Facing } from '../../../contracts/drawing.ts';
import type { ActionVerb } from '../../../contracts/reading.ts';
import type { Aspect } from '../../../contracts/run.ts';
import type { ScriptElement } from '../../../contracts/script.ts';
import { bodyDeeds } from './deeds.ts';

/** A place on the stage: heads right of its middle, depth behind its front, and the way that looks inwards. */
export interface Slot {
  readonly x: number;
  readonly depth: number;
  readonly facing: Facing;
}

/** Half the distance of two who talk, and the distance to those behind them, in heads. Narrow frames stand closer. */
const spacing: Readonly<
  Record<Aspect, { readonly inner: number; readonly outer: number; readonly depth: number }>
> = {
  '16:9': { inner: 1.3, outer: 2, depth: 0.15 },
  '1:1': { inner: 1.05, outer: 1.5, depth: 0.4 },
  '9:16': { inner: 0.85, outer: 1.15, depth: 0.7 },
};

/** Farthest that anybody stands from the middle. */
export const FLOOR = 5.8;

/** The nth slot: left, right, behind left, behind right and so on; rows fall back in depth when the floor is full. */
function slotAt(index: number, aspect: Aspect): Slot {
  const { inner, outer, depth } = spacing[aspect];
  const side = index % 2 === 0 ? -1 : 1;
  const rank = Math.floor(index / 2);
  const perRow = 1 + Math.floor((FLOOR - inner) / outer);
  const row = Math.floor(rank / perRow);
  return {
    x: side * (inner + (rank % perRow) * outer - row * 0.35 * outer),
    depth: Math.min(4, (rank % perRow) * depth + row * 0.9),
    facing: side < 0 ? 'right' : 'left',
  };
}

/** People who do, say or undergo something in an element, in the order they are met. */
function involved(element: ScriptElement, cast: ReadonlySet<string>): readonly string[] {
  const speaker = element.kind === 'action' ? [] : [element.speaker];
  const acting = element.actions.flatMap(({ actor, target }) => [actor, target]);
  const subjects = element.kind === 'action' || element.kind === 'narration' ? element.subjects : [];
  const isVoiceOver = element.kind === 'narration';
  const all = [...(isVoiceOver ? [] : speaker), ...acting, ...subjects];
  return [...new Set(all.filter((id): id is string => id !== null && cast.has(id)))];
}

/** When somebody comes into a scene: whoever matters only later is found there later, not seen waiting. */
type Arrival = 'start' | { readonly element: string; readonly how: 'walks' | 'is found' };

/** Elements at a scene's beginning that belong to its first image. */
const FIRST_IMAGE = 3;

/** How somebody may come in: with a lamp in hand. */
const arrivesInState: readonly ActionVerb[] = ['hold', 'carry'];

/** Whether the first thing somebody does in an element brings them in. */
function firstTravel(element: ScriptElement, id: string): boolean {
  const first = element.actions.find(({ actor, verb }) => actor === id && !arrivesInState.includes(verb));
  const travel = first === undefined ? undefined : bodyDeeds[first.verb]?.travel;
  return travel === 'in' || travel === 'toward' || travel === 'across';
}

/** Whether somebody is spoken to at close quarters, and so is there. */
const isAddressed = (element: ScriptElement, id: string): boolean =>
  element.kind === 'dialogue' &&
  element.addressees.includes(id) &&
  element.manner !== 'shout' &&
  element.manner !== 'call';

/** The element in which somebody is first seen to act, if another has just opened the door to them. */
function letIn(id: string, elements: readonly ScriptElement[]): ScriptElement | null {
  const acts = (element: ScriptElement): boolean =>
    (element.kind === 'dialogue' && element.speaker === id) ||
    element.actions.some(({ actor }) => actor === id);
  const at = elements.findIndex(acts);
  const before = elements[at - 1];
  const isOpened = before?.actions.some(
    ({ verb, actor }) => verb === 'open' && actor !== null && actor !== id,
  );
  return isOpened === true ? (elements[at] ?? null) : null;
}

function arrivalOf(id: string, elements: readonly ScriptElement[], cast: ReadonlySet<string>): Arrival {
  const at = elements.findIndex((element) => involved(element, cast).includes(id));
  const element = elements[at];
  if (element === undefined) return 'start';
  if (firstTravel(element, id)) return { element: element.id, how: 'walks' };
  const guest = letIn(id, elements);
  if (guest !== null) return { element: guest.id, how: 'is found' };
  const isThere =
    at < FIRST_IMAGE || elements.slice(0, FIRST_IMAGE + 1).some((each) => isAddressed(each, id));
  return isThere ? 'start' : { element: element.id, how: 'is found' };
}

/** Before a picture without anybody is looked at for so many elements, whoever is found first is there already. */
const EMPTY_FOR = 3;

/** Who is there from the start because a scene would else go on without anybody: the first who are found in it. */
function earliest(
  elements: readonly ScriptElement[],
  arrivals: ReadonlyMap<string, Arrival>,
): ReadonlyMap<string, Arrival> {
  const all = [...arrivals];
  const isEmpty = all.every(([, arrival]) => arrival !== 'start');
  const first = elements.findIndex(({ id }) =>
    all.some(([, arrival]) => arrival !== 'start' && arrival.element === id),
  );
  const isFound = (arrival: Arrival): boolean =>
    arrival !== 'start' && arrival.how === 'is found' && arrival.element === elements[first]?.id;
  if (!isEmpty || first <= EMPTY_FOR) return arrivals;
  return new Map(all.map(([id, arrival]) => [id, isFound(arrival) ? 'start' : arrival]));
}

export interface Blocking {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly arrivals: ReadonlyMap<string, Arrival>;
}

/** Blocks a scene with all its runs: slots in the order in which people matter, arrivals by what the script says. */
export function blockingOf(
  elements: readonly ScriptElement[],
  cast: ReadonlySet<string>,
  aspect: Aspect,
): Blocking {
  const order = [...new Set(elements.flatMap((element) => involved(element, cast)))];
  return {
    slots: new Map(order.map((id, at) => [id, slotAt(at, aspect)])),
    arrivals: earliest(elements, new Map(order.map((id) => [id, arrivalOf(id, elements, cast)]))),
  };
}
