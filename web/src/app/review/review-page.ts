/** A film for whoever is to say something about it, first of all on a phone: it plays, and what is said is pinned to its frames. */
import { ChangeDetectionStrategy, Component, effect, inject, input, signal, type OnDestroy } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { CommentList } from '../comments/comment-list.ts';
import { CommentStore } from '../comments/comment-store.ts';
import { Playhead } from '../film/playhead.ts';
import { ReviewPlayer } from './review-player.ts';
import { ReviewStore } from './review-store.ts';

@Component({
  selector: 'a2d-review-page',
  imports: [CommentList, ReviewPlayer, TranslocoPipe],
  providers: [CommentStore, Playhead, ReviewStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ store.title() }}</h1>
    @if (problem(); as problem) {
      <p class="problem" role="alert">{{ problem }}</p>
    }
    @if (store.run() !== null) {
      <section class="film" [attr.aria-label]="'film.film' | transloco"><a2d-review-player /></section>
    } @else {
      <p class="film soft" role="status">
        @if (store.newest(); as run) {
          {{ 'review.making' | transloco: run.shots }}
        } @else {
          {{ 'review.none' | transloco }}
        }
      </p>
    }
    <section class="said" [attr.aria-label]="'comments.title' | transloco"><a2d-comment-list /></section>
  `,
  styleUrl: './review-page.css',
})
export class ReviewPage implements OnDestroy {
  protected readonly store = inject(ReviewStore);
  readonly #comments = inject(CommentStore);
  readonly projectId = input.required<string>();
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect(() => {
      const projectId = this.projectId();
      Promise.all([this.store.open(projectId), this.#comments.follow(projectId)]).catch((error: unknown) =>
        this.problem.set(messageOf(error)),
      );
    });
    effect(() => this.#comments.film.set(this.store.film()));
  }

  ngOnDestroy(): void {
    this.store.close();
    this.#comments.close();
  }
}
