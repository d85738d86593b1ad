/** One project: where in it one is, how its film stands, and what of it was changed; its screens share what is known of it. */
import { ChangeDetectionStrategy, Component, effect, inject, input, type OnDestroy } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ChangesBar } from '../film/changes-bar.ts';
import { FilmStore } from '../film/film-store.ts';
import { RunState } from '../film/run-state.ts';

@Component({
  selector: 'a2d-project-shell',
  imports: [ChangesBar, RouterLink, RouterLinkActive, RouterOutlet, RunState, TranslocoPipe],
  providers: [FilmStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar">
      <h1>{{ store.title() }}</h1>
      <nav [attr.aria-label]="'project.screens' | transloco">
        @for (screen of screens; track screen.name) {
          <a
            [routerLink]="screen.path"
            routerLinkActive="here"
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="whole"
            >{{ 'project.' + screen.name | transloco }}</a
          >
        }
      </nav>
      <a2d-run-state />
      <span class="room"></span>
      <a2d-changes-bar />
    </div>
    @if (store.problem(); as problem) {
      <p class="problem" role="alert">{{ problem }}</p>
    }
    <div class="screen"><router-outlet /></div>
  `,
  styleUrl: './project-shell.css',
})
export class ProjectShell implements OnDestroy {
  protected readonly store = inject(FilmStore);
  readonly projectId = input.required<string>();
  protected readonly screens = [
    { name: 'film', path: './' },
    { name: 'cast', path: './cast' },
  ] as const;
  /** A screen says in its query what of it is chosen; it is the same screen. */
  protected readonly whole = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;

  constructor() {
    effect(() => {
      this.store.open(this.projectId()).catch((error: unknown) => this.store.problem.set(String(error)));
    });
  }

  ngOnDestroy(): void {
    this.store.close();
  }
}
