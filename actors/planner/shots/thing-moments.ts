/** Moments of things: what they do, how they look, and the boat that brings somebody. */
import type { Prop } from '../../../contracts/entity.ts';
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement } from '../../../contracts/script.ts';
import { afterAll, thingAt } from '../stage/act.ts';
import { boxOf, isFurniture, isHandheld, isOfWall, isTableThing, isVehicle } from '../stage/things.ts';
import { thingDeeds } from '../stage/deeds.ts';
import { aboard, type Setting, type Stage, type Thing } from '../stage/stage.ts';
import type { DeedGroup } from './deed-groups.ts';
import { shotIdOf, type DeedShot } from './deed-shot.ts';
import type { Focus, Moment } from './moment.ts';
import type { Reason } from './reasons.ts';
import { isOpening, momentOf, type Progress, type SceneBrief } from './scene-progress.ts';

type View = Pick<Moment, 'size' | 'because' | 'focus'>;

interface ThingAround {
  readonly setting: Setting;
  readonly before: Stage;
  readonly opens: boolean;
}

/** The view of a thing that acts: what is large, and what flies, is seen in its place; small things fill the frame. */
export function thingView({ actor, actions }: DeedGroup, { setting, before, opens }: ThingAround): View {
  const prop = setting.props.get(actor);
  const verb = actions[0]?.verb ?? 'stand';
  const motion = thingDeeds[verb]?.motion ?? 'still';
  const because: readonly Reason[] = ['thingActs'];
  if (prop === undefined) return { size: 'wide', because, focus: { on: 'place' } };
  if (isOfWall(prop.kind) || (isHandheld(prop.kind) && !setting.matters.has(prop.id)))
    return aroundThem(before, opens);
  if (setting.isAfloat && prop.kind === 'boat') {
    return { size: 'wide', because: ['boatComes'], focus: { on: 'people', ids: [...before.people.keys()] } };
  }
  const standing = before.things.get(prop.id);
  const thing = { ...(standing ?? thingAt(prop, motion)), motion };
  const isLarge = isVehicle(prop.kind) || !isHandheld(prop.kind) || opens;
  const focus: Focus = isLarge || standing ? { on: 'thing', thing, under: null } : laidOut(thing, setting);
  return { size: isLarge ? 'wide' : 'insert', because, focus };
}

/** What happens to the walls, or to a thing of no weight, is seen on those it happens around; on the set, if nobody is there. */
function aroundThem({ people }: Stage, opens: boolean): View {
  const here = [...people.values()].filter(({ isOff }) => !isOff).map(({ character }) => character.id);
  if (here.length === 0 || opens) return { size: 'wide', because: ['placeChanges'], focus: { on: 'place' } };
  return {
    size: here.length === 1 ? 'medium' : 'full',
    because: ['placeChanges'],
    focus: { on: 'people', ids: here },
  };
}

const TABLE: Prop = { id: 'table', name: '·', kind: 'table', colour: '#6b4a34' };

/** A thing by itself: indoors small ones lie on a table, elsewhere on the ground or in the air. */
function laidOut(thing: Thing, { indoors }: Setting): Focus {
  if (!indoors || thing.lift > 0 || !isTableThing(thing.prop.kind))
    return { on: 'thing', thing, under: null };
  const under: Thing = { prop: TABLE, x: thing.x, lift: 0, depth: 0, scale: 1, motion: 'still' };
  return { on: 'thing', thing: { ...thing, lift: boxOf('table').height - 0.06 }, under };
}

/** A look at the place: what is told of it is painted on the set. */
export function placeMoment(brief: SceneBrief, progress: Progress, element: ScriptElement): Moment {
  return momentOf(brief, {
    id: `shot-${element.id}`,
    purpose: 'establish',
    size: 'wide',
    because: [isOpening(brief, progress) ? 'described' : 'placeChanges'],
    focus: { on: 'place' },
    elements: [element],
    before: progress.stage,
  });
}

export interface Looked {
  readonly element: ScriptElement;
  readonly prop: Prop;
}

/** A thing that is only described: in whoever's hand it is, else by itself. */
export function thingMoment(brief: SceneBrief, progress: Progress, { element, prop }: Looked): Moment {
  const { stage } = progress;
  const opens = isOpening(brief, progress);
  const holder = [...stage.people.values()].find(({ holding }) => holding?.id === prop.id);
  const standing = stage.things.get(prop.id);
  const thing = standing ?? thingAt(prop, 'still');
  if (isOfWall(prop.kind)) return placeMoment(brief, progress, element);
  const focus: Focus =
    opens || standing ? { on: 'thing', thing, under: null } : laidOut(thing, brief.setting);
  const stays = holder === undefined && (opens || isFurniture(prop.kind));
  const after = stays ? { ...stage, things: new Map(stage.things).set(prop.id, thing) } : stage;
  return momentOf(brief, {
    id: `shot-${element.id}`,
    purpose: opens ? 'establish' : 'insert',
    size: opens ? 'wide' : 'insert',
    because: ['thing'],
    focus: holder === undefined ? focus : { on: 'hands', id: holder.character.id },
    elements: [element],
    before: stage,
    after,
  });
}

/** Whoever is going to be found in a scene after an element: the one who comes with a boat. */
function driverOf({ blocking, scene }: SceneBrief, element: ScriptElement, stage: Stage): string | null {
  const at = scene.elements.indexOf(element);
  const later = scene.elements.slice(at + 1, at + 4).map(({ id }) => id);
  const found = [...blocking.arrivals].find(
    ([id, arrival]) =>
      !stage.people.has(id) &&
      arrival !== 'start' &&
      arrival.how === 'is found' &&
      later.includes(arrival.element),
  );
  return found?.[0] ?? null;
}

/** A boat that comes is rowed by whoever is found in it next; null where nobody is, or where it is no boat. */
export function rowedMoment(
  brief: SceneBrief,
  progress: Progress,
  { group, index, element }: DeedShot,
): Moment | null {
  const { setting } = brief;
  const boat = setting.props.get(group.actor);
  const [action] = group.actions;
  if (boat?.kind !== 'boat' || action === undefined || thingDeeds[action.verb]?.motion !== 'approach')
    return null;
  const driver = driverOf(brief, element, progress.stage);
  if (driver === null) return null;
  const before = aboard(progress.stage, driver, { vehicle: boat, setting });
  const row: Action = { ...action, verb: 'row', actor: driver, target: null, prop: null };
  return momentOf(brief, {
    id: shotIdOf({ group, index, element }),
    purpose: 'action',
    size: 'wide',
    because: ['boatComes'],
    focus: { on: 'people', ids: [...before.people.keys()] },
    elements: [element],
    deeds: [row],
    before,
    after: afterAll(before, [row], setting),
  });
}
