/** Deeds that are seen in one framing: by one body, of one scale, not too many at once. */
import type { Action } from '../../../contracts/reading.ts';
import { bodyDeeds, thingDeeds } from '../stage/deeds.ts';

export interface DeedGroup {
  readonly actor: string;
  /** How the actor is found when the shot begins: a lamp in hand, standing. */
  readonly states: readonly Action[];
  readonly actions: readonly Action[];
  /** Whether it is work of the hands on a thing, to be seen close. */
  readonly isHandwork: boolean;
}

/** Longest that deeds stay in one shot, in seconds. */
const LONGEST = 4.6;

const stateVerbs: readonly Action['verb'][] = ['hold', 'carry', 'stand'];
const handwork: readonly Action['verb'][] = [
  'wipe',
  'light',
  'touch',
  'write',
  'sew',
  'work',
  'read',
  'cook',
];

const secondsOfDeed = ({ verb }: Action, isBody: boolean): number =>
  (isBody ? bodyDeeds[verb]?.seconds : thingDeeds[verb]?.seconds) ?? 1.4;

/** Seconds of one deed, by a body of the cast or by a thing. */
export const deedSeconds = (action: Action, cast: ReadonlySet<string>): number =>
  secondsOfDeed(action, action.actor !== null && cast.has(action.actor));

export const secondsOfDeeds = (actions: readonly Action[], cast: ReadonlySet<string>): number =>
  actions.reduce((sum, action) => sum + deedSeconds(action, cast), 0);

const isClose = ({ verb, prop }: Action): boolean => prop !== null && handwork.includes(verb);
const isState = ({ verb }: Action): boolean => stateVerbs.includes(verb);
const travels = ({ verb }: Action): boolean => (bodyDeeds[verb]?.travel ?? 'none') !== 'none';
const touches = ({ verb }: Action): boolean => bodyDeeds[verb]?.contact === true;

/** Whether others do the same at the same time: "they both laugh". */
const isTogether = (group: readonly Action[], { verb, actor }: Action, cast: ReadonlySet<string>): boolean =>
  actor !== null &&
  cast.has(actor) &&
  group.every(
    (each) => each.verb === verb && each.actor !== actor && each.actor !== null && cast.has(each.actor),
  );

/** Whether an action goes on in the shot of those before it. */
function joins(group: readonly Action[], action: Action, cast: ReadonlySet<string>): boolean {
  const [first] = group;
  if (first === undefined) return false;
  if (first.actor !== action.actor) return isTogether(group, action, cast);
  if (group.every(isState)) return !isClose(action);
  if (travels(action) || touches(action) || group.some(touches) || isClose(action) !== group.some(isClose))
    return false;
  return secondsOfDeeds([...group, action], cast) <= LONGEST;
}

/** What a body is and what it does; if it does nothing, its state is what is seen. */
function grouped(actions: readonly Action[], isHandwork: boolean): DeedGroup {
  const does = actions.findIndex((action) => !isState(action));
  const from = does < 0 ? actions.length - 1 : does;
  return {
    actor: actions[0]?.actor ?? '',
    states: actions.slice(0, from),
    actions: actions.slice(from),
    isHandwork,
  };
}

/** Groups the deeds of an element. Work of the hands that comes first is not cut close: the body is shown first. */
export function deedGroups(actions: readonly Action[], cast: ReadonlySet<string>): readonly DeedGroup[] {
  const groups: Action[][] = [];
  for (const action of actions) {
    const last = groups.at(-1);
    if (action.actor === null) continue;
    if (last !== undefined && joins(last, action, cast)) last.push(action);
    else groups.push([action]);
  }
  return groups.map((group, at) => {
    const isHandwork = group.every(isClose) && groups[at - 1]?.[0]?.actor === group[0]?.actor;
    return grouped(group, isHandwork);
  });
}

/** Whether a group is so small that it can be acted on the way into the actor's own line. */
export const isSmall = ({ states, actions }: DeedGroup, cast: ReadonlySet<string>): boolean =>
  states.length === 0 &&
  actions.length <= 2 &&
  actions.every(({ verb, actor }) => actor !== null && cast.has(actor) && bodyDeeds[verb]?.small === true);
