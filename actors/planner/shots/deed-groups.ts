/** Deeds that are seen in one framing: by one body, of one scale, not too many at once. */
import type { Action } from '../../../contracts/reading.ts';
import { bodyDeeds, thingDeeds } from '../stage/deeds.ts';

export interface DeedGroup {
  readonly actor: string;
  readonly actions: readonly Action[];
  /** Whether it is work of the hands on a thing, to be seen close. */
  readonly isHandwork: boolean;
}

/** Longest that deeds stay in one shot, in seconds. */
const LONGEST = 4.6;

const handwork: readonly Action['verb'][] = ['wipe', 'light', 'touch', 'write', 'sew', 'work', 'read', 'cook'];

export const secondsOfDeed = ({ verb }: Action, isBody: boolean): number =>
  (isBody ? bodyDeeds[verb]?.seconds : thingDeeds[verb]?.seconds) ?? 1.4;

export const secondsOfDeeds = (actions: readonly Action[], cast: ReadonlySet<string>): number =>
  actions.reduce((sum, action) => sum + secondsOfDeed(action, action.actor !== null && cast.has(action.actor)), 0);

const isClose = ({ verb, prop }: Action): boolean => prop !== null && handwork.includes(verb);

/** Whether an action goes on in the shot of the one before it. */
function joins(group: DeedGroup, action: Action, cast: ReadonlySet<string>): boolean {
  if (group.actor !== action.actor || group.isHandwork !== isClose(action)) return false;
  const travels = bodyDeeds[action.verb]?.travel ?? 'none';
  return travels === 'none' && secondsOfDeeds([...group.actions, action], cast) <= LONGEST;
}

/** Groups the deeds of an element. Work of the hands that comes first is not cut close: the body is shown first. */
export function deedGroups(actions: readonly Action[], cast: ReadonlySet<string>): readonly DeedGroup[] {
  const groups: DeedGroup[] = [];
  for (const action of actions) {
    if (action.actor === null) continue;
    const last = groups.at(-1);
    if (last !== undefined && joins(last, action, cast)) {
      groups[groups.length - 1] = { ...last, actions: [...last.actions, action] };
    } else {
      const isHandwork = isClose(action) && last?.actor === action.actor;
      groups.push({ actor: action.actor, actions: [action], isHandwork });
    }
  }
  return groups;
}

/** Whether a group is so small that it can be acted on the way into the actor's own line. */
export const isSmall = ({ actions }: DeedGroup, cast: ReadonlySet<string>): boolean =>
  actions.length <= 2 &&
  actions.every(({ verb, actor }) => actor !== null && cast.has(actor) && bodyDeeds[verb]?.small === true);
