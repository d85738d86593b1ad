/** What a deed changes on the stage, whoever or whatever does it. */
import type { PropDrawing } from '../../../contracts/drawing.ts';
import type { Prop } from '../../../contracts/entity.ts';
import type { Action, PropKind } from '../../../contracts/reading.ts';
import { isFurniture, isHandheld, isHung, isOfWall, isVehicle } from './things.ts';
import { bodyDeeds, thingDeeds } from './deeds.ts';
import type { Doing } from './doing.ts';
import { freed, handled } from './hands.ts';
import { moved } from './move-body.ts';
import { felt, placed, without, type Person, type Setting, type Stage, type Thing } from './stage.ts';

/** The stage after a body's deed. */
function afterBody(stage: Stage, doing: Doing): Stage {
  const { id, action, setting } = doing;
  const deed = bodyDeeds[action.verb];
  if (deed?.travel === 'out') return { ...stage, people: without(stage.people, id) };
  const acted = handled(moved(placed(stage, id, setting), doing), doing);
  return deed?.emotion ? felt(acted, id, deed.emotion) : acted;
}

/** Things that are in the air when they act. */
const airborne: readonly PropKind[] = ['kite', 'feather', 'leaf', 'flower'];

/** Height of what hangs, and how far beside the middle furniture stands, so that people have room, in heads. */
const HUNG = 3.4;
const ASIDE = 3.8;

/** Where a thing that acts is seen: vehicles at the right of the stage, what flies over the middle, the rest on the ground. */
export function thingAt(prop: Prop, motion: PropDrawing['motion']): Thing {
  if (isVehicle(prop.kind)) return { prop, x: 5, lift: 0, depth: 0.1, scale: 1, motion };
  const flies = motion === 'fly' || motion === 'drift' || airborne.includes(prop.kind);
  const hangs = isHung(prop.kind) || (motion === 'swing' && isHandheld(prop.kind));
  const lift = flies ? 6 : hangs ? HUNG : 0;
  return { prop, x: isFurniture(prop.kind) ? ASIDE : 0.8, lift, depth: 0, scale: flies ? 1.3 : 1, motion };
}

/** Things that are looked past: people are under them, at them, by them. */
const backdrops: readonly PropKind[] = ['tree', 'fire', 'table', 'stove'];

/** The stage with a thing behind or beside somebody, if it is one that people are near to. */
export function withBackdrop(stage: Stage, prop: Prop, { x }: Pick<Person, 'x'>): Stage {
  if (!backdrops.includes(prop.kind) || stage.things.has(prop.id)) return stage;
  const outwards = x < 0 ? -1 : 1;
  const isTaken = [...stage.people.values()].some((other) => Math.abs(other.x - outwards * ASIDE) < 1.6);
  const beside = prop.kind === 'tree' ? x + outwards * 0.9 : (isTaken ? -outwards : outwards) * ASIDE;
  const thing: Thing = { prop, x: beside, lift: 0, depth: 0.9, scale: 1, motion: 'still' };
  return { ...stage, things: new Map(stage.things).set(prop.id, thing) };
}

/** What remains of a motion when it has been seen: lights and swings go on, all else comes to rest. */
const restingMotion = (motion: PropDrawing['motion']): PropDrawing['motion'] =>
  motion === 'glow' || motion === 'swing' ? motion : 'still';

/** The stage after a thing's deed: what is small leaves the hand that held it, what is large stays where it came to. */
function afterThing(
  stage: Stage,
  prop: Prop,
  { action: { verb }, setting }: Pick<Doing, 'action' | 'setting'>,
): Stage {
  if (setting.isAfloat && prop.kind === 'boat') return stage;
  const motion = thingDeeds[verb]?.motion;
  if (motion === undefined || isOfWall(prop.kind)) return stage;
  if (airborne.includes(prop.kind) && !setting.indoors && (motion === 'fly' || motion === 'drift')) {
    const loose = freed(stage, prop.id);
    return { ...loose, things: new Map(loose.things).set(prop.id, thingAt(prop, 'drift')) };
  }
  if (isHandheld(prop.kind)) return motion === 'glow' || motion === 'swing' ? stage : freed(stage, prop.id);
  if (motion === 'leave') return freed(stage, prop.id);
  const vehicle = isVehicle(prop.kind) && motion === 'approach' ? prop : stage.vehicle;
  const thing = thingAt(prop, restingMotion(motion));
  return { ...stage, vehicle, things: new Map(stage.things).set(prop.id, thing) };
}

/** The stage after an action: who is where, holds what, feels how. */
export function after(stage: Stage, action: Action, setting: Setting): Stage {
  const { actor } = action;
  if (actor === null) return stage;
  if (setting.characters.has(actor)) return afterBody(stage, { id: actor, action, setting });
  const prop = setting.props.get(actor);
  return prop === undefined ? stage : afterThing(stage, prop, { action, setting });
}

/** The stage after several actions in order. */
export const afterAll = (stage: Stage, actions: readonly Action[], setting: Setting): Stage =>
  actions.reduce((sum, action) => after(sum, action, setting), stage);
