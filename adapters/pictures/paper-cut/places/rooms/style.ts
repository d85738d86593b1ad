/** How a world furnishes its rooms: colours of wall and wood, floor and windows; the place's seed chooses among them. */
import type { World } from '../../../../../contracts/drawing.ts';
import type { WindowStyle } from '../houses/openings.ts';
import { pick, type Kit } from '../kit.ts';
import type { FloorCover } from '../land/floor.ts';
import type { Material } from '../light/materials.ts';

/** The colours and forms of one room, as `#rrggbb` in the room's light. */
export interface RoomStyle {
  readonly wall: string;
  readonly wood: string;
  readonly window: WindowStyle;
  readonly floor: FloorCover;
  readonly beams: boolean;
  readonly pillars: boolean;
  readonly panelled: boolean;
}

interface Choice {
  readonly walls: readonly (readonly [Material, number])[];
  readonly woods: readonly (readonly [Material, number])[];
  readonly windows: readonly WindowStyle[];
  readonly floors: readonly FloorCover[];
  readonly beams: boolean;
  readonly pillars: boolean;
  readonly panelled: boolean;
}

const choices: Readonly<Record<World, Choice>> = {
  'chinese-old': {
    walls: [
      ['adobe', -0.04],
      ['plaster', -0.16],
      ['ochre', -0.14],
      ['ochre', -0.08],
      ['cream', -0.2],
    ],
    woods: [
      ['rosewood', 0.02],
      ['timber', 0],
      ['ebony', 0.08],
      ['lacquer', -0.1],
    ],
    windows: ['lattice', 'paper', 'lattice'],
    floors: ['boards', 'paving'],
    beams: true,
    pillars: true,
    panelled: false,
  },
  'chinese-modern': {
    walls: [
      ['cream', -0.06],
      ['sage', 0.08],
      ['sky', 0.02],
      ['plaster', -0.04],
      ['rose', 0.08],
    ],
    woods: [
      ['oak', 0],
      ['oak', -0.1],
      ['timber', 0],
    ],
    windows: ['modern', 'sash'],
    floors: ['boards', 'tiles'],
    beams: false,
    pillars: false,
    panelled: true,
  },
  'western-old': {
    walls: [
      ['plaster', -0.12],
      ['rose', 0],
      ['sage', 0],
      ['ochre', -0.02],
      ['teal', 0.06],
      ['mauve', 0.1],
    ],
    woods: [
      ['timber', 0.02],
      ['oak', -0.08],
      ['rosewood', 0.04],
    ],
    windows: ['casement', 'casement', 'arched'],
    floors: ['boards'],
    beams: true,
    pillars: false,
    panelled: true,
  },
  'western-modern': {
    walls: [
      ['cream', -0.04],
      ['sky', 0.04],
      ['sage', 0.06],
      ['rose', 0.06],
      ['mauve', 0.16],
    ],
    woods: [
      ['oak', 0.04],
      ['pine', -0.08],
      ['timber', 0.02],
    ],
    windows: ['sash', 'modern'],
    floors: ['boards'],
    beams: false,
    pillars: false,
    panelled: true,
  },
  fairytale: {
    walls: [
      ['rose', 0.04],
      ['sky', 0],
      ['plum', 0.16],
      ['sage', 0.04],
      ['cream', -0.08],
    ],
    woods: [
      ['oak', -0.02],
      ['timber', 0.04],
      ['rosewood', 0.08],
    ],
    windows: ['arched', 'round', 'arched'],
    floors: ['boards', 'tiles'],
    beams: true,
    pillars: false,
    panelled: true,
  },
};

/** The style of this place's rooms. */
export function roomStyle(kit: Kit): RoomStyle {
  const choice = choices[kit.world];
  const random = kit.chance('room style');
  const [wall, wallStep] = pick(random, choice.walls);
  const [wood, woodStep] = pick(random, choice.woods);
  return {
    wall: kit.paint.of(wall, wallStep),
    wood: kit.paint.of(wood, woodStep),
    window: pick(random, choice.windows),
    floor: pick(random, choice.floors),
    beams: choice.beams,
    pillars: choice.pillars,
    panelled: choice.panelled,
  };
}
