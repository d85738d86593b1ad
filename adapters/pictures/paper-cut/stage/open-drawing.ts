/** Opens a drawing: everything that its frames need is prepared; then any frame can be shown by itself. */
import type { Canvas } from '@napi-rs/canvas';
import type { MouthBox, ShotDrawing, ShotFacts } from '../../../../contracts/drawing.ts';
import type { Prop } from '../../../../contracts/entity.ts';
import type { Visemes } from '../../../../contracts/sound.ts';
import { drawingStep, perform, type Performance } from '../act/perform.ts';
import { whereAt } from '../act/moving.ts';
import { lensAt, type Size } from '../camera.ts';
import { SpriteStore } from '../draw/sprites.ts';
import type { Background, Layer, PropArt } from '../model.ts';
import { drawProp } from '../props/draw-prop.ts';
import type { Rig } from '../rig.ts';
import { airAt, drawVignette, farToNear } from '../still.ts';
import { figureAt, wetAir, type Figure, type Player, type Sight } from './actors.ts';
import { isStill, viewAt } from './camera-path.ts';
import { Compositor, type Area, type Item } from './compositor.ts';
import { lightItem, poolAt, poolsAt } from './glows.ts';
import { moverItems } from './movers.ts';
import { fadeItem, overlayItems } from './overlays.ts';
import { livelyLayers, plateItem, platesOf, type Plate, type SetOrder } from './plates.ts';
import { propAt } from './props.ts';
import { weatherOf } from './weather.ts';

/** The documents that a drawing names, read and checked. */
export interface Documents {
  readonly background: Background;
  readonly rigs: ReadonlyMap<string, Rig>;
  readonly visemes: ReadonlyMap<string, Visemes>;
}

export interface OpenDrawing {
  readonly canvas: Canvas;
  /** Shows a frame on the canvas. Returns whether the picture changed; a frame is the same however it is come to. */
  show(frame: number): boolean;
  /** Mouths that speak and can be seen at a frame, and who and what is in sight. */
  readonly facts: (frame: number) => FrameFacts;
}

export interface FrameFacts {
  readonly mouths: readonly Omit<MouthBox, 'frame'>[];
  readonly visible: readonly string[];
}

/** What stands at a depth of the stage. */
type Standing =
  | { readonly kind: 'layer'; readonly depth: number; readonly layer: Layer }
  | { readonly kind: 'prop'; readonly depth: number; readonly rank: number }
  | { readonly kind: 'actor'; readonly depth: number; readonly rank: number };

/** A step of drawing a frame: a plate, the movers before it, a prop or an actor. */
type Step =
  | { readonly kind: 'plate'; readonly plate: Plate; readonly index: number }
  | { readonly kind: 'movers'; readonly layer: Layer }
  | Extract<Standing, { kind: 'prop' | 'actor' }>;

interface Stage {
  readonly drawing: ShotDrawing;
  readonly set: SetOrder;
  readonly steps: readonly Step[];
  readonly players: readonly Player[];
  readonly art: readonly PropArt[];
  readonly step: number;
  readonly weather: ReturnType<typeof weatherOf>;
  readonly artOf: (prop: Prop) => PropArt;
  readonly scratch: SpriteStore;
}

/** Bytes for pictures that only one drawing uses, and only for a few frames. */
const SCRATCH_BYTES = 24_000_000;

/** Opens a drawing at its own size, or at another (posters and covers). */
export function openDrawing(
  drawing: ShotDrawing,
  documents: Documents,
  { store, size = drawing }: { store: SpriteStore; size?: Size },
): OpenDrawing {
  const stage = prepare(drawing, documents, { store, size: { width: size.width, height: size.height } });
  const picture =
    stage.weather === null || !isStill(drawing.camera) ? oneSheet(stage.set.size) : twoSheets(stage.set.size);
  let last: { readonly frame: number; readonly shown: Shown } | null = null;
  const at = (frame: number): Shown => {
    if (last?.frame !== frame) last = { frame, shown: itemsAt(stage, frame) };
    return last.shown;
  };
  return {
    canvas: picture.canvas,
    show: (frame) => picture.show(at(frame)),
    facts: (frame) => at(frame).facts,
  };
}

interface Picture {
  readonly canvas: Canvas;
  show(shown: Shown): boolean;
}

function oneSheet(size: Size): Picture {
  const compositor = new Compositor(size);
  return { canvas: compositor.canvas, show: ({ scene, front }) => compositor.show([...scene, ...front]) };
}

/** Weather changes everywhere in every frame: the scene behind it is kept by itself, and only redrawn where it changes. */
function twoSheets(size: Size): Picture {
  const [back, whole] = [new Compositor(size), new Compositor(size)];
  let version = 0;
  const show = ({ scene, front }: Shown): boolean => {
    if (back.show(scene)) version += 1;
    const behind: Item = {
      id: 'scene',
      key: String(version),
      area: [0, 0, size.width, size.height],
      draw: (g) => g.drawImage(back.canvas, 0, 0),
    };
    return whole.show([behind, ...front]);
  };
  return { canvas: whole.canvas, show };
}

function prepare(
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
    scratch: new SpriteStore(SCRATCH_BYTES),
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

/** Order of drawing: what is farther comes first; at one depth the set, then props, then actors. */
function stepsOf(drawing: ShotDrawing, set: SetOrder): readonly Step[] {
  const ranks = { layer: 0, prop: 1, actor: 2 } as const;
  const standing: readonly Standing[] = [
    ...farToNear(set.background.layers).map((layer): Standing => ({
      kind: 'layer',
      depth: layer.depth,
      layer,
    })),
    ...drawing.props.map(({ depth }, rank): Standing => ({ kind: 'prop', depth, rank })),
    ...drawing.actors.map(({ depth }, rank): Standing => ({ kind: 'actor', depth, rank })),
  ].toSorted((a, b) => b.depth - a.depth || ranks[a.kind] - ranks[b.kind]);
  const runs: Layer[][] = [[]];
  const order: ({ readonly run: number } | Exclude<Step, { kind: 'plate' }>)[] = [{ run: 0 }];
  const lively = livelyLayers(set);
  let open = true;
  for (const each of standing) {
    if (each.kind === 'layer') {
      if (!open) order.push({ run: runs.push([]) - 1 });
      runs.at(-1)?.push(each.layer);
      open = !lively.includes(each.layer);
      if (!open) order.push({ kind: 'movers', layer: each.layer });
    } else {
      order.push(each);
      open = false;
    }
  }
  const plates = platesOf(runs, set);
  const ofRun = (run: number): readonly Step[] =>
    plates
      .map((plate, index): Step => ({ kind: 'plate', plate, index }))
      .filter(
        (step) =>
          step.kind === 'plate' &&
          (step.plate.layers.length === 0
            ? run === 0 && step.plate.backdrop
            : runs[run]?.some((layer) => step.plate.layers.includes(layer))),
      );
  return order.flatMap((each): readonly Step[] => ('run' in each ? ofRun(each.run) : [each]));
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
    });
    return [{ actor, rig, performance, rank }];
  });
}

interface Shown {
  /** The set and everybody in it. */
  readonly scene: readonly Item[];
  /** What lies before the whole picture: weather, dark corners, text. */
  readonly front: readonly Item[];
  readonly facts: FrameFacts;
}

/** A frame being put together. */
interface Frame {
  readonly frame: number;
  readonly drawing: number;
  readonly figures: Map<number, Figure>;
  readonly props: Map<number, Area>;
  readonly pools: ReturnType<typeof poolAt>[];
}

function itemsAt(stage: Stage, frame: number): Shown {
  const { drawing, set, step } = stage;
  const at: Frame = {
    frame,
    drawing: Math.floor(frame / step),
    figures: new Map(),
    props: new Map(),
    pools: [],
  };
  const scene = stage.steps.flatMap((each) => stepItems(stage, each, at));
  const light = lightItem([...poolsAt(set, at), ...at.pools], {
    size: set.size,
    store: set.store,
    scratch: stage.scratch,
  });
  const front = [
    stage.weather?.(frame),
    vignetteItem(set),
    ...overlayItems(drawing.overlays, frame, {
      size: set.size,
      language: drawing.language,
      store: set.store,
    }),
    fadeItem(drawing, frame, set.size),
  ];
  return {
    scene: light === null ? scene : [...scene, light],
    front: front.filter((item) => item !== undefined && item !== null),
    facts: factsOf(stage, at),
  };
}

function stepItems(stage: Stage, step: Step, at: Frame): readonly Item[] {
  const { set, drawing } = stage;
  switch (step.kind) {
    case 'plate':
      return [plateItem(step.plate, set, { frame: at.frame, index: step.index })];
    case 'movers':
      return moverItems(step.layer, set, {
        frame: at.frame,
        seconds: drawing.draft ? 0 : (at.drawing * stage.step) / drawing.fps,
      });
    case 'actor':
      return actorItems(stage, step.rank, at);
    case 'prop':
      return propItems(stage, step.rank, at);
  }
}

function actorItems(stage: Stage, rank: number, at: Frame): readonly Item[] {
  const player = stage.players.find((each) => each.rank === rank);
  if (player === undefined) return [];
  const { set, drawing } = stage;
  const { actor } = player;
  const lens = lensAt(viewAt(set.camera, at.frame), set.size, actor.depth);
  const scales = [set.camera.from, set.camera.to].map((view) => lensAt(view, set.size, actor.depth).scale);
  const air = airAt(set.background, actor.depth * 0.6);
  const sight: Sight = {
    lens,
    bakeScale: Math.max(...scales),
    still: isStill(set.camera),
    air: actor.wet ? wetAir(air) : air,
    store: set.store,
    scratch: stage.scratch,
    draft: drawing.draft,
    propArt: stage.artOf,
  };
  const figure = figureAt(player, at.frame, sight);
  at.figures.set(rank, figure);
  const held = player.performance.at(at.frame).held;
  const glow = held === null ? null : stage.artOf(held).glow;
  if (glow !== null && figure.grip !== null)
    at.pools.push(
      poolAt({ ...glow, x: figure.grip[0] + glow.x, y: figure.grip[1] + glow.y }, lens, glow.strength),
    );
  return figure.items;
}

function propItems(stage: Stage, rank: number, at: Frame): readonly Item[] {
  const [prop, art] = [stage.drawing.props[rank], stage.art[rank]];
  if (prop === undefined || art === undefined) return [];
  const { item, pool } = propAt(prop, art, {
    order: stage.set,
    at: { frame: at.frame, drawing: at.drawing, step: stage.step, shot: stage.drawing, rank },
  });
  at.props.set(rank, item.area);
  if (pool !== null) at.pools.push(pool);
  return [item];
}

/** The vignette is one picture for the whole shot. */
function vignetteItem({ background, size, store, sha256 }: SetOrder): Item | null {
  if (background.light.vignette <= 0) return null;
  const sprite = store.get(`vignette:${sha256}:${size.width}x${size.height}`, () => {
    const compositor = new Compositor(size);
    drawVignette(compositor.canvas.getContext('2d'), background.light, size);
    return { canvas: compositor.canvas, x: 0, y: 0 };
  });
  return {
    id: 'vignette',
    key: 'vignette',
    area: [0, 0, size.width, size.height],
    draw: (g) => void (sprite !== null && g.drawImage(sprite.canvas, 0, 0)),
  };
}

/** Share of a figure's or prop's box that must lie in the frame for it to count as seen. */
const SEEN = 0.12;

function seenShare([l, t, r, b]: Area, { width, height }: Size): number {
  const whole = Math.max(1, (r - l) * (b - t));
  return (
    (Math.max(0, Math.min(r, width) - Math.max(l, 0)) * Math.max(0, Math.min(b, height) - Math.max(t, 0))) /
    whole
  );
}

function factsOf(stage: Stage, { frame, figures, props }: Frame): FrameFacts {
  const { size } = stage.set;
  const actors = stage.players.flatMap(({ actor, rank, performance }) => {
    const figure = figures.get(rank);
    return figure === undefined ? [] : [{ actor, figure, moment: performance.at(frame) }];
  });
  const mouths = actors.flatMap(({ actor, figure, moment }) => {
    const box = moment.speaks && !moment.hidesMouth ? clippedMouth(figure.mouth, size) : null;
    return box === null ? [] : [{ speaker: actor.entityId, ...box }];
  });
  const seenActors = actors
    .filter(({ figure }) => seenShare(figure.area, size) >= SEEN)
    .map(({ actor }) => actor.entityId);
  const seenProps = stage.drawing.props.flatMap(({ prop }, rank) =>
    seenShare(props.get(rank) ?? [0, 0, 0, 0], size) >= SEEN ? [prop.id] : [],
  );
  const heldProps = actors.flatMap(({ actor, moment }) =>
    moment.held !== null && seenActors.includes(actor.entityId) ? [moment.held.id] : [],
  );
  return { mouths, visible: [...new Set([...seenActors, ...seenProps, ...heldProps])] };
}

/** A mouth's box if nearly all of it is in the frame, in tenths of a pixel. */
function clippedMouth(
  box: Figure['mouth'],
  { width, height }: Size,
): Pick<MouthBox, 'x' | 'y' | 'w' | 'h'> | null {
  if (box === null) return null;
  const [l, t, r, b] = box;
  if (l < 0 || t < 0 || r > width || b > height) return null;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return { x: tenth(l), y: tenth(t), w: tenth(r - l), h: tenth(b - t) };
}

/** Ranges of frames in which each entity is in sight, from the facts of all frames. */
export function visibleRanges(facts: readonly FrameFacts[]): ShotFacts['visible'] {
  const open = new Map<string, number>();
  const ranges: { entityId: string; fromFrame: number; toFrame: number }[] = [];
  facts.forEach(({ visible }, frame) => {
    for (const [entityId, fromFrame] of open) {
      if (visible.includes(entityId)) continue;
      ranges.push({ entityId, fromFrame, toFrame: frame });
      open.delete(entityId);
    }
    for (const entityId of visible) if (!open.has(entityId)) open.set(entityId, frame);
  });
  for (const [entityId, fromFrame] of open) ranges.push({ entityId, fromFrame, toFrame: facts.length });
  return ranges.toSorted((a, b) => a.fromFrame - b.fromFrame || (a.entityId < b.entityId ? -1 : 1));
}
