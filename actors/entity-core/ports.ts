/** What entity-core needs of the world. */
import type { Bible } from '../../contracts/entity.ts';
import type { Objects } from '../runtime/objects.ts';

/** Where the bible of each project is kept. */
export interface Bibles {
  /** The bible of a project; an empty one when nothing was settled yet. */
  load(projectId: string): Promise<Bible>;
  /** Replaces the bible of a project. */
  save(projectId: string, bible: Bible): Promise<void>;
  /** Gives a project its first bible; one that has one keeps it. */
  begin(projectId: string, bible: Bible): Promise<void>;
}

export interface EntityPorts {
  readonly objects: Pick<Objects, 'get' | 'put'>;
  readonly bibles: Pick<Bibles, 'load' | 'save'>;
}
