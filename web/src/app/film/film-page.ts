/** The main screen: the script on the left, the film on the right, its shots below. */
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked, type OnDestroy } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../coming-in/session.ts';
import { CommentList } from '../comments/comment-list.ts';
import { CommentStore } from '../comments/comment-store.ts';
import { CommentThread } from '../comments/comment-thread.ts';
import { ShareDialog } from '../share/share-dialog.ts';
import { ChangesBar } from './changes-bar.ts';
import { FilmPlayer } from './film-player.ts';
import { FilmStore } from './film-store.ts';
import { Playhead } from './playhead.ts';
import { RunState } from './run-state.ts';
import { ScriptPane } from './script-pane.ts';
import { ShotInspector } from './shot-inspector.ts';
import { ShotStrip } from './shot-strip.ts';

@Component({
  selector: 'a2d-film-page',
  imports: [
    ChangesBar,
    CommentList,
    CommentThread,
    FilmPlayer,
    RunState,
    ScriptPane,
    ShareDialog,
    ShotInspector,
    ShotStrip,
    TranslocoPipe,
  ],
  providers: [CommentStore, FilmStore, Playhead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './film-page.html',
  styleUrl: './film-page.css',
})
export class FilmPage implements OnDestroy {
  protected readonly store = inject(FilmStore);
  protected readonly comments = inject(CommentStore);
  protected readonly playhead = inject(Playhead);
  readonly #session = inject(Session);
  readonly projectId = input.required<string>();
  /** The shot that is to be changed, and the comment that asks for it. */
  readonly shot = input<string>();
  readonly comment = input<string>();
  protected readonly isCommenting = signal(false);
  protected readonly mayShare = computed(() => this.#session.may('share'));
  protected readonly asked = computed(
    () => this.comments.threads().find(({ comment }) => comment.id === this.comment()) ?? null,
  );

  constructor() {
    effect(() => {
      const projectId = this.projectId();
      Promise.all([this.store.open(projectId), this.comments.follow(projectId)]).catch((error: unknown) =>
        this.store.problem.set(String(error)),
      );
    });
    effect(() => this.#pinToFilm());
    effect(() => this.store.chosenShot.set(this.shot() ?? null));
    effect(() => {
      if (this.store.chosenShot() !== null) this.isCommenting.set(false);
    });
    effect(() => {
      const chosen = this.comments.chosen();
      if (chosen !== null && chosen !== untracked(this.comment)) this.isCommenting.set(true);
    });
  }

  ngOnDestroy(): void {
    this.store.close();
    this.comments.close();
  }

  #pinToFilm(): void {
    const [run, film] = [this.store.run(), this.store.film()];
    const isSeen = this.store.filmHref() !== null && run !== null && film !== null;
    this.comments.film.set(isSeen ? { ...film, runId: run.id } : null);
  }
}
