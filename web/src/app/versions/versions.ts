/** Versions as people speak of them: a sealed revision, and the film that was made of it. */
import { inject, Injectable } from '@angular/core';
import type { RevisionFacts } from '../../../../contracts/modules/gateway.ts';
import type { Run } from '../../../../contracts/run.ts';
import { Failure } from '../../../../contracts/error.ts';
import { Api } from '../api/api.ts';

export interface Version {
  readonly facts: RevisionFacts & { readonly etag: string };
  /** The newest film of it; null where none was asked for. */
  readonly run: Run | null;
}

@Injectable({ providedIn: 'root' })
export class Versions {
  readonly #api = inject(Api);

  async of(projectId: string): Promise<readonly Version[]> {
    const params = { projectId };
    const [{ document: sealed }, { document: made }] = await Promise.all([
      this.#api.ask('listRevisions', { params, query: { limit: 50 } }),
      this.#api.ask('listRuns', { params, query: { limit: 50 } }),
    ]);
    return sealed.revisions.map((facts) => ({
      facts,
      run: made.runs.find(({ revisionId }) => revisionId === facts.id) ?? null,
    }));
  }

  async restore(projectId: string, revisionId: string): Promise<void> {
    const params = { projectId };
    await this.#api.ask('restoreRevision', {
      params: { projectId, revisionId },
      seen: await this.#seen(params),
    });
  }

  /** The draft where there is one, else the newest sealed revision. */
  async #seen(params: { readonly projectId: string }): Promise<string> {
    const draft = await this.#api.ask('getDraft', { params }).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'REVISION_UNKNOWN') return null;
      throw error;
    });
    if (draft !== null) return draft.etag ?? '';
    const { document } = await this.#api.ask('listRevisions', { params, query: { limit: 1 } });
    const newest = document.revisions[0];
    if (newest === undefined) throw new Failure('REVISION_UNKNOWN');
    const got = await this.#api.ask('getRevision', { params: { ...params, revisionId: newest.id } });
    return got.etag ?? '';
  }
}
