/** The continuity ledger: who is where, and what people carry from scene to scene until they put it down. */
import type { StoryState } from '../../contracts/entity.ts';
import type { Action, ActionVerb, StoryReading, Unit } from '../../contracts/reading.ts';

/** Character → prop in hand. */
type Hands = ReadonlyMap<string, string>;

const taking: readonly ActionVerb[] = [
  'take',
  'hold',
  'lift',
  'carry',
  'catch',
  'pull',
  'light',
  'read',
  'sew',
  'sweep',
  'dig',
  'drink',
  'eat',
];
const releasing: readonly ActionVerb[] = ['put', 'drop', 'throw', 'hang'];
/** Verbs that tell what somebody had in hand already when the scene began. */
const having: readonly ActionVerb[] = ['hold', 'carry', 'put', 'drop', 'throw', 'hang', 'give'];

/** Actions of a unit, whatever kind it is. */
const actionsOf = (unit: Unit): readonly Action[] => ('actions' in unit ? unit.actions : []);

/** Hands after a deed. Something passes to another, is taken up, or is put down; one hand holds one thing. */
function handsAfter(hands: Hands, { verb, actor, target, prop }: Action): Hands {
  if (actor === null || prop === null) return hands;
  const next = new Map(hands);
  if (verb === 'give' && target !== null) {
    if (next.get(actor) === prop) next.delete(actor);
    return next.set(target, prop);
  }
  if (releasing.includes(verb) && next.get(actor) === prop) next.delete(actor);
  if (!taking.includes(verb)) return next;
  for (const [holder, held] of next) if (held === prop) next.delete(holder);
  return next.set(actor, prop);
}

/** Hands at the beginning of a scene: what is carried into it, and what it says people have when first seen. */
function handsAtStart(carried: Hands, units: readonly Unit[]): Hands {
  const hands = new Map(carried);
  const seen = new Set<string>();
  for (const action of units.flatMap(actionsOf)) {
    if (action.actor === null || action.prop === null || seen.has(action.actor)) continue;
    seen.add(action.actor);
    if (having.includes(action.verb)) hands.set(action.actor, action.prop);
  }
  return hands;
}

interface Naming {
  readonly cast: (id: string) => string;
  readonly place: (id: string) => string;
}

/** States of all scenes in story order, in settled ids. What a scene does not speak of is not carried into it. */
export function ledgerOf(reading: StoryReading, naming: Naming): readonly StoryState[] {
  const units = new Map(reading.units.map((unit) => [unit.id, unit]));
  const castIds = new Set(reading.cast.map(({ id }) => id));
  let hands: Hands = new Map();
  return reading.scenes.map((scene) => {
    const here = scene.units.flatMap((id) => units.get(id) ?? []);
    const carried = new Map([...hands].filter(([, prop]) => scene.props.includes(prop)));
    const start = handsAtStart(carried, here);
    hands = here.flatMap(actionsOf).reduce(handsAfter, start);
    const present = scene.cast.filter((id) => castIds.has(id));
    return {
      sceneId: scene.id,
      placeId: naming.place(scene.place),
      timeOfDay: scene.timeOfDay,
      weather: scene.weather,
      season: scene.season,
      present: present.map(naming.cast),
      holding: Object.fromEntries(
        [...start].filter(([who]) => present.includes(who)).map(([who, what]) => [naming.cast(who), what]),
      ),
    };
  });
}
