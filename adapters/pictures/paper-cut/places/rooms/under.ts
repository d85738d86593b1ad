/** The dark under furniture. */
import type { Kit } from '../kit.ts';
import { contact, type Cut } from '../paper/piece.ts';

/** Soft dark patch under a thing that stands on the origin. */
export const under = (kit: Kit, half: number): Cut => contact([0, 0.02], half, kit.paint.shade);
