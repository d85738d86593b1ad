/** One thing that was said, where in the film, and what was answered. */
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Comment } from '../../../../contracts/comment.ts';
import { timecode } from '../film/film-time.ts';
import { DayPipe } from '../text/day-pipe.ts';
import { CommentForm } from './comment-form.ts';
import { CommentStore } from './comment-store.ts';
import type { Thread } from './threads.ts';

@Component({
  selector: 'a2d-comment-thread',
  imports: [CommentForm, DayPipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comment-thread.html',
  styleUrl: './comment-thread.css',
})
export class CommentThread {
  protected readonly store = inject(CommentStore);
  readonly thread = input.required<Thread>();
  /** The frame that it is pinned to is to be seen. */
  readonly go = output<number>();
  protected readonly isAnswering = signal(false);
  protected readonly all = computed(() => [this.thread().comment, ...this.thread().answers]);
  protected readonly isChosen = computed(() => this.store.chosen() === this.thread().comment.id);
  protected readonly code = computed(() => {
    const [{ frame }, film] = [this.thread(), this.store.film()];
    return frame === null || film === null ? null : timecode(frame, film.fps);
  });

  /** Null for whoever works at the machine itself, whose tenant stands for him. */
  protected nameOf({ author }: Comment): string | null {
    return author.name === author.accountId ? null : author.name;
  }

  protected jump(): void {
    const { frame, comment } = this.thread();
    this.store.chosen.set(comment.id);
    if (frame !== null) this.go.emit(frame);
  }
}
