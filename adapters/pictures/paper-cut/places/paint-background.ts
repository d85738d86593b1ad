/** Paints a place at one time: the port of this folder. */
import type { BackgroundOrder } from '../../../../contracts/drawing.ts';
import type { Background } from '../model.ts';
import { kitFor } from './kit.ts';
import { backgroundOf } from './planes.ts';
import { setOf } from './sets/set-of.ts';

/** The set of an order; the same order gives the same background on every machine. */
export function paintBackground(order: BackgroundOrder): Background {
  const { paint, within } = setOf(order.place.kind, order.place.indoors);
  const kit = kitFor(order, within);
  return backgroundOf(kit, paint(kit));
}
