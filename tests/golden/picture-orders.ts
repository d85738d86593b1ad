/** What golden pictures are made of: the small stage of the picture engine’s own tests. */
import type { Workbench } from '../../actors/runtime/maker.ts';
import { noted } from '../../adapters/samples/bench.ts';
import {
  addressed,
  documents,
  lookOf,
  NAMES,
  plainSet,
  spoken,
  talk,
} from '../../adapters/pictures/paper-cut/rehearsal.ts';
import type { BackgroundOrder, ShotDrawing } from '../../contracts/drawing.ts';
import type { PlaceKind } from '../../contracts/reading.ts';
import { ownClip, ownPicture } from '../../adapters/samples/uploads.ts';
import type { OrdersOf } from './orders.ts';

export const rig: OrdersOf<'rig'> = async () => [
  { style: 'paper-cut', world: 'chinese-old', look: lookOf({ wrinkles: true, beard: 'long' }) },
  {
    style: 'paper-cut',
    world: 'western-old',
    look: lookOf({ gender: 'female', age: 'child', freckles: true }),
  },
  { style: 'paper-cut', world: 'fairytale', look: lookOf({ species: 'fox' }) },
];

export const portrait: OrdersOf<'portrait'> = async () => [
  {
    style: 'paper-cut',
    world: 'chinese-old',
    look: lookOf({ beard: 'goatee' }),
    emotion: 'anger',
    framing: 'head',
  },
  {
    style: 'paper-cut',
    world: 'fairytale',
    look: lookOf({ species: 'owl' }),
    emotion: 'joy',
    framing: 'figure',
  },
];

const place = (
  kind: PlaceKind,
  more: Partial<Omit<BackgroundOrder, 'place'>>,
  indoors = false,
): BackgroundOrder => ({
  ...{ style: 'paper-cut', world: 'chinese-old', timeOfDay: 'morning', weather: 'clear' },
  ...{ season: null, mood: 'calm' },
  ...more,
  place: { id: 'p', name: kind, kind, indoors, traits: [], seed: 4 },
});

export const background: OrdersOf<'background'> = async () => [
  place('shop', { timeOfDay: 'dusk', weather: 'rain', mood: 'tender' }, true),
  place('dock', { timeOfDay: 'night', weather: 'fog', mood: 'tense' }),
  place('beach', { world: 'western-old', timeOfDay: 'afternoon', weather: 'wind', mood: 'joyful' }),
  place('lighthouse', { world: 'western-old', timeOfDay: 'night', weather: 'rain', mood: 'fearful' }),
];

/** Two people who talk, with all that the drawing names in the bench’s store. */
async function stored(bench: Workbench, over: Partial<ShotDrawing> = {}): Promise<ShotDrawing> {
  return addressed(talk(over), {
    [NAMES.set]: await noted(bench, plainSet),
    [NAMES.man]: await noted(bench, documents.rigs.get(NAMES.man)),
    [NAMES.girl]: await noted(bench, documents.rigs.get(NAMES.girl)),
    [NAMES.line]: await noted(bench, spoken(1.5)),
  });
}

export const shot: OrdersOf<'shot'> = async (bench) => [
  { drawing: await stored(bench), fromFrame: 10, toFrame: 34 },
];

/** A still and a clip of another shape and rate, which is shorter than its shot. */
export const footage: OrdersOf<'footage'> = async (bench) => {
  const order = {
    ...{ width: 320, height: 180, frames: 20, fadeOut: 6, draft: true },
    ...({ language: 'zh', fps: 24 } as const),
    overlays: [
      { type: 'subtitle' as const, lineId: 'l1', fromFrame: 2, toFrame: 14, rows: ['夜里起了大雾。'] },
    ],
  };
  const pictures = await Promise.all((['png', 'jpeg'] as const).map((form) => ownPicture(bench, form)));
  return [...pictures, await ownClip(bench)].map((own) => ({ ...order, ...own }));
};

export const transition: OrdersOf<'transition'> = async (bench) => [
  {
    ...{ before: await stored(bench), after: await stored(bench, { seed: 8, overlays: [] }) },
    ...{ frames: 4, beforeFrom: 40 },
  },
];

export const poster: OrdersOf<'poster'> = async (bench) => [
  { drawing: await stored(bench), frame: 12, width: 180, height: 320, title: '灯笼匠' },
];

export const cover: OrdersOf<'cover'> = async (bench) => {
  const drawing = await stored(bench, { language: 'en' });
  return [{ drawing, frame: 12, width: 320, height: 180, title: 'The Lantern Maker' }];
};
