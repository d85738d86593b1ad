/** From a film to the files that are wanted: what it takes is told first, then it is made, then it lies here. */
import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal, type OnDestroy } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { isOver, pictureSize, type Run, type RunOptions } from '../../../../contracts/run.ts';
import { Api } from '../api/api.ts';
import { Live } from '../api/live.ts';
import { FilmFiles } from './film-files.ts';
import { presets, type Preset } from './presets.ts';

@Component({
  selector: 'a2d-export-page',
  imports: [FilmFiles, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './export-page.html',
  styleUrl: './export-page.css',
})
export class ExportPage implements OnDestroy {
  readonly #api = inject(Api);
  readonly projectId = input.required<string>();
  protected readonly presets = presets;
  protected readonly preset = signal<Preset>(presets[0]);
  protected readonly subtitles = signal<RunOptions['subtitles']>('burned');
  protected readonly refusal = signal<string | null>(null);
  protected readonly runs = resource({
    params: () => ({ projectId: this.projectId() }),
    loader: async ({ params }) =>
      (await this.#api.ask('listRuns', { params, query: { limit: 20 } })).document.runs,
  });
  protected readonly newest = computed(() => (this.runs.hasValue() ? (this.runs.value()[0] ?? null) : null));
  readonly #stopListening = inject(Live).listen(
    (event) => {
      if (event.projectId === this.projectId() && /^(run|stage)\./.test(event.name)) this.runs.reload();
    },
    () => this.runs.reload(),
  );

  ngOnDestroy(): void {
    this.#stopListening();
  }

  protected readonly isOver = (run: Run): boolean => isOver(run.state);

  protected size(options: Pick<RunOptions, 'aspect' | 'shortSide'>): string {
    const { width, height } = pictureSize(options);
    return `${width} × ${height}`;
  }

  /** Of the newest film’s revision; what was changed since is rendered in the film’s own screen first. */
  protected async make(): Promise<void> {
    const newest = this.newest();
    if (newest === null) return;
    this.refusal.set(null);
    const { aspect, shortSide, draft } = this.preset();
    const options = { ...newest.options, aspect, shortSide, draft, subtitles: this.subtitles() };
    await this.#api
      .ask('createRun', {
        params: { projectId: this.projectId() },
        body: { revisionId: newest.revisionId, options },
      })
      .then(() => this.runs.reload())
      .catch((error: unknown) => this.refusal.set(messageOf(error)));
  }
}
