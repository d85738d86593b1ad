/** What is played for what is told: where a boat is said to come, whoever rows it or sits in it is what is drawn. */
import type { Action } from '../../../contracts/reading.ts';
import type { Moment } from '../shots/moment.ts';
import type { Setting } from '../stage/stage.ts';

const isSame = (one: Action, other: Action): boolean =>
  one.span.start === other.span.start && one.span.end === other.span.end;

/** Somebody who only has to be there. */
const beingThere = (action: Action, actor: string): Action => ({ ...action, actor, verb: 'stand' });

/** Those who sit in the boat in which a moment plays. */
const aboard = ({ after }: Moment): readonly string[] =>
  [...after.people].filter(([, { seat }]) => seat === 'boat').map(([id]) => id);

/** What stands in the picture for an action that a moment plays. */
function standIns(action: Action, moment: Moment, { props, isAfloat }: Setting): readonly Action[] {
  const rowed = moment.deeds.find((deed) => isSame(deed, action) && deed.verb === 'row');
  if (rowed !== undefined) return [rowed];
  const isBoat = props.get(action.actor ?? '')?.kind === 'boat';
  const people = isAfloat && isBoat ? aboard(moment) : [];
  return people.length > 0 ? people.map((id) => beingThere(action, id)) : [action];
}

/** Finds what is played for an action of the script. */
export function playedBy(
  moments: readonly Moment[],
  settingOf: (moment: Moment) => Setting,
): (action: Action) => readonly Action[] {
  return (action) => {
    const moment = moments.find(({ deeds }) => deeds.some((deed) => isSame(deed, action)));
    return moment === undefined ? [action] : standIns(action, moment, settingOf(moment));
  };
}
