/** The newest finished film of a project, as far as whoever watches it may see: no more is asked for. */
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Run } from '../../../../contracts/run.ts';
import { Api } from '../api/api.ts';
import { Live } from '../api/live.ts';
import type { SeenFilm } from '../comments/threads.ts';

/** Films of a project that are looked through for one that is finished. */
const NEWEST = 20;

@Injectable()
export class ReviewStore {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  #stopListening: () => void = () => undefined;

  readonly title = signal('');
  readonly newest = signal<Run | null>(null);
  readonly run = signal<Run | null>(null);
  readonly film = signal<SeenFilm | null>(null);
  readonly href = computed(() => this.#fileOf('film.mp4'));
  readonly posterHref = computed(() => this.#fileOf('poster.png'));
  /** Null where the words are in the picture. */
  readonly wordsHref = computed(() =>
    this.run()?.options.subtitles === 'soft' ? this.#fileOf('film.vtt') : null,
  );

  async open(projectId: string): Promise<void> {
    this.close();
    const { document } = await this.#api.ask('getProject', { params: { projectId } });
    this.title.set(document.project.title);
    const look = (): void => void this.#look(projectId).catch(() => undefined);
    this.#stopListening = this.#live.listen((event) => {
      if (event.projectId === projectId && event.name.startsWith('run.')) look();
    }, look);
    await this.#look(projectId);
  }

  close(): void {
    this.#stopListening();
  }

  async #look(projectId: string): Promise<void> {
    const query = { limit: NEWEST };
    const { document } = await this.#api.ask('listRuns', { params: { projectId }, query });
    this.newest.set(document.runs[0] ?? null);
    const run = document.runs.find(({ state }) => state === 'succeeded') ?? null;
    if (run === null || run.id === this.run()?.id) return;
    const { document: film } = await this.#api.ask('listShotBounds', { params: { runId: run.id } });
    this.film.set({ ...film, runId: run.id });
    this.run.set(run);
  }

  #fileOf(path: string): string | null {
    const run = this.run();
    return run === null ? null : `/api/v1/runs/${run.id}/files/${path}`;
  }
}
