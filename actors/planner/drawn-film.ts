/** A film as it is going to be drawn: its shots and drawings around speech, and what of the story they let be seen. */
import type { FootageOrder, ShotDrawing } from '../../contracts/drawing.ts';
import type { Coverage } from '../../contracts/script.ts';
import type { Shot } from '../../contracts/shot.ts';
import type { Language, Span } from '../../contracts/shared.ts';
import { vehicleProps } from './reading-in-shape.ts';
import type { Adaptation } from './script/adapt-story.ts';
import { accountsOf, type Account } from './script/coverage.ts';
import { cutReasonIn } from './script/cut-reasons.ts';
import { foreseen, type Drawings } from './seen/foreseen.ts';
import { playedBy } from './seen/played.ts';
import { directFilm, type DirectedFilm } from './shots/direct-film.ts';
import { drawShot } from './shots/draw-shot.ts';
import { fitTakes } from './shots/fit-takes.ts';
import type { Measured } from './shots/lay-moment.ts';
import { overlaysOf } from './shots/overlays.ts';
import { reasonsIn } from './shots/reasons.ts';
import type { Take } from './shots/take.ts';
import { footageOf, keptDrawing } from './shots/wished/other-picture.ts';
import { wishedTakes } from './shots/wished/wished-takes.ts';
import { framesOf, type Haste, type Tempo } from './shots/tempo.ts';
import type { Sources } from './sources.ts';
import type { Setting } from './stage/stage.ts';
import { laidShots, type Placed } from './timeline/lay-shots.ts';

export interface Spoken {
  readonly measured: Measured;
  readonly haste: Haste;
}

export interface DrawnFilm {
  readonly placed: readonly Placed[];
  /** Drawings by shot id. */
  readonly drawings: Drawings;
  /** Somebody’s own pictures and clips, by the shots that are not drawn because of them. */
  readonly footage: ReadonlyMap<string, FootageOrder>;
  readonly shots: readonly Shot[];
  /** What each scene is played against. */
  readonly settings: ReadonlyMap<string, Setting>;
  readonly coverage: Coverage[];
  /** Units that the script only shows and the drawings will not show long enough. */
  readonly unseen: ReadonlySet<string>;
}

/** Plans what is drawn of an adapted story; pure. */
export function drawnFilm(sources: Sources, adaptation: Adaptation, { measured, haste }: Spoken): DrawnFilm {
  const { script } = adaptation;
  const directed = directFilm(script, sources);
  const tempo: Tempo = { fps: sources.options.fps, haste };
  const setting = (moment: Take['moment']): Setting => settingOf(directed, moment);
  const planned = fitTakes(directed.moments, { tempo, measured, setting });
  const takes = wishedTakes(planned, { sources, tempo, measured, setting });
  const placed = laidShots(takes, tempo);
  const { drawings, footage } = picturesOf(placed, directed, sources);
  const shots = placed.map((each, at) =>
    shotOf(each, placed[at + 1], { drawing: drawings.get(each.take.id), language: script.language }),
  );
  const accounts = accountsIn({ shots, directed }, sources, adaptation);
  const account = foreseen(accounts, drawings, cutReasonIn('tag', script.language));
  return { placed, drawings, footage, shots, settings: directed.settings, ...account };
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

const settingOf = ({ settings }: DirectedFilm, { scene }: Take['moment']): Setting =>
  settings.get(scene.id) ?? noSetting;

const FADE_OUT = 0.6;

/** The last frame of a fade is black: the last drawing has one more than its file holds. */
const UNSEEN = 1;

interface Pictures {
  readonly drawings: Drawings;
  readonly footage: ReadonlyMap<string, FootageOrder>;
}

function picturesOf(placed: readonly Placed[], directed: DirectedFilm, sources: Sources): Pictures {
  const [drawings, footage] = [new Map<string, ShotDrawing>(), new Map<string, FootageOrder>()];
  placed.forEach(({ take }, at) => {
    const isLast = at === placed.length - 1;
    const overlays = overlaysOf(take, sources, { isFirst: at === 0 });
    const fadeOut = isLast ? Math.min(framesOf(FADE_OUT, sources.options), Math.floor(take.frames / 3)) : 0;
    const own = footageOf(take, { overlays, fadeOut }, sources);
    if (own !== null) return void footage.set(take.id, own);
    const setting = settingOf(directed, take.moment);
    const { drawing } = drawShot(take, { sources, setting, overlays, fadeIn: 0, fadeOut });
    const shown = isLast ? { ...drawing, frames: take.frames + UNSEEN } : drawing;
    drawings.set(take.id, keptDrawing(take, sources) ?? shown);
  });
  return { drawings, footage };
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

/** Lines that sound while a shot is seen: its own, and those that begin early for the next. */
function linesHeard(one: Placed, next: Placed | undefined): string[] {
  const end = one.take.frames;
  const early = next?.take.part === 0 ? next.take.speech.filter(({ from }) => from < 0) : [];
  const own = one.take.speech.filter(({ from }) => from < end);
  return [...new Set([...own, ...early].map(({ line }) => line.id))];
}

interface Told {
  readonly drawing: ShotDrawing | undefined;
  readonly language: Language;
}

function shotOf(one: Placed, next: Placed | undefined, { drawing, language }: Told): Shot {
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
    lines: linesHeard(one, next),
    cast: drawing?.actors.map(({ entityId }) => entityId) ?? [],
    startFrame,
    frames: take.frames,
    dissolveIn,
    camera: { from: camera.from, to: camera.to },
    ...(take.picture !== null && { picture: take.picture.by }),
    ...(take.isLocked && { locked: true as const }),
  };
}

interface Shown {
  readonly shots: readonly Shot[];
  readonly directed: DirectedFilm;
}

/** What the plan makes of every unit of the story. */
function accountsIn(
  { shots, directed }: Shown,
  { text, pack, reading }: Sources,
  { script, fates }: Adaptation,
): readonly Account[] {
  const elements = script.scenes.flatMap((scene) => scene.elements);
  return accountsOf(text, fates, {
    elements: new Map(elements.map((element) => [element.id, element])),
    cast: new Set(pack.characters.map(({ id }) => id)),
    props: new Set([...pack.props, ...vehicleProps(reading)].map(({ id }) => id)),
    shots: shotsByElement(shots),
    played: playedBy(directed.moments, (moment) => settingOf(directed, moment)),
  });
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
