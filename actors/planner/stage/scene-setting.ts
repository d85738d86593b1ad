/** What a scene is played against, and how it is found when it begins. */
import type { Character, Prop, StoryState } from '../../../contracts/entity.ts';
import type { ActionVerb, PlaceKind } from '../../../contracts/reading.ts';
import type { ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import { after } from './act.ts';
import type { Blocking } from './blocking.ts';
import { isHandheld, isPassing } from './things.ts';
import { changed, emptyStage, placed, type Setting, type Stage } from './stage.ts';

/** Who and what the film has. */
export interface Company {
  readonly characters: ReadonlyMap<string, Character>;
  readonly props: ReadonlyMap<string, Prop>;
  readonly places: ReadonlyMap<string, PlaceKind>;
  /** Things that more than one element of the script tells of. */
  readonly matters: ReadonlySet<string>;
}

/** A scene with all elements of its root, and its blocking. */
export interface SceneFacts {
  readonly scene: ScriptScene;
  readonly elements: readonly ScriptElement[];
  readonly blocking: Blocking;
}

const namedIn = (element: ScriptElement): readonly (string | null)[] => [
  ...element.actions.map(({ actor }) => actor),
  ...('subjects' in element ? element.subjects : []),
];

/** Whether a scene plays in a boat: the place is one, or a boat is seen first and somebody in the scene rows. */
function isAfloat({ scene, elements }: SceneFacts, { places, props }: Company): boolean {
  if (places.get(scene.placeId) === 'boat') return true;
  const isBoat = (id: string | null): boolean => id !== null && props.get(id)?.kind === 'boat';
  const opensOnBoat = elements[0] !== undefined && namedIn(elements[0]).some(isBoat);
  return opensOnBoat && elements.some(({ actions }) => actions.some(({ verb }) => verb === 'row'));
}

/** What a scene is played against. */
export const settingOf = (facts: SceneFacts, company: Company): Setting => ({
  characters: company.characters,
  props: company.props,
  slots: facts.blocking.slots,
  isRaining: facts.scene.weather === 'rain' || facts.scene.weather === 'storm',
  isAfloat: isAfloat(facts, company),
  indoors: facts.scene.indoors,
  matters: company.matters,
});

/** Postures in which the story finds people rather than sees them take them. */
const foundIn: readonly ActionVerb[] = ['sit', 'lie', 'sleep', 'kneel', 'wait', 'hide'];

/** So many elements after somebody is first told of, words still find them: whoever falls ill later was well before. */
const STILL_FOUND = 3;

/** Somebody as the first words about them find them: sitting, asleep. */
function foundAs(stage: Stage, id: string, { scene: { elements }, setting }: Found): Stage {
  const told = elements.findIndex((element) => namedIn(element).includes(id));
  const at = elements.findIndex(
    (element) =>
      ('speaker' in element && element.kind === 'dialogue' && element.speaker === id) ||
      element.actions.some(({ actor }) => actor === id),
  );
  if (at - told > STILL_FOUND) return stage;
  const first = elements[at]?.actions.find(({ actor }) => actor === id);
  return first !== undefined && foundIn.includes(first.verb) ? after(stage, first, setting) : stage;
}

interface Found {
  readonly scene: ScriptScene;
  readonly setting: Setting;
}

/** Puts into hands what people carry into the scene. */
function carrying(stage: Stage, holding: StoryState['holding'], { props }: Setting): Stage {
  return Object.entries(holding).reduce((sum, [who, what]) => {
    const prop = props.get(what);
    return prop !== undefined && isHandheld(prop.kind) ? changed(sum, who, { holding: prop }) : sum;
  }, stage);
}

/** Deeds after which a thing is out of one's hands. */
const partings: readonly ActionVerb[] = ['put', 'hang', 'give', 'drop', 'throw'];

/** What somebody will part with in a scene without having taken it they bring along. */
function bringing(stage: Stage, scene: ScriptScene, { props }: Setting): Stage {
  const actions = scene.elements.flatMap((element) => element.actions);
  return [...stage.people].reduce((sum, [id, person]) => {
    const first = actions.find(({ actor, prop }) => actor === id && prop !== null);
    const prop = props.get(first?.prop ?? '');
    if (first === undefined || prop === undefined || person.holding !== null) return sum;
    const isOthers = actions.some((action) => action.prop === prop.id && action.actor !== id);
    const brings = partings.includes(first.verb) && isHandheld(prop.kind) && !isPassing(prop.kind);
    return brings && !isOthers ? changed(sum, id, { holding: prop }) : sum;
  }, stage);
}

/** The stage when a scene begins: who is there, in what posture, with what in hand. */
export function stageAtStart(
  { scene, blocking }: SceneFacts,
  setting: Setting,
  state: StoryState | undefined,
): Stage {
  if (scene.cast.length === 0) return emptyStage;
  const dry = { ...setting, isRaining: setting.isRaining && !setting.indoors };
  const present = [...blocking.arrivals].filter(([, arrival]) => arrival === 'start').map(([id]) => id);
  const stood = present.reduce((sum, id) => placed(sum, id, dry), emptyStage);
  const found = present.reduce((sum, id) => foundAs(sum, id, { scene, setting }), stood);
  return bringing(carrying(found, state?.holding ?? {}, setting), scene, setting);
}
