/** Somebody doing something: what every change on the stage is made of. */
import type { Action } from '../../../contracts/reading.ts';
import type { Person, Setting, Stage } from './stage.ts';

export interface Doing {
  readonly id: string;
  readonly action: Action;
  readonly setting: Setting;
}

/** Whoever an id names on the stage; nobody for null. */
export const personOf = (stage: Stage, id: string | null): Person | undefined =>
  id === null ? undefined : stage.people.get(id);
