/** The files of a finished film, and what was measured of them. */
import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { Api } from '../api/api.ts';

@Component({
  selector: 'a2d-film-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (file of files.hasValue() ? files.value() : []; track file.path) {
        <li>
          <a [href]="file.href + '?download=1'">{{ file.path }}</a>
          <span>{{ size(file.artifact.bytes) }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
      gap: var(--s1) var(--s6);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      justify-content: space-between;
      gap: var(--s3);
      min-height: 1.75rem;
    }

    a {
      color: var(--accent);
    }

    span {
      color: var(--ink-soft);
      font-size: var(--text-s);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class FilmFiles {
  readonly #api = inject(Api);
  protected readonly size = (bytes: number): string =>
    bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  readonly runId = input.required<string>();
  protected readonly files = resource({
    params: () => ({ runId: this.runId() }),
    loader: async ({ params }) => (await this.#api.ask('listFiles', { params })).document.files,
  });
}
