/** Moments with words: lines of the cast, looks at those who hear them, and voice-over. */
import type { ScriptElement } from '../../../contracts/script.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import { afterAll } from '../stage/act.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { felt, placed, type Stage } from '../stage/stage.ts';
import { deedGroups, type DeedGroup } from './deed-groups.ts';
import { ready } from './deed-moments.ts';
import { focusIds, type Focus, type HeardElement, type Moment } from './moment.ts';
import { isOpening, momentOf, type Progress, type SceneBrief } from './scene-progress.ts';
import { thingView } from './thing-moments.ts';
import { isSpoken, listenerOf, speechCoverage } from './speech-framing.ts';

type Spoken = Extract<HeardElement, { kind: 'dialogue' | 'thought' }>;

/** The moment of lines that are said in one framing, with the deeds that lead into them. */
export function speechMoment(brief: SceneBrief, progress: Progress, lines: readonly Spoken[]): Moment {
  const { setting } = brief;
  const { leading } = progress;
  const before = lines.reduce((stage, { speaker }) => placed(stage, speaker, setting), progress.stage);
  const led = afterAll(before, leading?.actions ?? [], setting);
  const said = lines.reduce((stage, line) => spokenBy(stage, line, brief), led);
  const { size, ids, because } = speechCoverage(lines, before, progress.exchange);
  return momentOf(brief, {
    id: `shot-${lines[0]?.id ?? ''}`,
    purpose: 'dialogue',
    size,
    because,
    focus: { on: 'people', ids },
    elements: [...(leading ? [leading.element] : []), ...lines],
    lines,
    deeds: leading?.actions ?? [],
    before,
    after: said,
  });
}

/** The stage after a line: what its tag tells is done, its feeling is felt. */
const spokenBy = (stage: Stage, line: Spoken, { setting }: SceneBrief): Stage =>
  felt(afterAll(stage, line.actions, setting), line.speaker, line.emotion);

/** Intensity from which the listener's silent reaction is worth a shot. */
const MOVING = 0.75;

/** Moments that must lie between two silent reactions. */
const REACTION_REST = 5;

const isBy = (element: ScriptElement, id: string): boolean =>
  element.kind === 'action' || element.kind === 'narration'
    ? element.actions[0]?.actor === id
    : element.speaker === id;

/** A silent look at the listener after a line that moves; null where the listener is seen, acts or answers anyway. */
export function reactionMoment(
  brief: SceneBrief,
  progress: Progress,
  next: ScriptElement | undefined,
): Moment | null {
  const last = progress.moments.at(-1);
  const line = last?.lines.filter(isSpoken).at(-1);
  if (last === undefined || line?.kind !== 'dialogue' || line.intensity < MOVING) return null;
  const listener = listenerOf(line, progress.stage, null);
  const isRecent = progress.moments.slice(-REACTION_REST).some(({ purpose }) => purpose === 'reaction');
  if (isRecent || line.emotion === 'neutral') return null;
  if (listener === null || focusIds(last.focus).includes(listener)) return null;
  if (next !== undefined && isBy(next, listener)) return null;
  return momentOf(brief, {
    id: `shot-${line.id}-r`,
    purpose: 'reaction',
    size: 'close',
    because: ['moved'],
    focus: { on: 'people', ids: [listener] },
    before: progress.stage,
    answers: line,
  });
}

interface Told {
  readonly element: HeardElement;
  readonly next: ScriptElement | undefined;
}

/** The moment of a voice-over: over what it tells of, or over whoever was seen last. */
export function toldMoment(brief: SceneBrief, progress: Progress, { element, next }: Told): Moment {
  const cast = new Set(brief.setting.characters.keys());
  const groups = deedGroups(element.actions, cast);
  const acting = groups.filter(({ actor }) => cast.has(actor));
  const view = toldView(brief, progress, { element, next });
  const acted = acting.reduce(
    (stage: Stage, group: DeedGroup) => ready(stage, group, brief.setting),
    progress.stage,
  );
  const before = focusIds(view.focus).reduce((stage, id) => placed(stage, id, brief.setting), acted);
  const deeds = groups.flatMap(({ actions }) => actions);
  return momentOf(brief, {
    id: `shot-${element.id}`,
    purpose: 'narration',
    ...view,
    elements: [element],
    lines: [element],
    deeds,
    before,
    after: afterAll(before, deeds, brief.setting),
  });
}

type View = Pick<Moment, 'size' | 'because' | 'focus'>;

function toldView(brief: SceneBrief, progress: Progress, { element, next }: Told): View {
  const opens = isOpening(brief, progress);
  const subjects = element.kind === 'narration' ? element.subjects : [];
  const acting = element.actions.flatMap(({ actor }) => (actor === null ? [] : [actor]));
  const ids = [...new Set([...acting, ...subjects])]
    .filter((id) => brief.setting.characters.has(id))
    .slice(0, 3);
  if (ids.length > 0) {
    const size = toldSize(element, { opens, people: ids.length });
    return { size, because: ['told'], focus: { on: 'people', ids } };
  }
  const thing = groupOfThing(brief, element);
  if (thing !== null) return thingView(thing, { setting: brief.setting, before: progress.stage, opens });
  const face = subjects.length === 0 && !opens ? listeningFace(progress, next) : null;
  if (face !== null) return { size: 'close', because: ['toldOverFace'], focus: face };
  return { size: 'wide', because: ['toldOverPlace'], focus: { on: 'place' } };
}

/** The thing that acts in what is told, if it is no person. */
const groupOfThing = ({ setting }: SceneBrief, element: HeardElement): DeedGroup | null =>
  deedGroups(element.actions, new Set(setting.characters.keys())).find(({ actor }) =>
    setting.props.has(actor),
  ) ?? null;

function toldSize(
  element: HeardElement,
  { opens, people }: { readonly opens: boolean; readonly people: number },
): ShotSize {
  const deed = bodyDeeds[element.actions[0]?.verb ?? 'breathe'];
  if (opens) return deed?.travel === 'across' ? 'wide' : 'full';
  return people > 1 ? 'medium' : (deed?.size ?? 'medium');
}

/** Whether an element is going to be seen wide. */
const isWide = (element: ScriptElement | undefined, people: ReadonlyMap<string, unknown>): boolean =>
  element?.kind === 'action' && element.actions.every(({ actor }) => actor === null || !people.has(actor));

/** A face to tell over, rather of somebody not seen just before; between near shots the place is worth more. */
function listeningFace({ stage, moments }: Progress, next: ScriptElement | undefined): Focus | null {
  const last = moments.at(-1);
  const isNear = last?.size === 'close' || last?.size === 'medium';
  if (last === undefined || (isNear && !isWide(next, stage.people))) return null;
  const seen = isNear ? focusIds(last.focus) : [];
  const here = [...stage.people.keys()];
  const face = here.find((id) => !seen.includes(id)) ?? here[0];
  return face === undefined ? null : { on: 'people', ids: [face] };
}
