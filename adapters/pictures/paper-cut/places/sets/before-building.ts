/** The land a building stands on behind the actors. */
import type { Kit } from '../kit.ts';
import { ground, type Cover } from '../land/ground.ts';
import { farWood } from '../land/hills.ts';
import { placed, type Part } from '../paper/piece.ts';
import { planes, stacked, type SetParts } from '../planes.ts';
import { sky } from '../sky/sky.ts';
import { farShore } from './shore.ts';

/** Where the building stands and how large. */
interface Stand {
  readonly x: number;
  readonly scale: number;
  readonly cover: Cover;
}

/** The building on the middle plane, over land that suits it. */
export const before = (kit: Kit, building: readonly Part[], { x, scale, cover }: Stand): SetParts =>
  stacked(
    sky(kit),
    {
      far: farShore(kit),
      distance: [
        farWood(kit, 'behind', {
          y: planes.distance.ground,
          height: 1.2,
          colour: kit.paint.of('leaf', 0.03),
        }),
      ],
    },
    ground(kit, cover),
    { middle: placed(building, { x, y: planes.middle.ground + 0.16, scale }) },
  );
