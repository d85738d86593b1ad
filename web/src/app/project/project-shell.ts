/** One project: where in it one is, how its film stands, and what of it was changed; its screens share what is known of it. */
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, type OnDestroy } from '@angular/core';
import { ActivatedRoute, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../coming-in/session.ts';
import { CommentStore } from '../comments/comment-store.ts';
import { ChangesBar } from '../film/changes-bar.ts';
import { FilmStore } from '../film/film-store.ts';
import { RunState } from '../film/run-state.ts';
import { ShareDialog } from '../share/share-dialog.ts';

@Component({
  selector: 'a2d-project-shell',
  imports: [ChangesBar, RouterLink, RouterLinkActive, RouterOutlet, RunState, ShareDialog, TranslocoPipe],
  providers: [CommentStore, FilmStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-shell.html',
  styleUrl: './project-shell.css',
})
export class ProjectShell implements OnDestroy {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #session = inject(Session);
  protected readonly store = inject(FilmStore);
  protected readonly comments = inject(CommentStore);
  readonly projectId = input.required<string>();
  protected readonly mayShare = computed(() => this.#session.may('share'));
  protected readonly screens = [
    { name: 'film', path: './' },
    { name: 'storyboard', path: './storyboard' },
    { name: 'cast', path: './cast' },
    { name: 'versions', path: './versions' },
    { name: 'export', path: './export' },
  ] as const;
  /** A screen says in its query what of it is chosen; it is the same screen. */
  protected readonly whole = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  } as const;

  constructor() {
    effect(() => {
      const projectId = this.projectId();
      Promise.all([this.store.open(projectId), this.comments.follow(projectId)]).catch((error: unknown) =>
        this.store.problem.set(String(error)),
      );
    });
    effect(() => this.#pinToFilm());
  }

  ngOnDestroy(): void {
    this.store.close();
    this.comments.close();
  }

  /** What is said stands beside the film. */
  protected turnComments(): void {
    this.comments.isShown.update((isShown) => !isShown);
    if (this.comments.isShown()) void this.#router.navigate(['./'], { relativeTo: this.#route });
  }

  #pinToFilm(): void {
    const [run, film] = [this.store.run(), this.store.film()];
    const isSeen = this.store.filmHref() !== null && run !== null && film !== null;
    this.comments.film.set(isSeen ? { ...film, runId: run.id } : null);
  }
}
