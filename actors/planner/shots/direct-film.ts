/** Directs the whole film: every scene in its place, the turn, and the last image. */
import type { ActionVerb } from '../../../contracts/reading.ts';
import type { Aspect } from '../../../contracts/run.ts';
import type { Script, ScriptElement } from '../../../contracts/script.ts';
import { vehicleProps } from '../reading-in-shape.ts';
import { rootOf } from '../script/scene-runs.ts';
import type { Sources } from '../sources.ts';
import { blockingOf } from '../stage/blocking.ts';
import { freed } from '../stage/hands.ts';
import { settingOf, stageAtStart, type Company } from '../stage/scene-setting.ts';
import type { Setting, Stage } from '../stage/stage.ts';
import { directScene } from './direct-scene.ts';
import type { Moment } from './moment.ts';
import { turnOf } from './turn.ts';
import { varied } from './vary-framings.ts';

export interface DirectedFilm {
  readonly moments: readonly Moment[];
  readonly settings: ReadonlyMap<string, Setting>;
  /** Element at which the story turns. */
  readonly turn: string | null;
}

/** Directs a script. Scenes of one root share their blocking, and a place that is come back to is as it was left. */
export function directFilm(script: Script, sources: Sources): DirectedFilm {
  const company = companyOf(script, sources);
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
    for (const [other, stage] of left)
      if (other !== place) left.set(other, withoutGone(stage, directed.moments));
    return directed.moments;
  });
  const framed = varied([...moments, ...ending(moments)]);
  return { moments: framed.map((moment) => roomFor(moment, sources.options.aspect)), settings, turn };
}

const companyOf = (script: Script, { pack, reading }: Sources): Company => ({
  matters: mattering(script),
  characters: new Map(pack.characters.map((each) => [each.id, each])),
  props: new Map([...vehicleProps(reading), ...pack.props].map((each) => [each.id, each])),
  places: new Map(pack.places.map(({ id, kind }) => [id, kind])),
});

/** A stage that is not looked at, without what has flown or gone elsewhere meanwhile. */
const withoutGone = (stage: Stage, moments: readonly Moment[]): Stage =>
  moments
    .flatMap(({ deeds }) => deeds)
    .reduce((sum, { actor }) => (actor === null || sum.people.has(actor) ? sum : freed(sum, actor)), stage);

/** Things that at least two elements tell of. */
function mattering(script: Script): ReadonlySet<string> {
  const told = script.scenes.flatMap(({ elements }) => elements).map((element) => new Set(namedIn(element)));
  const once = new Set<string>();
  const again = new Set<string>();
  for (const names of told) for (const id of names) (once.has(id) ? again : once).add(id);
  return again;
}

const namedIn = (element: ScriptElement): readonly string[] =>
  [
    ...element.actions.flatMap(({ actor, prop, target }) => [actor, prop, target]),
    ...('subjects' in element ? element.subjects : []),
  ].filter((id) => id !== null);

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
