/** Plays a film to whoever says something about it: to the frame, with what was said marked below. */
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CommentStore } from '../comments/comment-store.ts';
import type { Mark } from '../comments/threads.ts';
import { frameAt, timecode, timeOf } from '../film/film-time.ts';
import { Playhead } from '../film/playhead.ts';
import { SeekBar } from '../film/seek-bar.ts';
import { ReviewStore } from './review-store.ts';

@Component({
  selector: 'a2d-review-player',
  imports: [SeekBar, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-player.html',
  styleUrl: './review-player.css',
})
export class ReviewPlayer {
  protected readonly store = inject(ReviewStore);
  protected readonly comments = inject(CommentStore);
  protected readonly playhead = inject(Playhead);
  protected readonly picture = viewChild.required<ElementRef<HTMLVideoElement>>('picture');
  protected readonly isPlaying = signal(false);
  protected readonly fps = computed(() => this.store.film()?.fps ?? 24);
  protected readonly code = computed(() => timecode(this.playhead.frame(), this.fps()));

  constructor() {
    effect(() => {
      const wanted = this.playhead.wanted();
      if (wanted !== null) untracked(() => this.stopAt(wanted.frame));
    });
  }

  protected turn(): void {
    const video = this.picture().nativeElement;
    if (video.paused) void video.play();
    else video.pause();
  }

  protected stopAt(frame: number): void {
    this.picture().nativeElement.pause();
    this.seek(frame);
  }

  protected seek(frame: number): void {
    this.playhead.frame.set(frame);
    this.picture().nativeElement.currentTime = timeOf(frame, this.fps());
  }

  protected ticked(): void {
    const last = Math.max(0, (this.store.film()?.frames ?? 1) - 1);
    this.playhead.frame.set(Math.min(last, frameAt(this.picture().nativeElement.currentTime, this.fps())));
  }

  /** Tapped again, the next of those that share it. */
  protected show({ frame, ids }: Mark): void {
    const at = ids.indexOf(this.comments.chosen() ?? '');
    const id = ids[(at + 1) % ids.length] ?? null;
    const thread = this.comments.threads().find(({ comment }) => comment.id === id);
    this.comments.chosen.set(id);
    this.stopAt(thread?.frame ?? frame);
  }
}
