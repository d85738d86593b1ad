/** Moments without words: what is done, and what a place or a person looks like. */
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement } from '../../../contracts/script.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import { afterAll } from '../stage/act.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { handed, withPole } from '../stage/hands.ts';
import { isContact, otherHands, readyToTouch, risen, sitting } from '../stage/move-body.ts';
import { changed, felt, placed, waiting, type Setting, type Stage } from '../stage/stage.ts';
import type { DeedGroup } from './deed-groups.ts';
import { shotIdOf, type DeedShot } from './deed-shot.ts';
import type { Moment } from './moment.ts';
import type { Reason } from './reasons.ts';
import { isOpening, momentOf, type Progress, type SceneBrief } from './scene-progress.ts';
import { placeMoment, thingMoment, thingView } from './thing-moments.ts';

/** The moment of a group of deeds. */
export function deedMoment(brief: SceneBrief, progress: Progress, shot: DeedShot): Moment {
  const { group, element } = shot;
  const { setting } = brief;
  const isBody = setting.characters.has(group.actor);
  const before = isBody ? ready(progress.stage, group, setting) : progress.stage;
  const acted = afterAll(before, group.actions, setting);
  const done = isBody && element.emotion !== 'neutral' ? felt(acted, group.actor, element.emotion) : acted;
  const opens = isOpening(brief, progress);
  const view = isBody
    ? bodyView(group, { before, done, opens })
    : thingView(group, { setting, before, opens });
  return momentOf(brief, {
    id: shotIdOf(shot),
    purpose: view.focus.on === 'hands' ? 'insert' : opens ? 'establish' : 'action',
    ...view,
    elements: [element],
    deeds: group.actions,
    before,
    after: done,
  });
}

/** The stage as the deeds find it: the actor there or about to come in, in the states told, with what is put down in hand. */
export function ready(stage: Stage, { actor, states, actions }: DeedGroup, setting: Setting): Stage {
  const travel = bodyDeeds[actions[0]?.verb ?? 'stand']?.travel ?? 'none';
  const comes = travel === 'in' || travel === 'toward' || travel === 'across';
  const company = actions.reduce(
    (sum, each) => (each.actor === null ? sum : placed(sum, each.actor, setting)),
    stage,
  );
  const present = comes ? waiting(stage, actor, setting) : company;
  const found = comes ? afterStates(present, states, setting) : afterAll(present, states, setting);
  const stood = actions[0] === undefined ? found : risen(found, actions[0]);
  const holding = actions.reduce(
    (sum, action) => withPole(handed(freeHanded(sum, action), action, setting), action, setting),
    stood,
  );
  return actions.filter(isContact).reduce(readyToTouch, actions.reduce(sitting, holding));
}

/** Whoever takes a thing out of another's hands has put away their own. */
const freeHanded = (stage: Stage, action: Action): Stage =>
  action.actor !== null && action.verb !== 'give' && otherHands(stage, action) !== undefined
    ? changed(stage, action.actor, { holding: null })
    : stage;

/** States of somebody who is still outside: they keep waiting. */
function afterStates(stage: Stage, states: readonly Action[], setting: Setting): Stage {
  const done = afterAll(stage, states, setting);
  const people = new Map(done.people);
  for (const [id, person] of stage.people) {
    const now = people.get(id);
    if (person.isOff && now !== undefined) people.set(id, { ...now, isOff: true });
  }
  return { ...done, people };
}

type View = Pick<Moment, 'size' | 'because' | 'focus'>;

interface Around {
  readonly before: Stage;
  readonly done: Stage;
  readonly opens: boolean;
}

function bodyView({ actor, states, actions, isHandwork }: DeedGroup, { before, done, opens }: Around): View {
  if (isHandwork && !opens && before.people.has(actor)) {
    return { size: 'insert', because: ['hands'], focus: { on: 'hands', id: actor } };
  }
  const partners = actions.flatMap((action) => {
    const other = otherHands(before, action)?.character.id ?? (takesTwo(action) ? action.target : null);
    return other !== null && done.people.has(other) ? [other] : [];
  });
  const doers = actions.flatMap((action) =>
    action.actor !== null && done.people.has(action.actor) ? [action.actor] : [],
  );
  const verbs = [...states, ...actions].map(({ verb }) => verb);
  return {
    size: bodySize(verbs, opens),
    because: [actions.some((action) => otherHands(before, action)) ? 'handOver' : bodyReason(verbs)],
    focus: { on: 'people', ids: [...new Set([actor, ...doers, ...partners])] },
  };
}

function bodyReason(verbs: readonly Action['verb'][]): Reason {
  const deeds = verbs.flatMap((verb) => bodyDeeds[verb] ?? []);
  if (deeds.some(({ contact }) => contact)) return 'touch';
  if (deeds.some(({ travel }) => travel === 'across')) return 'across';
  return deeds.some(({ size }) => size === 'full') ? 'wholeBody' : 'deed';
}

/** A first look at a place is never closer than the whole body; ways through a new place are seen wide. */
function bodySize(verbs: readonly Action['verb'][], opens: boolean): ShotSize {
  const deeds = verbs.flatMap((verb) => bodyDeeds[verb] ?? []);
  const touching = deeds.find(({ contact }) => contact);
  if (touching !== undefined) return touching.size;
  if (opens) return deeds.some(({ travel }) => travel === 'across') ? 'wide' : 'full';
  return deeds.some(({ size }) => size === 'full' || size === 'wide') ? 'full' : (deeds[0]?.size ?? 'medium');
}

const takesTwo = ({ verb }: Action): boolean => {
  const deed = bodyDeeds[verb];
  return deed?.contact === true || deed?.travel === 'toward' || verb === 'follow';
};

/** A description: of the place, or of somebody who is looked at. */
export function stillMoment(brief: SceneBrief, progress: Progress, element: ScriptElement): Moment {
  const subjects = 'subjects' in element ? element.subjects : [];
  const who = subjects.find((id) => brief.setting.characters.has(id));
  const opens = isOpening(brief, progress);
  if (who !== undefined) {
    return momentOf(brief, {
      id: `shot-${element.id}`,
      purpose: 'action',
      size: opens ? 'full' : 'medium',
      because: ['portrait'],
      focus: { on: 'people', ids: [who] },
      elements: [element],
      before: placed(progress.stage, who, brief.setting),
    });
  }
  const prop = brief.setting.props.get(subjects.find((id) => brief.setting.props.has(id)) ?? '');
  if (prop !== undefined) return thingMoment(brief, progress, { element, prop });
  return placeMoment(brief, progress, element);
}

/** A wide of the place and those who are there, before anybody has said a word. */
export const openingMoment = (brief: SceneBrief, before: Stage): Moment =>
  momentOf(brief, {
    id: `shot-${brief.scene.id}-open`,
    purpose: 'establish',
    size: 'wide',
    because: ['whereAndWho'],
    focus: before.people.size > 0 ? { on: 'people', ids: [...before.people.keys()] } : { on: 'place' },
    before,
  });
