/** What is played for what is told: where a boat is said to come, whoever rows it or sits in it is what is drawn. */
import type { Action } from '../../../contracts/reading.ts';
import type { Moment } from '../shots/moment.ts';
import type { Setting } from '../stage/stage.ts';

/** Where the story tells an action: what is told there at once is one deed. */
const placeOf = ({ span }: Action): string => `${span.start} ${span.end}`;

/** Somebody who only has to be there. */
const beingThere = (action: Action, actor: string): Action => ({ ...action, actor, verb: 'stand' });

/** Those who sit in the boat in which a moment plays. */
const aboard = ({ after }: Moment): readonly string[] =>
  [...after.people].filter(([, { seat }]) => seat === 'boat').map(([id]) => id);

/** What stands in the picture for an action that a moment plays. */
function standIns(action: Action, moment: Moment, { props, isAfloat }: Setting): readonly Action[] {
  const rowed = moment.deeds.find((deed) => placeOf(deed) === placeOf(action) && deed.verb === 'row');
  if (rowed !== undefined) return [rowed];
  const isBoat = props.get(action.actor ?? '')?.kind === 'boat';
  const people = isAfloat && isBoat ? aboard(moment) : [];
  return people.length > 0 ? people.map((id) => beingThere(action, id)) : [action];
}

/** The first moment that plays an action, by where the story tells it. */
function momentsByAction(moments: readonly Moment[]): ReadonlyMap<string, Moment> {
  const result = new Map<string, Moment>();
  for (const moment of moments)
    for (const deed of moment.deeds) if (!result.has(placeOf(deed))) result.set(placeOf(deed), moment);
  return result;
}

/** Finds what is played for an action of the script. */
export function playedBy(
  moments: readonly Moment[],
  settingOf: (moment: Moment) => Setting,
): (action: Action) => readonly Action[] {
  const byAction = momentsByAction(moments);
  return (action) => {
    const moment = byAction.get(placeOf(action));
    return moment === undefined ? [action] : standIns(action, moment, settingOf(moment));
  };
}
