/** The background job: a place painted at one time, and a thumbnail. */
import { keep, keepJson, type Make } from '../../../../actors/runtime/maker.ts';
import { paintBackground } from '../places/paint-background.ts';
import { renderStill } from '../still.ts';
import { jpegOf } from './still-pictures.ts';

const THUMB = { width: 480, height: 270 };

export const makeBackground: Make<'background'> = async (order, bench) => {
  const background = paintBackground(order);
  const thumb = renderStill(background, { x: 0, y: 5, height: 11.5 }, THUMB);
  return {
    artifacts: [
      await keepJson(bench, 'background.background', background),
      await keep(bench, 'background.thumb', jpegOf(thumb)),
    ],
    facts: { layers: background.layers.length },
  };
};
