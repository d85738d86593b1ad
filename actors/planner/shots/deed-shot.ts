/** A group of deeds as one shot of its element. */
import type { ScriptElement } from '../../../contracts/script.ts';
import type { DeedGroup } from './deed-groups.ts';

export interface DeedShot {
  readonly group: DeedGroup;
  /** Number of the group in its element. */
  readonly index: number;
  readonly element: ScriptElement;
}

/** Shot id of a group: its element's, with a number from the second on. */
export const shotIdOf = ({ element, index }: DeedShot): string =>
  index === 0 ? `shot-${element.id}` : `shot-${element.id}-${index + 1}`;
