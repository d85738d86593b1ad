/** Writes plot points as the elements of a script. */
import type { Action, SpeechUnit, StoryReading, Unit } from '../../../contracts/reading.ts';
import type { ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import type { Span } from '../../../contracts/shared.ts';
import { isDrawn, type Drawable } from './picture-of.ts';
import { drawableOf, isNarration, type PlotPoint, type Told } from './plot.ts';
import type { SceneRun } from './scene-runs.ts';
import { folded, hasWords, speakableSpans } from './speakable.ts';

interface Writing {
  readonly text: string;
  readonly drawable: Drawable;
  /** Deeds that speech tags tell, by the line they belong to. */
  readonly tagDeeds: ReadonlyMap<string, readonly Action[]>;
}

/** Verbs of tags that are the saying itself: the line's manner acts them. */
const sayings: readonly Action['verb'][] = ['speak', 'call', 'laugh', 'sing', 'cry'];

/** Whether a tag's verb only says how the line is said ("cried Nell"); who sobs is seen to cry. */
const isSaying = ({ verb }: Action, line: Unit | undefined): boolean =>
  sayings.includes(verb) &&
  !(verb === 'cry' && line !== undefined && 'manner' in line && line.manner === 'sob');

/** Deeds told in speech tags, by line; only those a body can be seen doing beside saying it. */
export function tagDeedsOf(
  units: readonly Unit[],
  drawable: Drawable,
): ReadonlyMap<string, readonly Action[]> {
  const lines = new Map(units.map((unit) => [unit.id, unit]));
  const result = new Map<string, readonly Action[]>();
  for (const unit of units) {
    if (unit.kind !== 'tag') continue;
    const line = lines.get(unit.of);
    const drawn = unit.actions.filter(
      (action) => action.actor !== null && isDrawn(action, drawable) && !isSaying(action, line),
    );
    if (drawn.length > 0) result.set(unit.of, [...(result.get(unit.of) ?? []), ...drawn]);
  }
  return result;
}

/** The part of a unit that one element carries; a unit that is said in one breath is one part. */
interface Part {
  readonly id: string;
  readonly source: Span;
  readonly text: string;
  readonly isFirst: boolean;
}

function partsOf(unit: Unit, text: string): readonly Part[] {
  const span = { start: unit.start, end: unit.end };
  const spans = speakableSpans(text, span);
  if (spans.length === 1) return [{ id: unit.id, source: span, text: unit.text, isFirst: true }];
  return spans
    .map((source, at) => ({
      id: at === 0 ? unit.id : `${unit.id}-${at + 1}`,
      source,
      text: folded(text.slice(source.start, source.end)),
      isFirst: at === 0,
    }))
    .filter((part) => hasWords(part.text));
}

/** Who says a line: who was found, or else the likeliest other; null when nobody comes into question. */
function speakerOf(unit: SpeechUnit, cast: ReadonlySet<string>): string | null {
  const thought = [unit.speaker, ...unit.alternatives.map(({ speaker }) => speaker)];
  return thought.find((id): id is string => id !== null && cast.has(id)) ?? null;
}

function lineElements(unit: SpeechUnit, { text, drawable, tagDeeds }: Writing): readonly ScriptElement[] {
  const speaker = speakerOf(unit, drawable.cast);
  const { kind, addressees, emotion, intensity, manner } = unit;
  return partsOf(unit, text).map(({ isFirst, ...part }): ScriptElement => {
    const actions = isFirst ? [...(tagDeeds.get(unit.id) ?? [])] : [];
    if (speaker === null)
      return { kind: 'narration', ...part, speaker: null, emotion, actions, subjects: [] };
    const heard = addressees.filter((id) => drawable.cast.has(id) && id !== speaker);
    return { kind, ...part, speaker, addressees: heard, emotion, intensity, manner, actions };
  });
}

/** What pictures show of a narration unit. */
const deedsOf = ({ picture }: Told): Action[] => (picture.kind === 'deeds' ? [...picture.actions] : []);

const knownSubjects = ({ unit }: Told, { cast, props, places }: Drawable): string[] =>
  unit.subjects.filter((id) => cast.has(id) || props.has(id) || places.has(id));

function toldElements(point: Told, { text, drawable }: Writing): readonly ScriptElement[] {
  const { narrator, emotion } = point.unit;
  const speaker = narrator !== null && drawable.cast.has(narrator) ? narrator : null;
  const subjects = knownSubjects(point, drawable);
  return partsOf(point.unit, text).map(({ isFirst, ...part }) => ({
    kind: 'narration',
    ...part,
    speaker,
    emotion,
    actions: isFirst ? deedsOf(point) : [],
    subjects,
  }));
}

function shownElement(point: Told, { drawable }: Writing): ScriptElement {
  const { id, start, end, text, emotion } = point.unit;
  return {
    kind: 'action',
    id,
    source: { start, end },
    text,
    actions: deedsOf(point),
    subjects: knownSubjects(point, drawable),
    descriptive: point.picture.kind !== 'deeds',
    emotion,
  };
}

function elementsOf(point: PlotPoint, writing: Writing): readonly ScriptElement[] {
  if (point.way === 'drop') return [];
  if (point.unit.kind === 'dialogue' || point.unit.kind === 'thought')
    return lineElements(point.unit, writing);
  if (!isNarration(point)) return [];
  return point.way === 'tell' ? toldElements(point, writing) : [shownElement(point, writing)];
}

/** The first scene without anything in it: for a story of which nothing can be filmed but its title. */
export const emptyScene = (reading: StoryReading): readonly ScriptScene[] =>
  reading.scenes
    .slice(0, 1)
    .map((scene) => sceneOf({ id: scene.id, scene, placeId: scene.place, units: [] }, [], reading));

function sceneOf(run: SceneRun, elements: ScriptElement[], reading: StoryReading): ScriptScene {
  const { scene, placeId, id } = run;
  const place = reading.places.find((each) => each.id === placeId);
  const isHome = placeId === scene.place;
  return {
    id,
    placeId,
    indoors: isHome ? scene.indoors : (place?.indoors ?? false),
    timeOfDay: scene.timeOfDay,
    weather: scene.weather,
    season: scene.season,
    mood: scene.mood,
    cast: isHome ? scene.cast.filter((who) => reading.cast.some((member) => member.id === who)) : [],
    props: scene.props.filter((what) => reading.props.some((prop) => prop.id === what)),
    source: {
      start: elements[0]?.source.start ?? scene.start,
      end: elements.at(-1)?.source.end ?? scene.end,
    },
    elements,
  };
}

/** Scenes of the script in story order; a scene of which nothing is left is not written. */
export function writeScenes(
  points: readonly PlotPoint[],
  text: string,
  reading: StoryReading,
): readonly ScriptScene[] {
  const drawable = drawableOf(reading);
  const writing = { text, drawable, tagDeeds: tagDeedsOf(reading.units, drawable) };
  const elements = new Map<SceneRun, ScriptElement[]>();
  for (const point of points) {
    const mine = elements.get(point.run) ?? [];
    mine.push(...elementsOf(point, writing));
    elements.set(point.run, mine);
  }
  return [...elements]
    .filter(([, mine]) => mine.length > 0)
    .map(([run, mine]) => sceneOf(run, mine, reading));
}
