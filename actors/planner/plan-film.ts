/** A film planned around measured speech: shots, drawings, timeline and sounds, all from the same takes. */
import type { ShotDrawing } from '../../contracts/drawing.ts';
import type { Shot, ShotPlan } from '../../contracts/shot.ts';
import type { Script } from '../../contracts/script.ts';
import type { TimelinePlan } from '../../contracts/timeline.ts';
import { pictureSize } from '../../contracts/run.ts';
import { samplesPerFrame, type Language, type Span } from '../../contracts/shared.ts';
import { backgroundOrder } from './graph/background-order.ts';
import type { Adaptation } from './script/adapt-story.ts';
import { coverageOf } from './script/coverage.ts';
import { directFilm, type DirectedFilm } from './shots/direct-film.ts';
import { drawShot } from './shots/draw-shot.ts';
import { fitTakes } from './shots/fit-takes.ts';
import type { Measured } from './shots/lay-moment.ts';
import { overlaysOf } from './shots/overlays.ts';
import { reasonsIn } from './shots/reasons.ts';
import { retaken, retakesOf } from './shots/retake.ts';
import type { Take } from './shots/take.ts';
import { framesOf, type Haste, type Tempo } from './shots/tempo.ts';
import { soundTracks, type SoundTracks } from './sound/tracks.ts';
import type { Sources } from './sources.ts';
import type { Setting } from './stage/stage.ts';
import { filmFrames, laidShots, segmentsOf, type Placed } from './timeline/lay-shots.ts';
import { laidLines, speechOf, subtitlesOf } from './timeline/lay-speech.ts';

export interface PlannedFilm {
  readonly script: Script;
  readonly placed: readonly Placed[];
  /** Drawings by shot id. */
  readonly drawings: ReadonlyMap<string, ShotDrawing>;
  readonly shotPlan: ShotPlan;
  readonly timeline: TimelinePlan;
  readonly tracks: SoundTracks;
  /** What each scene is played against. */
  readonly settings: ReadonlyMap<string, Setting>;
}

const noSetting: Setting = {
  characters: new Map(),
  props: new Map(),
  slots: new Map(),
  isRaining: false,
  isAfloat: false,
  indoors: false,
  matters: new Set(),
};

const settingOf = ({ settings }: DirectedFilm, take: Take): Setting =>
  settings.get(take.moment.scene.id) ?? noSetting;

/** Plans a film of an adapted story; pure. */
export function planFilm(sources: Sources, adaptation: Adaptation, spoken: Spoken): PlannedFilm {
  const { script } = adaptation;
  const directed = directFilm(script, sources);
  const tempo: Tempo = { fps: sources.options.fps, haste: spoken.haste };
  const setting = (moment: Take['moment']): Setting => directed.settings.get(moment.scene.id) ?? noSetting;
  const takes = fitTakes(directed.moments, { tempo, measured: spoken.measured, setting }).map((take) =>
    retaken(take, retakesOf(sources.edits, take.id)),
  );
  const placed = laidShots(takes, tempo);
  const drawings = drawingsOf(placed, directed, sources);
  const shots = placed.map((each) =>
    shotOf(each, placed, { drawing: drawings.get(each.take.id), language: script.language }),
  );
  const tracks = soundTracks(placed, sources);
  const timeline = timelineOf({ placed, shots, tracks }, { sources, adaptation, spoken });
  const shotPlan: ShotPlan = {
    title: script.title,
    shots,
    scenes: script.scenes.map((scene) => ({
      id: scene.id,
      background: backgroundOrder(scene, sources),
      shotIds: shots.filter(({ sceneId }) => sceneId === scene.id).map(({ id }) => id),
    })),
    narrationShare: narrationShare(timeline),
  };
  return { script, placed, drawings, shotPlan, timeline, tracks, settings: directed.settings };
}

export interface Spoken {
  readonly measured: Measured;
  readonly haste: Haste;
}

const FADE_OUT = 0.6;

/** The last frame of a fade is black: the last drawing has one more than its file holds. */
const UNSEEN = 1;

function drawingsOf(
  placed: readonly Placed[],
  directed: DirectedFilm,
  sources: Sources,
): ReadonlyMap<string, ShotDrawing> {
  return new Map(
    placed.map(({ take }, at) => {
      const isLast = at === placed.length - 1;
      const { drawing } = drawShot(take, {
        sources,
        setting: settingOf(directed, take),
        overlays: overlaysOf(take, sources, { isFirst: at === 0 }),
        fadeIn: 0,
        fadeOut: isLast ? Math.min(framesOf(FADE_OUT, sources.options), Math.floor(take.frames / 3)) : 0,
      });
      return [take.id, isLast ? { ...drawing, frames: take.frames + UNSEEN } : drawing];
    }),
  );
}

/** The stretch of the story a shot stands for; a shot without elements stands for where the film is. */
function sourceOf({ take }: Placed): Span {
  const { elements, scene } = take.moment;
  const first = elements[0];
  const last = elements.at(-1);
  if (first !== undefined && last !== undefined) return { start: first.source.start, end: last.source.end };
  const edge = take.purpose === 'establish' ? scene.source.start : scene.source.end;
  return { start: edge, end: edge };
}

/** Lines that sound while a shot is seen. */
function linesHeard(one: Placed, placed: readonly Placed[]): string[] {
  const at = placed.indexOf(one);
  const end = one.take.frames;
  const early =
    placed[at + 1]?.take.speech.filter(({ from }) => from < 0 && placed[at + 1]?.take.part === 0) ?? [];
  const own = one.take.speech.filter(({ from }) => from < end);
  return [...new Set([...own, ...early].map(({ line }) => line.id))];
}

interface Told {
  readonly drawing: ShotDrawing | undefined;
  readonly language: Language;
}

function shotOf(one: Placed, placed: readonly Placed[], { drawing, language }: Told): Shot {
  const { take, startFrame, dissolveIn } = one;
  const camera = drawing?.camera ?? { from: { x: 0, y: 5, height: 12 }, to: { x: 0, y: 5, height: 12 } };
  return {
    id: take.id,
    sceneId: take.moment.scene.id,
    size: take.size,
    purpose: take.purpose,
    because: reasonsIn(take.because, language),
    source: sourceOf(one),
    elements: take.moment.elements.map(({ id }) => id),
    lines: linesHeard(one, placed),
    cast: drawing?.actors.map(({ entityId }) => entityId) ?? [],
    startFrame,
    frames: take.frames,
    dissolveIn,
    camera: { from: camera.from, to: camera.to },
  };
}

interface Staged {
  readonly placed: readonly Placed[];
  readonly shots: readonly Shot[];
  readonly tracks: SoundTracks;
}

interface Planning {
  readonly sources: Sources;
  readonly adaptation: Adaptation;
  readonly spoken: Spoken;
}

function timelineOf(
  { placed, shots, tracks }: Staged,
  { sources, adaptation, spoken }: Planning,
): TimelinePlan {
  const lines = laidLines(placed);
  return {
    fps: sources.options.fps,
    ...pictureSize(sources.options),
    frames: filmFrames(placed),
    segments: segmentsOf(placed),
    speech: speechOf(lines, spoken.measured, sources),
    music: tracks.music.map(({ sound }) => sound),
    ambience: tracks.ambience.map(({ sound }) => sound),
    effects: tracks.effects.map(({ sound }) => sound),
    subtitles: subtitlesOf(placed, sources),
    coverage: coverageOf(sources.text, adaptation.fates, {
      elements: new Map(
        adaptation.script.scenes.flatMap(({ elements }) => elements.map((element) => [element.id, element])),
      ),
      cast: new Set(sources.pack.characters.map(({ id }) => id)),
      props: new Set(sources.pack.props.map(({ id }) => id)),
      shots: shotsByElement(shots),
    }),
  };
}

/** Shots in which an element is seen, or heard. */
function shotsByElement(shots: readonly Shot[]): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>();
  for (const { id, elements, lines } of shots) {
    for (const element of new Set([...elements, ...lines]))
      result.set(element, [...(result.get(element) ?? []), id]);
  }
  return result;
}

function narrationShare({ speech, frames, fps }: TimelinePlan): number {
  const told = speech
    .filter(({ kind }) => kind === 'narration')
    .reduce((sum, { samples }) => sum + samples, 0);
  return frames === 0 ? 0 : Math.min(1, told / (frames * samplesPerFrame(fps)));
}
