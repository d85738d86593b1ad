/** A still of the newest film of a project: its poster, or else the first shot that is drawn. */
import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { Api } from '../api/api.ts';

@Component({
  selector: 'a2d-poster',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (still.hasValue() && still.value(); as href) {
      <img [src]="href" alt="" loading="lazy" />
    }
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      aspect-ratio: 16 / 9;
      border: 1px solid var(--line);
      border-radius: var(--round);
      background: var(--stage);
    }

    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class Poster {
  readonly #api = inject(Api);
  readonly projectId = input.required<string>();
  protected readonly still = resource({
    params: () => ({ projectId: this.projectId() }),
    loader: ({ params }) => this.#stillOf(params.projectId),
  });

  async #stillOf(projectId: string): Promise<string | null> {
    const { document } = await this.#api.ask('listRuns', { params: { projectId }, query: { limit: 1 } });
    const run = document.runs[0];
    if (run === undefined || run.shots.total === 0) return null;
    const params = { runId: run.id };
    const { document: film } = await this.#api.ask('listShots', { params });
    return film.shots.find(({ take }) => take !== null)?.take?.posterHref ?? null;
  }
}
