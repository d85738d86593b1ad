/** Everything that was said about a film, and where more is said, at the frame that is seen. */
import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Playhead } from '../film/playhead.ts';
import { timecode } from '../film/film-time.ts';
import { CommentForm } from './comment-form.ts';
import { CommentStore } from './comment-store.ts';
import { CommentThread } from './comment-thread.ts';

@Component({
  selector: 'a2d-comment-list',
  imports: [CommentForm, CommentThread, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ 'comments.title' | transloco }}</h2>
    <ol tabindex="0" [attr.aria-label]="'comments.title' | transloco">
      @for (thread of store.threads(); track thread.comment.id) {
        <li [attr.data-comment]="thread.comment.id">
          <a2d-comment-thread [thread]="thread" (go)="playhead.go($event)" />
        </li>
      } @empty {
        <li class="none">{{ (store.mayComment() ? 'comments.none' : 'comments.noneYet') | transloco }}</li>
      }
    </ol>
    @if (store.mayComment()) {
      <a2d-comment-form class="more" [frame]="frame()" [code]="code()" (began)="playhead.stay()" />
    }
  `,
  styleUrl: './comment-list.css',
})
export class CommentList {
  protected readonly store = inject(CommentStore);
  protected readonly playhead = inject(Playhead);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly frame = computed(() => (this.store.film() === null ? null : this.playhead.frame()));
  protected readonly code = computed(() => timecode(this.playhead.frame(), this.store.film()?.fps ?? 24));

  constructor() {
    effect(() => {
      const chosen = this.store.chosen();
      if (chosen === null) return;
      const item = this.#element.nativeElement.querySelector(`[data-comment="${CSS.escape(chosen)}"]`);
      item?.scrollIntoView({ block: 'nearest' });
    });
  }
}
