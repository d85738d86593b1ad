/** A small stage for tests: looks, a plain set, drawings of a few frames. */
import type { ActorDrawing, CameraView, ShotDrawing } from '../../../contracts/drawing.ts';
import type { Look } from '../../../contracts/entity.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { MouthShape, Visemes } from '../../../contracts/sound.ts';
import { cutRig } from './cut/cut-rig.ts';
import { SpriteStore } from './draw/sprites.ts';
import type { Background, Light, Sheet } from './model.ts';
import type { Rig } from './rig.ts';
import type { Documents } from './stage/stage.ts';

/** Light from the upper left that does not colour what it falls on. */
export const lampLight: Light = {
  shadow: [0.6, 0.8],
  shadowColour: '#100a18',
  shadowAlpha: 0.4,
  edgeColour: '#fff0d0',
  tint: '#ffffff',
  tintStrength: 0,
  vignette: 0.3,
};

const plank = (d: string, fill: string): Sheet => ({ d, fill, lift: 6, edge: 0.4, grain: 0.3 });

/** A wall, a floor and a moving leaf: enough of a set for everything to be behind and before something. */
export const plainSet: Background = {
  version: 1,
  backdrop: { from: '#8fa9b8', to: '#d8cdb4', angle: 0 },
  layers: [
    {
      id: 'hill',
      depth: 4,
      blur: 2,
      sheets: [plank('M-20 -3C-10 -8 0 -2 20 -5L20 4L-20 4Z', '#6d8577')],
      movers: [],
    },
    { id: 'wall', depth: 1, blur: 0, sheets: [plank('M-12 -6L-4 -6L-4 1L-12 1Z', '#8a6f60')], movers: [] },
    {
      id: 'floor',
      depth: 0,
      blur: 0,
      sheets: [plank('M-20 -0.8L20 -0.8L20 6L-20 6Z', '#7a6552')],
      movers: [],
    },
    {
      id: 'leaf',
      depth: -0.3,
      blur: 0,
      sheets: [plank('M-9 0L-8.4 -2L-7.8 0Z', '#4d6b4a')],
      movers: [
        {
          sheets: [plank('M0 0C0.5 -0.5 1 -0.5 1.4 0C1 0.4 0.5 0.4 0 0Z', '#587a52')],
          x: -8,
          y: -2,
          motion: 'sway',
          amplitude: 0.2,
          periodSeconds: 2,
          phase: 0.1,
        },
      ],
    },
  ],
  glows: [{ x: 3, y: -4, depth: 0.5, radius: 3, colour: '#ffcf8a', strength: 0.5, flicker: 0.4 }],
  light: lampLight,
  weather: { kind: 'none', strength: 0, wind: 0 },
  haze: { colour: '#cfd6d8', density: 0.1 },
  floor: { from: -6, to: 6 },
};

const plainLook: Look = {
  species: 'human',
  gender: 'male',
  age: 'adult',
  stature: 1,
  girth: 1,
  skin: '#e3b088',
  hair: { style: 'short', colour: '#2e2529' },
  beard: 'none',
  headwear: 'none',
  costume: { cut: 'robe', main: '#3f5a7a', second: '#c9b28a', trim: '#7a2f2f', pattern: 'plain' },
  face: { jaw: 0, cheeks: 0, nose: 0, eyes: 0, brows: 0, mouth: 0 },
  wrinkles: false,
  freckles: false,
  glasses: false,
};

/** A grown man in a robe, or whatever is said otherwise. */
export const lookOf = (over: Partial<Look> = {}): Look => ({ ...plainLook, ...over });

export const rigOf = (over: Partial<Look> = {}): Rig =>
  cutRig({ style: 'paper-cut', world: 'chinese-old', look: lookOf(over) });

/** Stands in for the addresses of documents. */
export const NAMES = {
  set: '0'.repeat(64),
  man: '1'.repeat(64),
  girl: '2'.repeat(64),
  line: '3'.repeat(64),
} as const;

const SHAPES: readonly MouthShape[] = ['A', 'D', 'B', 'E', 'A', 'C', 'F', 'G', 'H'];

/** A line of so many seconds that goes through all shapes, 100 ms each. */
export function spoken(seconds: number): Visemes {
  const samples = Math.round(seconds * SAMPLE_RATE);
  const count = Math.floor(samples / 4800);
  const cues = Array.from({ length: count }, (_, i) => ({
    at: i * 4800,
    shape: SHAPES[i % SHAPES.length] ?? 'X',
  }));
  return { samples, cues: [...cues, { at: samples - 1, shape: 'X' }] };
}

/** An actor who stands and says nothing. */
export const actorOf = (over: Partial<ActorDrawing> = {}): ActorDrawing => ({
  entityId: 'man',
  rig: NAMES.man,
  x: 0,
  depth: 0,
  lift: 0,
  facing: 'right',
  view: 'threeQuarter',
  seat: 'none',
  poses: [{ frame: 0, pose: 'stand', strength: 1 }],
  moves: [],
  turns: [],
  expressions: [{ frame: 0, emotion: 'neutral', intensity: 1 }],
  gazes: [{ frame: 0, gaze: { to: 'ahead' } }],
  speech: [],
  beats: [],
  holds: [],
  wet: false,
  ...over,
});

/** A camera that does not move. */
export const stillCamera = (view: CameraView): ShotDrawing['camera'] => ({
  from: view,
  to: view,
  startFrame: 0,
  endFrame: 1,
  ease: 'smooth',
});

/** A drawing of 320 × 180 pixels. */
export const drawingOf = (over: Partial<ShotDrawing> = {}): ShotDrawing => ({
  style: 'paper-cut',
  world: 'chinese-old',
  language: 'zh',
  width: 320,
  height: 180,
  fps: 24,
  frames: 48,
  seed: 7,
  background: NAMES.set,
  mood: 'calm',
  camera: stillCamera({ x: 0, y: 4.4, height: 5 }),
  actors: [],
  props: [],
  fadeIn: 0,
  fadeOut: 0,
  overlays: [],
  draft: false,
  ...over,
});

/** Two people who talk: the man with gestures, the girl listens, nods and walks away. */
export const talk = (over: Partial<ShotDrawing> = {}): ShotDrawing =>
  drawingOf({
    actors: [
      actorOf({
        x: -1.2,
        poses: [{ frame: 0, pose: 'talkOpen', strength: 1 }],
        beats: [14, 36],
        speech: [{ lineId: 'l1', visemes: NAMES.line, offset: 9600 }],
        gazes: [{ frame: 0, gaze: { to: 'entity', id: 'girl' } }],
        expressions: [
          { frame: 0, emotion: 'neutral', intensity: 1 },
          { frame: 20, emotion: 'joy', intensity: 1 },
        ],
      }),
      actorOf({
        entityId: 'girl',
        rig: NAMES.girl,
        x: 1.3,
        facing: 'left',
        poses: [
          { frame: 0, pose: 'listen', strength: 1 },
          { frame: 16, pose: 'nod', strength: 1 },
        ],
        moves: [{ fromFrame: 30, toFrame: 46, toX: 2.6, gait: 'walk' }],
      }),
    ],
    overlays: [
      { type: 'subtitle', lineId: 'l1', fromFrame: 4, toFrame: 40, rows: ['灯亮着的时候，就不怕路黑。'] },
    ],
    ...over,
  });

/** A drawing that names documents by addresses of a store. */
export function addressed(drawing: ShotDrawing, addresses: Readonly<Record<string, string>>): ShotDrawing {
  const at = (name: string): string => addresses[name] ?? name;
  const actors = drawing.actors.map((actor) => ({
    ...{ ...actor, rig: at(actor.rig) },
    speech: actor.speech.map((line) => ({ ...line, visemes: at(line.visemes) })),
  }));
  return { ...drawing, background: at(drawing.background), actors };
}

/** Everything that these drawings name. */
export const documents: Documents = {
  background: plainSet,
  rigs: new Map([
    [NAMES.man, rigOf()],
    [
      NAMES.girl,
      rigOf({
        gender: 'female',
        age: 'child',
        hair: { style: 'braids', colour: '#2e2529' },
        costume: { cut: 'dress', main: '#b5523c', second: '#c9b28a', trim: '#33405c', pattern: 'dots' },
      }),
    ],
  ]),
  visemes: new Map([[NAMES.line, spoken(1.5)]]),
};

/** A store with room for everything. */
export const roomyStore = (): SpriteStore => new SpriteStore(200_000_000);
