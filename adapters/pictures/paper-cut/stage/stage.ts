/** A drawing prepared for its frames: the set, the actors and props, and the order in which they are drawn. */
import type { ActorDrawing, ShotDrawing } from '../../../../contracts/drawing.ts';
import type { Prop } from '../../../../contracts/entity.ts';
import type { Visemes } from '../../../../contracts/sound.ts';
import { drawingStep, perform, type Performance } from '../act/perform.ts';
import { facingAt, whereAt } from '../act/moving.ts';
import type { Faced } from '../act/touching.ts';
import { standingAt, type Size } from '../camera.ts';
import type { SpriteStore } from '../draw/sprites.ts';
import type { Background, PropArt } from '../model.ts';
import { drawProp } from '../props/draw-prop.ts';
import type { Rig } from '../rig.ts';
import type { Figure, Player } from './actors.ts';
import type { Item } from './compositor.ts';
import { LightSheet, type Pool } from './light-sheet.ts';
import type { SetOrder } from './plane.ts';
import { stepsOf, type Step } from './steps.ts';
import { weatherOf } from './weather.ts';

/** The documents that a drawing names, read and checked. */
export interface Documents {
  readonly background: Background;
  readonly rigs: ReadonlyMap<string, Rig>;
  readonly visemes: ReadonlyMap<string, Visemes>;
}

/** A drawing and all that its frames share. */
export interface Stage {
  readonly drawing: ShotDrawing;
  readonly set: SetOrder;
  readonly steps: readonly Step[];
  readonly players: readonly Player[];
  readonly art: readonly PropArt[];
  readonly step: number;
  readonly weather: ReturnType<typeof weatherOf>;
  readonly artOf: (prop: Prop) => PropArt;
  readonly light: LightSheet;
}

/** A frame being put together. */
export interface Frame {
  readonly frame: number;
  readonly drawing: number;
  readonly figures: Map<number, Figure>;
  readonly props: Map<number, Item>;
  readonly pools: Pool[];
  /** Arms that lie over whoever they go to. */
  readonly arms: Item[];
}

/** Prepares a drawing for frames of a size. */
export function prepare(
  drawing: ShotDrawing,
  documents: Documents,
  { store, size }: { store: SpriteStore; size: Size },
): Stage {
  const { background } = documents;
  const set: SetOrder = { background, sha256: drawing.background, camera: drawing.camera, size, store };
  const known = new Map<string, PropArt>();
  const artOf = (prop: Prop): PropArt => {
    const name = `${prop.kind}:${prop.colour}:${prop.id}`;
    const art = known.get(name) ?? drawProp(prop);
    known.set(name, art);
    return art;
  };
  return {
    drawing,
    set,
    artOf,
    light: new LightSheet(size, store),
    steps: stepsOf(drawing, set),
    players: playersOf(drawing, documents),
    art: drawing.props.map(({ prop }) => artOf(prop)),
    step: drawingStep(drawing.fps, drawing.draft),
    weather: weatherOf({
      weather: background.weather,
      size,
      seed: drawing.seed,
      fps: drawing.fps,
      draft: drawing.draft,
      store,
    }),
  };
}

function playersOf(drawing: ShotDrawing, { rigs, visemes, background }: Documents): readonly Player[] {
  const headOf = (entityId: string, frame: number) => {
    const actor = drawing.actors.find((each) => each.entityId === entityId);
    const rig = actor === undefined ? undefined : rigs.get(actor.rig);
    if (actor === undefined || rig === undefined) return null;
    return { x: whereAt(actor, frame).x, height: actor.lift + rig.build.neck * rig.scale };
  };
  return drawing.actors.flatMap((actor, rank): readonly Player[] => {
    const rig = rigs.get(actor.rig);
    if (rig === undefined) return [];
    const lines = actor.speech.flatMap(({ visemes: sha, offset }) => {
      const track = visemes.get(sha);
      return track === undefined ? [] : [{ visemes: track, offset }];
    });
    const performance: Performance = perform({
      actor,
      rig,
      fps: drawing.fps,
      frames: drawing.frames,
      seed: drawing.seed,
      rank,
      lines,
      draft: drawing.draft,
      wind: background.weather.wind,
      headOf,
      faced: (frame) => facedBy(actor, frame, { drawing, rigs }),
    });
    return [{ actor, rig, performance, rank }];
  });
}

interface Company {
  readonly drawing: ShotDrawing;
  readonly rigs: Documents['rigs'];
}

/** Whoever is nearest before an actor at a frame, in heads of the actor. */
function facedBy(actor: ActorDrawing, frame: number, { drawing, rigs }: Company): Faced | null {
  const own = rigs.get(actor.rig);
  if (own === undefined) return null;
  const unit = own.scale * standingAt(actor.depth).scale;
  const [x, way] = [whereAt(actor, frame).x, facingAt(actor, frame) === 'right' ? 1 : -1];
  const others = drawing.actors.flatMap((other): readonly Faced[] => {
    const rig = rigs.get(other.rig);
    if (rig === undefined || other.entityId === actor.entityId) return [];
    const size = (rig.scale * standingAt(other.depth).scale) / unit;
    const ahead = ((whereAt(other, frame).x - x) * way) / unit;
    return [{ ahead, neck: rig.build.neck * size + (other.lift - actor.lift) / unit, size }];
  });
  return others.filter(({ ahead }) => ahead > 0).sort((a, b) => a.ahead - b.ahead)[0] ?? null;
}
