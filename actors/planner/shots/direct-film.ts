/** Directs the whole film: every scene in its place, the turn, and the last image. */
import type { ActionVerb } from '../../../contracts/reading.ts';
import type { Aspect } from '../../../contracts/run.ts';
import type { Script, ScriptElement } from '../../../contracts/script.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import { vehicleProps } from '../reading-in-shape.ts';
import { rootOf } from '../script/scene-runs.ts';
import type { Sources } from '../sources.ts';
import { blockingOf } from '../stage/blocking.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { settingOf, stageAtStart, type Company } from '../stage/scene-setting.ts';
import type { Setting, Stage } from '../stage/stage.ts';
import { directScene } from './direct-scene.ts';
import { focusIds, type Moment } from './moment.ts';
import { turnOf } from './turn.ts';

export interface DirectedFilm {
  readonly moments: readonly Moment[];
  readonly settings: ReadonlyMap<string, Setting>;
  /** Element at which the story turns. */
  readonly turn: string | null;
}

/** Directs a script. Scenes of one root share their blocking, and a place that is come back to is as it was left. */
export function directFilm(script: Script, sources: Sources): DirectedFilm {
  const company = companyOf(sources);
  const cast = new Set(company.characters.keys());
  const roots = Map.groupBy(script.scenes, ({ id }) => rootOf(id));
  const states = new Map(sources.pack.states.map((state) => [state.sceneId, state]));
  const turn = turnOf(script);
  const left = new Map<string, Stage>();
  const settings = new Map<string, Setting>();
  const moments = script.scenes.flatMap((scene) => {
    const root = rootOf(scene.id);
    const elements = (roots.get(root) ?? [scene]).flatMap((run): ScriptElement[] => run.elements);
    const blocking = blockingOf(elements, cast, sources.options.aspect);
    const facts = { scene, elements, blocking };
    const setting = settingOf(facts, company);
    settings.set(scene.id, setting);
    const place = `${root} ${scene.placeId}`;
    const start = left.get(place) ?? stageAtStart(facts, setting, states.get(root));
    const directed = directScene(
      { scene, setting, blocking, text: sources.text, isReturn: left.has(place), turn },
      start,
    );
    left.set(place, directed.stage);
    return directed.moments;
  });
  const framed = varied(moments).map((moment) => roomFor(moment, sources.options.aspect));
  return { moments: [...framed, ...ending(moments)], settings, turn };
}

const companyOf = ({ pack, reading }: Sources): Company => ({
  characters: new Map(pack.characters.map((each) => [each.id, each])),
  props: new Map([...vehicleProps(reading), ...pack.props].map((each) => [each.id, each])),
  places: new Map(pack.places.map(({ id, kind }) => [id, kind])),
});

/** Deeds that reach far to one side. */
const sweeping: readonly ActionVerb[] = [
  'put',
  'take',
  'bow',
  'give',
  'throw',
  'push',
  'pull',
  'sweep',
  'dig',
  'row',
  'fight',
  'open',
  'close',
];

/** Narrow frames stand back for deeds that would reach out of them. */
function roomFor(moment: Moment, aspect: Aspect): Moment {
  const isCramped =
    aspect === '9:16' && moment.size === 'medium' && moment.deeds.some(({ verb }) => sweeping.includes(verb));
  return isCramped ? { ...moment, size: 'full', because: [...moment.because, 'narrow'] } : moment;
}

/** No cut goes to the same people in the same size: the second of two comes closer or stands back. */
function varied(moments: readonly Moment[]): readonly Moment[] {
  const result: Moment[] = [];
  for (const moment of moments) {
    const last = result.at(-1);
    result.push(last !== undefined && looksAlike(last, moment) ? otherSize(moment) : moment);
  }
  return result;
}

const looksAlike = (one: Moment, other: Moment): boolean =>
  one.scene.id === other.scene.id &&
  one.size === other.size &&
  one.focus.on === other.focus.on &&
  one.focus.on !== 'thing' &&
  focusIds(one.focus).join() === focusIds(other.focus).join();

/** Comes closer, except for deeds of the whole body, which stand back. */
function nextSize({ size, deeds, focus }: Moment): ShotSize {
  if (focus.on === 'place') return size === 'wide' ? 'full' : 'wide';
  if (size !== 'medium') return 'medium';
  return deeds.some(({ verb }) => bodyDeeds[verb]?.small === false) ? 'full' : 'close';
}

function otherSize(moment: Moment): Moment {
  const size = nextSize(moment);
  return { ...moment, size, because: [...moment.because, 'notTwice'] };
}

/** The last image: everybody who is left, held, with the credits over it. */
function ending(moments: readonly Moment[]): readonly Moment[] {
  const last = moments.at(-1);
  if (last === undefined) return [];
  const ids = [...last.after.people.keys()];
  return [
    {
      id: 'shot-end',
      scene: last.scene,
      purpose: 'ending',
      size: 'wide',
      because: ['lastImage'],
      focus: ids.length > 0 ? { on: 'people', ids } : { on: 'place' },
      elements: [],
      lines: [],
      deeds: [],
      before: last.after,
      after: last.after,
      answers: null,
      isTurn: false,
    },
  ];
}
