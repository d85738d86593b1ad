/** What becomes of every unit of the story, before it is written as a script. */
import type { NarrationUnit, StoryReading, Unit } from '../../../contracts/reading.ts';
import { speechSeconds } from '../pace.ts';
import { vehicleProps } from '../reading-in-shape.ts';
import { isVehicle } from '../stage/things.ts';
import { bodyDeeds, thingDeeds } from '../stage/deeds.ts';
import type { CutReason } from './cut-reasons.ts';
import { isOfPlace } from './of-the-place.ts';
import { isActedOut, pictureOf, type Drawable, type Picture } from './picture-of.ts';
import type { SceneRun } from './scene-runs.ts';

/** `say`: a character's line; `tell`: voice-over; `show`: picture only; `drop`: neither seen nor heard. */
type Way = 'say' | 'tell' | 'show' | 'drop';

/** One unit with its picture and the way it goes into the film. */
export interface PlotPoint {
  readonly run: SceneRun;
  readonly unit: Unit;
  readonly picture: Picture;
  /** Whether the picture alone may stand for the words: whom and what they name is in it, doing what they tell. */
  readonly mayShow: boolean;
  readonly way: Way;
  /** Why it counts as left out, if it does: dropped, or seen in part while nobody tells the rest. */
  readonly because: CutReason | null;
}

/** A plot point whose unit is narration. */
export type Told = PlotPoint & { readonly unit: NarrationUnit };

export const isNarration = (point: PlotPoint): point is Told => point.unit.kind === 'narration';

const isIndoors = ({ scene, placeId }: SceneRun): boolean => scene.indoors && placeId === scene.place;

/** Carriages and boats are not drawn in rooms. */
const withoutVehicles = (drawable: Drawable): Drawable => ({
  ...drawable,
  props: new Set([...drawable.props].filter((id) => !drawable.vehicles.has(id))),
});

const NOTHING: Picture = { kind: 'none' };

/** Who and what of a story the picture engine can draw. */
export const drawableOf = (reading: StoryReading): Drawable => ({
  vehicles: new Set(
    [...reading.props.filter(({ kind }) => isVehicle(kind)), ...vehicleProps(reading)].map(({ id }) => id),
  ),
  cast: new Set(reading.cast.map(({ id }) => id)),
  props: new Set([...reading.props, ...vehicleProps(reading)].map(({ id }) => id)),
  doors: new Set(
    reading.props.filter(({ kind }) => kind === 'door' || kind === 'window').map(({ id }) => id),
  ),
  places: new Set(
    reading.places
      .filter(({ id }) => !vehicleProps(reading).some((each) => each.id === id))
      .map(({ id }) => id),
  ),
});

/** What plot points are made with. */
interface Plotting {
  readonly drawable: Drawable;
  /** Units whose pictures were found not to show them. */
  readonly unseen: ReadonlySet<string>;
}

/** The plot of one run. */
function pointsOf(run: SceneRun, plotting: Plotting): readonly PlotPoint[] {
  const { drawable } = plotting;
  const here = { ...plotting, drawable: isIndoors(run) ? withoutVehicles(drawable) : drawable };
  return run.units.map((unit) => pointOf(run, unit, here));
}

const unseenPoint = (run: SceneRun, unit: Unit, way: Pick<PlotPoint, 'way' | 'because'>): PlotPoint => ({
  run,
  unit,
  picture: NOTHING,
  mayShow: false,
  ...way,
});

function pointOf(run: SceneRun, unit: Unit, plotting: Plotting): PlotPoint {
  switch (unit.kind) {
    case 'dialogue':
    case 'thought':
      return unseenPoint(run, unit, { way: 'say', because: null });
    case 'tag':
    case 'heading':
    case 'note':
      return unseenPoint(run, unit, { way: 'drop', because: unit.kind });
    case 'narration': {
      const picture = pictureOf(unit, plotting.drawable);
      const mayShow = !plotting.unseen.has(unit.id) && isBorneOut(unit, picture, { run, ...plotting });
      const isWhole = picture.kind !== 'none' && picture.carries === 'all';
      return { run, unit, picture, mayShow, way: isWhole && mayShow ? 'show' : 'tell', because: null };
    }
  }
}

/** Whether what a picture shows is what the words tell: no portrait stands for a deed, and no place for strangers. */
function isBorneOut(
  unit: NarrationUnit,
  picture: Picture,
  { run, drawable }: Pick<Plotting, 'drawable'> & { readonly run: SceneRun },
): boolean {
  switch (picture.kind) {
    case 'none':
      return false;
    case 'deeds':
      return isActedOut(unit, drawable);
    case 'portrait':
    case 'still':
      return picture.carries === 'all';
    case 'setting':
      return isOfPlace(unit, { placeId: run.placeId, sky: run.scene });
  }
}

/** The plot in story order, with narration that pictures carry whole already shown. */
export const plotOf = (
  runs: readonly SceneRun[],
  drawable: Drawable,
  unseen: ReadonlySet<string> = new Set(),
): readonly PlotPoint[] => runs.flatMap((run) => pointsOf(run, { drawable, unseen }));

/** Seconds a picture takes to be read. */
function pictureSeconds(picture: Picture): number {
  switch (picture.kind) {
    case 'none':
      return 0;
    case 'setting':
      return 2.8;
    case 'portrait':
    case 'still':
      return 2.4;
    case 'deeds':
      return picture.actions.reduce(
        (sum, { verb, actor }) =>
          sum +
          ((actor === null ? undefined : bodyDeeds[verb]) ?? thingDeeds[verb] ?? { seconds: 1.6 }).seconds,
        0.5,
      );
  }
}

/** Gap that follows a spoken line on average, in seconds. */
const BREATH = 0.4;

/** Estimated running time of a plot point; nothing for what is dropped. */
export function secondsOf({ unit, way, picture }: PlotPoint): number {
  if (way === 'drop') return 0;
  if (way === 'show') return Math.min(5, pictureSeconds(picture));
  return speechSeconds(unit.text) + BREATH;
}

export const totalSeconds = (points: readonly PlotPoint[]): number =>
  points.reduce((sum, point) => sum + secondsOf(point), 0);
