/** From a pasted story to a film under way. */
import { inject, Injectable } from '@angular/core';
import { Api } from '../api/api.ts';
import { titleOf } from './title-of.ts';

/** Quickly made, to be looked at and changed. */
export const ANIMATIC = { draft: true, shortSide: 360 } as const;

@Injectable({ providedIn: 'root' })
export class FilmsBegun {
  readonly #api = inject(Api);

  /** The id of the new project, whose animatic is under way. */
  async begin(story: string): Promise<string> {
    const title = titleOf(story);
    const { document: opened } = await this.#api.ask('createProject', { params: {}, body: { title } });
    const params = { projectId: opened.project.id };
    const { document: taken } = await this.#api.ask('submitStory', {
      ...{ params, query: { title }, body: new TextEncoder().encode(story) },
    });
    const body = { revisionId: taken.revision.id, options: ANIMATIC };
    await this.#api.ask('createRun', { params, body });
    return params.projectId;
  }
}
