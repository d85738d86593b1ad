/** Breaks a scene of the script into moments: what is seen together, who is looked at, and how close. */
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import { isHandheld, isVehicle } from '../stage/bodies.ts';
import type { Blocking } from '../stage/blocking.ts';
import { bodyDeeds, thingDeeds } from '../stage/deeds.ts';
import { after, felt, placed, thingAt, type Setting, type Stage } from '../stage/stage.ts';
import { deedGroups, isSmall, type DeedGroup } from './deed-groups.ts';
import { gatheredLines, spokenElement } from './gather-lines.ts';
import { type Focus, type HeardElement, type Moment } from './moment.ts';
import { isSpoken, listenerOf, speechCoverage, type Exchange } from './speech-framing.ts';

/** What a scene is directed from. */
export interface SceneBrief {
  readonly scene: ScriptScene;
  readonly setting: Setting;
  readonly blocking: Blocking;
  /** The story, for the length of its own words. */
  readonly text: string;
  /** Whether the film comes back to a place it has just left. */
  readonly isReturn: boolean;
  /** The element at which the whole story turns. */
  readonly turn: string | null;
}

/** The scene so far. */
interface Progress {
  readonly stage: Stage;
  readonly exchange: Exchange;
  readonly moments: readonly Moment[];
  /** Deeds that wait to be acted on the way into the actor's next line, with the element that tells them. */
  readonly leading: { readonly element: ScriptElement; readonly actions: readonly Action[] } | null;
}

export interface DirectedScene {
  readonly moments: readonly Moment[];
  readonly stage: Stage;
}

/** Intensity from which the listener's silent reaction is worth a shot. */
const MOVING = 0.75;

/** Directs a scene from the stage as it is found. */
export function directScene(brief: SceneBrief, start: Stage): DirectedScene {
  const { elements } = brief.scene;
  const quiet: Exchange = { index: 0, lastSpeaker: null, previous: null };
  let progress: Progress = { stage: start, exchange: quiet, moments: [], leading: null };
  if (spokenElement(elements[0]) && !brief.isReturn) progress = withMoment(progress, opening(brief, start), 'silent');
  for (let at = 0; at < elements.length; ) {
    const step = directed(brief, progress, at);
    progress = step.progress;
    at += step.used;
  }
  return { moments: progress.moments, stage: progress.stage };
}

interface Step {
  readonly progress: Progress;
  readonly used: number;
}

function directed(brief: SceneBrief, progress: Progress, at: number): Step {
  const element = brief.scene.elements[at];
  if (element === undefined) return { progress, used: 1 };
  const met = arrived(brief, progress, element);
  if (element.kind === 'action') return { progress: actionDirected(brief, met, at), used: 1 };
  if (isSpoken(element)) return speechDirected(brief, met, at);
  return { progress: narrationDirected(brief, met, element), used: 1 };
}

/** Those whom the script finds in the scene from this element on. */
function arrived({ blocking, setting }: SceneBrief, progress: Progress, element: ScriptElement): Progress {
  let stage = progress.stage;
  for (const [id, arrival] of blocking.arrivals) {
    if (arrival !== 'start' && arrival.element === element.id && arrival.how === 'is found') {
      stage = placed(stage, id, setting);
    }
  }
  return { ...progress, stage };
}

interface Sketch extends Pick<Moment, 'id' | 'purpose' | 'size' | 'because' | 'focus'> {
  readonly elements?: readonly ScriptElement[];
  readonly lines?: readonly HeardElement[];
  readonly deeds?: readonly Action[];
  readonly before: Stage;
  readonly after?: Stage;
}

function momentOf({ scene, turn }: SceneBrief, sketch: Sketch): Moment {
  const elements = sketch.elements ?? [];
  return {
    lines: [],
    deeds: [],
    after: sketch.before,
    ...sketch,
    scene,
    elements,
    isTurn: elements.some(({ id }) => id === turn),
  };
}

function withMoment(progress: Progress, moment: Moment, kind: 'silent' | 'spoken'): Progress {
  const { exchange } = progress;
  const lastLine = moment.lines.findLast((line) => isSpoken(line));
  return {
    stage: moment.after,
    moments: [...progress.moments, moment],
    leading: null,
    exchange: {
      index: kind === 'spoken' ? exchange.index + 1 : 0,
      lastSpeaker: lastLine?.speaker ?? exchange.lastSpeaker,
      previous: moment,
    },
  };
}

/** A wide of the place and those who are there, before anybody has said a word. */
const opening = (brief: SceneBrief, before: Stage): Moment =>
  momentOf(brief, {
    id: `shot-${brief.scene.id}-open`,
    purpose: 'establish',
    size: 'wide',
    because: 'establishing: where the scene is and who is there',
    focus: before.people.size > 0 ? { on: 'people', ids: [...before.people.keys()] } : { on: 'place' },
    before,
  });

function actionDirected(brief: SceneBrief, progress: Progress, at: number): Progress {
  const element = brief.scene.elements[at];
  if (element?.kind !== 'action') return progress;
  if (element.actions.length === 0) return withMoment(progress, stillMoment(brief, progress, element), 'silent');
  const cast = new Set(brief.setting.characters.keys());
  const groups = deedGroups(element.actions, cast);
  const last = groups.at(-1);
  const next = brief.scene.elements[at + 1];
  const leads =
    last !== undefined && isSmall(last, cast) && spokenElement(next) && next.speaker === last.actor && at > 0;
  const own = leads ? groups.slice(0, -1) : groups;
  const acted = own.reduce(
    (sum, group, index) => withMoment(sum, deedMoment(brief, sum, { group, index, element }), 'silent'),
    progress,
  );
  return leads ? { ...acted, leading: { element, actions: last.actions } } : acted;
}

/** A description: of the place, or of somebody who is looked at. */
function stillMoment(brief: SceneBrief, { stage, moments }: Progress, element: ScriptElement): Moment {
  const subjects = 'subjects' in element ? element.subjects : [];
  const who = subjects.find((id) => brief.setting.characters.has(id));
  const opens = moments.length === 0 && !brief.isReturn;
  if (who !== undefined) {
    const before = placed(stage, who, brief.setting);
    return momentOf(brief, {
      id: `shot-${element.id}`,
      purpose: 'action',
      size: opens ? 'full' : 'medium',
      because: 'portrait: the story describes somebody',
      focus: { on: 'people', ids: [who] },
      elements: [element],
      before,
    });
  }
  return momentOf(brief, {
    id: `shot-${element.id}`,
    purpose: 'establish',
    size: 'wide',
    because: opens ? 'establishing: the story describes the place' : 'wide: the place changes',
    focus: { on: 'place' },
    elements: [element],
    before: stage,
  });
}

interface DeedShot {
  readonly group: DeedGroup;
  /** Number of the group in its element. */
  readonly index: number;
  readonly element: ScriptElement;
}

const idOf = ({ element, index }: DeedShot): string =>
  index === 0 ? `shot-${element.id}` : `shot-${element.id}-${index + 1}`;

function deedMoment(brief: SceneBrief, progress: Progress, shot: DeedShot): Moment {
  const { group, element } = shot;
  const { setting } = brief;
  const isBody = setting.characters.has(group.actor);
  const before = isBody ? entering(progress.stage, group, setting) : progress.stage;
  const acted = group.actions.reduce((stage, action) => after(stage, action, setting), before);
  const done = isBody && element.emotion !== 'neutral' ? felt(acted, group.actor, element.emotion) : acted;
  const opens = progress.moments.length === 0 && !brief.isReturn;
  const view = isBody ? bodyView(group, { before, done, opens }) : thingShot(group, brief, before);
  return momentOf(brief, {
    id: idOf(shot),
    purpose: view.focus.on === 'hands' ? 'insert' : opens ? 'establish' : 'action',
    ...view,
    elements: [element],
    deeds: group.actions,
    before,
    after: done,
  });
}

/** Whoever acts is there already, unless the deed itself brings them in. */
function entering(stage: Stage, { actor, actions }: DeedGroup, setting: Setting): Stage {
  const travel = bodyDeeds[actions[0]?.verb ?? 'stand']?.travel ?? 'none';
  return travel === 'none' || travel === 'out' ? placed(stage, actor, setting) : stage;
}

type View = Pick<Moment, 'size' | 'because' | 'focus'>;

interface Around {
  readonly before: Stage;
  readonly done: Stage;
  readonly opens: boolean;
}

function bodyView({ actor, actions, isHandwork }: DeedGroup, { before, done, opens }: Around): View {
  if (isHandwork && !opens && before.people.has(actor)) {
    return { size: 'insert', because: 'insert: what the hands do', focus: { on: 'hands', id: actor } };
  }
  const deeds = actions.flatMap(({ verb }) => bodyDeeds[verb] ?? []);
  const sizes = deeds.map(({ size }) => size);
  const size: ShotSize = opens || sizes.includes('full') || sizes.includes('wide') ? 'full' : (sizes[0] ?? 'medium');
  const partners = actions.flatMap(({ verb, target }) =>
    target !== null && done.people.has(target) && takesTwo(verb) ? [target] : [],
  );
  const ids = [...new Set([actor, ...partners])];
  const because = `${size}: ${actions.map(({ verb }) => verb).join(', ')}`;
  return { size, because, focus: { on: 'people', ids } };
}

const takesTwo = (verb: Action['verb']): boolean => {
  const deed = bodyDeeds[verb];
  return deed?.contact === true || deed?.travel === 'toward' || verb === 'give' || verb === 'follow';
};

function thingShot({ actor, actions }: DeedGroup, { setting }: SceneBrief, before: Stage): View {
  const prop = setting.props.get(actor);
  const verb = actions[0]?.verb ?? 'stand';
  const motion = thingDeeds[verb]?.motion ?? 'still';
  const because = `the thing itself: ${verb}`;
  if (prop === undefined) return { size: 'wide', because, focus: { on: 'place' } };
  const known = before.things.get(prop.id) ?? thingAt(prop, motion);
  const thing = { ...known, motion };
  return { size: isVehicle(prop.kind) || !isHandheld(prop.kind) ? 'wide' : 'insert', because, focus: { on: 'thing', thing } };
}

function speechDirected(brief: SceneBrief, progress: Progress, at: number): Step {
  const { elements } = brief.scene;
  const lines = gatheredLines(elements, at, brief.text);
  const { setting } = brief;
  const lead = progress.leading;
  const before = lines.reduce((stage, { speaker }) => placed(stage, speaker, setting), progress.stage);
  const led = (lead?.actions ?? []).reduce((stage, action) => after(stage, action, setting), before);
  const spoken = lines.reduce((stage, line) => {
    const acted = line.actions.reduce((sum, action) => after(sum, action, setting), stage);
    return felt(acted, line.speaker, line.emotion);
  }, led);
  const coverage = speechCoverage(lines, before, progress.exchange);
  const moment = momentOf(brief, {
    id: `shot-${lines[0]?.id ?? at}`,
    purpose: 'dialogue',
    size: coverage.size,
    because: coverage.because,
    focus: { on: 'people', ids: coverage.ids },
    elements: [...(lead ? [lead.element] : []), ...lines],
    lines,
    deeds: lead?.actions ?? [],
    before,
    after: spoken,
  });
  const said = withMoment(progress, moment, 'spoken');
  return { progress: reacted(brief, said, { lines, next: elements[at + lines.length] }), used: lines.length };
}

interface Said {
  readonly lines: readonly HeardElement[];
  readonly next: ScriptElement | undefined;
}

/** A silent look at the listener after a line that moves, unless the listener acts or answers next anyway. */
function reacted(brief: SceneBrief, progress: Progress, { lines, next }: Said): Progress {
  const line = lines.filter(isSpoken).at(-1);
  if (line?.kind !== 'dialogue' || line.intensity < MOVING) return progress;
  const listener = listenerOf(line, progress.stage, null);
  const isSeen = (progress.moments.at(-1)?.focus ?? { on: 'place' }).on === 'people' && focusHas(progress.moments.at(-1), listener);
  if (listener === null || isSeen || (next !== undefined && isBy(next, listener))) return progress;
  const moment = momentOf(brief, {
    id: `shot-${line.id}-r`,
    purpose: 'reaction',
    size: 'close',
    because: 'reaction: what the line does to the one who hears it',
    focus: { on: 'people', ids: [listener] },
    before: progress.stage,
  });
  return { ...withMoment(progress, moment, 'silent'), exchange: { ...progress.exchange, previous: moment } };
}

const focusHas = (moment: Moment | undefined, id: string | null): boolean =>
  id !== null && moment?.focus.on === 'people' && moment.focus.ids.includes(id);

const isBy = (element: ScriptElement, id: string): boolean =>
  element.kind === 'action' || element.kind === 'narration'
    ? element.actions[0]?.actor === id
    : element.speaker === id;

/** A voice-over: over what it tells of, or over whoever was seen last, listening. */
function narrationDirected(brief: SceneBrief, progress: Progress, element: HeardElement): Progress {
  const { setting } = brief;
  const acting = element.actions.flatMap(({ actor }) => (actor !== null && setting.characters.has(actor) ? [actor] : []));
  const before = acting.reduce((stage, id) => placed(stage, id, setting), progress.stage);
  const done = element.actions.reduce((stage, action) => after(stage, action, setting), before);
  const moment = momentOf(brief, {
    id: `shot-${element.id}`,
    purpose: 'narration',
    ...narrationView(brief, progress, element),
    elements: [element],
    lines: [element],
    deeds: element.actions,
    before,
    after: done,
  });
  return withMoment(progress, moment, 'silent');
}

function narrationView(brief: SceneBrief, { stage, moments, exchange }: Progress, element: HeardElement): View {
  const opens = moments.length === 0 && !brief.isReturn;
  const subjects = element.kind === 'narration' ? element.subjects : [];
  const acting = element.actions.flatMap(({ actor }) => (actor === null ? [] : [actor]));
  const ids = [...new Set([...acting, ...subjects])].filter((id) => brief.setting.characters.has(id)).slice(0, 3);
  const deed = bodyDeeds[element.actions[0]?.verb ?? 'breathe'];
  if (ids.length > 0) {
    const size: ShotSize = opens ? 'full' : ids.length > 1 ? 'medium' : (deed?.size ?? 'medium');
    return { size, because: 'voice-over: what it tells of', focus: { on: 'people', ids } };
  }
  const last = exchange.previous?.focus;
  const here: Focus | null = last?.on === 'people' && last.ids.every((id) => stage.people.has(id)) ? last : null;
  if (here !== null && !opens && subjects.length === 0) {
    return { size: 'close', because: 'voice-over: over a face that listens', focus: { on: 'people', ids: here.ids.slice(0, 1) } };
  }
  return { size: 'wide', because: 'voice-over: over the place', focus: { on: 'place' } };
}
