/** The main screen: the script on the left, the film on the right, its shots below. */
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CommentList } from '../comments/comment-list.ts';
import { CommentStore } from '../comments/comment-store.ts';
import { CommentThread } from '../comments/comment-thread.ts';
import { FilmPlayer } from './film-player.ts';
import { FilmStore } from './film-store.ts';
import { Playhead } from './playhead.ts';
import { ScriptPane } from './script-pane.ts';
import { ShotInspector } from './shot-inspector.ts';
import { ShotStrip } from './shot-strip.ts';

@Component({
  selector: 'a2d-film-page',
  imports: [CommentList, CommentThread, FilmPlayer, ScriptPane, ShotInspector, ShotStrip, TranslocoPipe],
  providers: [Playhead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './film-page.html',
  styleUrl: './film-page.css',
})
export class FilmPage {
  protected readonly store = inject(FilmStore);
  protected readonly comments = inject(CommentStore);
  protected readonly playhead = inject(Playhead);
  /** The shot that is to be changed, and the comment that asks for it. */
  readonly shot = input<string>();
  readonly comment = input<string>();
  protected readonly asked = computed(
    () => this.comments.threads().find(({ comment }) => comment.id === this.comment()) ?? null,
  );

  constructor() {
    effect(() => this.store.chosenShot.set(this.shot() ?? null));
    effect(() => {
      if (this.store.chosenShot() !== null) this.comments.isShown.set(false);
    });
    effect(() => {
      const chosen = this.comments.chosen();
      if (chosen !== null && chosen !== untracked(this.comment)) this.comments.isShown.set(true);
    });
  }
}
