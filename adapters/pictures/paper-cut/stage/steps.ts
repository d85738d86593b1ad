/** The order in which a frame is drawn: what is farther comes first. */
import type { ShotDrawing } from '../../../../contracts/drawing.ts';
import type { Layer } from '../model.ts';
import { farToNear } from '../still.ts';
import type { SetOrder } from './plane.ts';
import { livelyLayers, platesOf, type Plate } from './plates.ts';

/** What stands at a depth of the stage. */
type Standing =
  | { readonly kind: 'layer'; readonly depth: number; readonly layer: Layer }
  | { readonly kind: 'prop'; readonly depth: number; readonly rank: number }
  | { readonly kind: 'actor'; readonly depth: number; readonly rank: number };

/** A step of drawing a frame: a plate, the movers before it, a prop or an actor. */
export type Step =
  | { readonly kind: 'plate'; readonly plate: Plate; readonly index: number }
  | { readonly kind: 'movers'; readonly layer: Layer }
  | Extract<Standing, { kind: 'prop' | 'actor' }>;

/** Order of drawing: what is farther comes first; at one depth the set, then props, then actors. */
export function stepsOf(drawing: ShotDrawing, set: SetOrder): readonly Step[] {
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
