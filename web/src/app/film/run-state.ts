/** How far the film is, and what can be done about it. */
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isOver } from '../../../../contracts/run.ts';
import { FilmStore } from './film-store.ts';

@Component({
  selector: 'a2d-run-state',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.run(); as run) {
      <span class="state" [class]="run.state" role="status">
        <i aria-hidden="true"></i>
        @if (run.state === 'running' && run.stage !== null) {
          {{ 'film.stage.' + run.stage | transloco }}
        } @else {
          {{ 'film.state.' + run.state | transloco }}
        }
      </span>
      @if (isUnderWay()) {
        @if (run.shots.total > 0) {
          <progress [value]="run.jobs.done" [max]="run.jobs.total"></progress>
          <span class="soft">{{ 'film.progress' | transloco: run.shots }}</span>
        }
        <button class="button quiet" (click)="store.cancel()">{{ 'film.cancel' | transloco }}</button>
      }
      @if (run.state === 'failed' && run.failure !== null) {
        <span class="failure">{{ 'film.failed' | transloco: run.failure }}</span>
      }
      @if (canGoOn()) {
        <button class="button" (click)="store.resume()">{{ 'film.resume' | transloco }}</button>
      }
      @if (store.isFinished() && run.options.draft) {
        <button class="button" (click)="store.makeFinal()">{{ 'film.final' | transloco }}</button>
      }
      @if (store.filmHref(); as href) {
        <a class="button quiet" [href]="href + '?download=1'">{{ 'film.download' | transloco }}</a>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s2);
    }

    .state {
      display: inline-flex;
      align-items: center;
      gap: var(--s2);
    }

    i {
      width: 0.6rem;
      height: 0.6rem;
      border-radius: 50%;
      background: var(--warn);
    }

    .succeeded i {
      background: var(--good);
    }

    .failed i,
    .cancelled i {
      background: var(--bad);
    }

    progress {
      width: 9rem;
      height: 0.5rem;
      accent-color: var(--accent);
    }

    .soft {
      color: var(--ink-soft);
      font-size: var(--text-s);
      font-variant-numeric: tabular-nums;
    }

    .failure {
      color: var(--bad);
    }
  `,
})
export class RunState {
  protected readonly store = inject(FilmStore);
  protected readonly isUnderWay = computed(() => {
    const run = this.store.run();
    return run !== null && !isOver(run.state);
  });
  protected readonly canGoOn = computed(() =>
    ['failed', 'paused', 'awaiting_review'].includes(this.store.run()?.state ?? ''),
  );
}
