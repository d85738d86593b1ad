/** Opens a drawing: everything that its frames need is prepared; then any frame can be shown by itself. */
import type { Canvas } from '@napi-rs/canvas';
import type { Overlay, ShotDrawing } from '../../../../contracts/drawing.ts';
import { lensAt, shownBy, type Size } from '../camera.ts';
import { around, type SpriteStore } from '../draw/sprites.ts';
import { airAt, drawVignette } from '../still.ts';
import { figureAt, wetAir } from './actors.ts';
import { isPan, isStill, viewAt, waysOf } from './camera-path.ts';
import { Compositor, meets, type Area, type Item } from './compositor.ts';
import type { Sight } from './section.ts';
import { candidatesIn, mouthsIn, type FrameMouth } from './frame-facts.ts';
import { keptLights, lightItem, lightLens, poolAt, poolsAt } from './glows.ts';
import { moverItems } from './movers.ts';
import { OTHER_PLACES, fadeItem, lettersOf, overlayItems } from './overlays.ts';
import type { SetOrder } from './plane.ts';
import { plateItem } from './plates.ts';
import { propAt } from './props.ts';
import { madeOut, type Seen } from './sightings.ts';
import { prepare, type Documents, type Frame, type Stage } from './stage.ts';
import type { Step } from './steps.ts';

/** A drawing whose frames can be shown. Disposing of it gives the memory of its frames back. */
export interface OpenDrawing extends Disposable {
  readonly canvas: Canvas;
  /** Shows a frame on the canvas. Returns whether the picture changed; a frame is the same however it is come to. */
  show(frame: number): boolean;
  /** Mouths that speak and can be seen at a frame. */
  mouths(frame: number): readonly FrameMouth[];
  /** Who and what can be made out at a frame; costs about as much as drawing it. */
  seen(frame: number): readonly Seen[];
}

/** Opens a drawing at its own size, or at another (posters and covers). */
export function openDrawing(
  drawing: ShotDrawing,
  documents: Documents,
  { store, size = drawing }: { store: SpriteStore; size?: Size },
): OpenDrawing {
  const stage = prepare(drawing, documents, { store, size: { width: size.width, height: size.height } });
  const picture =
    stage.weather === null || !isStill(drawing.camera) ? oneSheet(stage.set.size) : twoSheets(stage.set.size);
  const gives = givesOf(stage);
  let last: { readonly frame: number; readonly shown: Shown } | null = null;
  const at = (frame: number): Shown => {
    if (last?.frame === frame) return last.shown;
    store.begin();
    last = { frame, shown: itemsAt(stage, frame, gives) };
    return last.shown;
  };
  return {
    canvas: picture.canvas,
    show: (frame) => picture.show(at(frame)),
    mouths: (frame) => at(frame).mouths,
    seen: (frame) => at(frame).seen(),
    [Symbol.dispose]: () => {
      stage.light.close();
      picture.close();
    },
  };
}

interface Picture {
  readonly canvas: Canvas;
  show(shown: Shown): boolean;
  close(): void;
}

function oneSheet(size: Size): Picture {
  const compositor = new Compositor(size);
  return {
    canvas: compositor.canvas,
    show: ({ scene, front }) => compositor.show([...scene, ...front]),
    close: () => compositor.close(),
  };
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
  const close = (): void => [back, whole].forEach((compositor) => compositor.close());
  return { canvas: whole.canvas, show, close };
}

interface Shown {
  /** The set and everybody in it. */
  readonly scene: readonly Item[];
  /** What lies before the whole picture: weather, dark corners, text. */
  readonly front: readonly Item[];
  readonly mouths: readonly FrameMouth[];
  readonly seen: () => readonly Seen[];
}

const emptyFrame = ({ step }: Stage, frame: number): Frame => ({
  frame,
  drawing: Math.floor(frame / step),
  figures: new Map(),
  props: new Map(),
  pools: [],
  arms: [],
});

/** How far titles and credits give way to the heads that they would lie over at their beginning, middle or end. */
function givesOf(stage: Stage): ReadonlyMap<Overlay, number> {
  const { drawing, set } = stage;
  const order = { size: set.size, language: drawing.language, store: set.store };
  return new Map(
    drawing.overlays.flatMap((overlay): readonly (readonly [Overlay, number])[] => {
      const letters = lettersOf(overlay, order);
      if (letters === null) return [];
      const { fromFrame, toFrame } = overlay;
      const frames = [fromFrame, Math.floor((fromFrame + toFrame) / 2), toFrame - 1];
      const heads = frames.flatMap((frame) => headsAt(stage, frame));
      const isFree = (share: number): boolean =>
        !heads.some((head) => meets(head, movedDown(letters, share * set.size.height)));
      return [[overlay, [0, ...OTHER_PLACES].find(isFree) ?? OTHER_PLACES.at(-1) ?? 0]];
    }),
  );
}

const movedDown = ([left, top, right, bottom]: Area, by: number): Area => [
  left,
  top + by,
  right,
  bottom + by,
];

function headsAt(stage: Stage, frame: number): readonly Area[] {
  const at = emptyFrame(stage, frame);
  stage.set.store.begin();
  sceneItems(stage, at);
  return [...at.figures.values()].map(({ head }) => head);
}

function itemsAt(stage: Stage, frame: number, gives: ReadonlyMap<Overlay, number>): Shown {
  const { drawing, set } = stage;
  const at = emptyFrame(stage, frame);
  const scene = sceneItems(stage, at);
  const lit = [...scene, ...lightItems(stage, at)];
  const fade = fadeItem(drawing, frame, set.size);
  const over = [
    ...overlayItems(drawing.overlays, frame, {
      size: set.size,
      language: drawing.language,
      store: set.store,
      gives,
    }),
    ...(fade === null ? [] : [fade]),
  ];
  const air = [stage.weather?.(frame), vignetteItem(set)];
  return {
    scene: lit,
    front: [...air.filter((item) => item !== undefined && item !== null), ...over],
    mouths: mouthsIn(stage, at),
    // Drops and dark corners hide nobody.
    seen: () => madeOut(candidatesIn(stage, at), [...lit, ...over], set.size),
  };
}

/** The light of the set, and that of lamps that are carried or put down. Where nothing grows, the set's is kept. */
function lightItems({ set, step, light }: Stage, { frame, drawing, pools }: Frame): readonly Item[] {
  const grows = !isStill(set.camera) && !isPan(set.camera);
  const ofSet = grows ? poolsAt(set, { frame: drawing * step, drawing }) : [];
  const mixed = lightItem([...ofSet, ...pools], { size: set.size, sheet: light });
  return [...(grows ? [] : keptLights(set, { frame, drawing })), ...(mixed === null ? [] : [mixed])];
}

/** The set and everybody in it; arms that go to somebody lie over all of them. */
function sceneItems(stage: Stage, at: Frame): readonly Item[] {
  const last = stage.steps.findLastIndex(({ kind }) => kind === 'actor');
  return stage.steps.flatMap((each, index) => {
    const items = stepItems(stage, each, at);
    return index === last ? [...items, ...at.arms] : items;
  });
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
  const ways = waysOf(set.camera).map((view) => lensAt(view, set.size, actor.depth));
  const air = airAt(set.background, actor.depth * 0.6);
  const sight: Sight = {
    lens,
    bakeScale: Math.max(...ways.map(({ scale }) => scale)),
    shown: ways.map(shownBy).reduce(around),
    still: isStill(set.camera),
    air: actor.wet ? wetAir(air) : air,
    store: set.store,
    draft: drawing.draft,
    propArt: stage.artOf,
  };
  const figure = figureAt(player, at.frame, sight);
  at.figures.set(rank, figure);
  const held = player.performance.at(at.frame).held;
  const art = held === null ? null : stage.artOf(held);
  if (art !== null && art.glow !== null && figure.grip !== null) {
    const [x, y] = [figure.grip[0] - art.grip[0] + art.glow.x, figure.grip[1] - art.grip[1] + art.glow.y];
    const light = lightLens(set, { depth: actor.depth, frame: at.drawing * stage.step });
    at.pools.push(poolAt({ ...art.glow, x, y }, light, art.glow.strength));
  }
  at.arms.push(...figure.arms);
  return figure.items;
}

function propItems(stage: Stage, rank: number, at: Frame): readonly Item[] {
  const [prop, art] = [stage.drawing.props[rank], stage.art[rank]];
  if (prop === undefined || art === undefined) return [];
  const { item, pool } = propAt(prop, art, {
    order: stage.set,
    at: { frame: at.frame, drawing: at.drawing, step: stage.step, shot: stage.drawing, rank },
  });
  at.props.set(rank, item);
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
