/** Plays the film; while it is made, the shots that are drawn one after another. Clicked, it stops at what is to be changed. */
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked, viewChild, type ElementRef } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from './film-store.ts';
import { CommentStore } from '../comments/comment-store.ts';
import type { Mark } from '../comments/threads.ts';
import { frameAt, shotAt, timecode, timeOf } from './film-time.ts';
import { Playhead } from './playhead.ts';
import { SeekBar } from './seek-bar.ts';

@Component({
  selector: 'a2d-film-player',
  imports: [SeekBar, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './film-player.html',
  styleUrl: './film-player.css',
  host: { '(document:keydown)': 'keyed($event)' },
})
export class FilmPlayer {
  protected readonly store = inject(FilmStore);
  protected readonly picture = viewChild.required<ElementRef<HTMLVideoElement>>('picture');
  protected readonly isPlaying = signal(false);
  readonly #playhead = inject(Playhead);
  readonly #comments = inject(CommentStore);
  protected readonly frame = this.#playhead.frame;
  protected readonly marks = computed(() => (this.store.filmHref() === null ? [] : this.#comments.marks()));
  readonly #seen = signal<string | null>(null);

  protected readonly drawn = computed(() => this.store.shots().filter(({ take }) => take !== null));
  /** The shot that is seen while there is no film. */
  protected readonly scratch = computed(() => {
    const wanted = this.store.chosenShot() ?? this.#seen();
    return this.drawn().find(({ id }) => id === wanted) ?? this.drawn()[0] ?? null;
  });
  protected readonly source = computed(() => this.store.filmHref() ?? this.scratch()?.take?.href ?? null);
  protected readonly fps = computed(() => this.store.film()?.fps ?? 24);
  protected readonly frames = computed(() =>
    this.store.filmHref() === null ? (this.scratch()?.frames ?? 0) : (this.store.film()?.frames ?? 0),
  );

  protected readonly code = computed(() => timecode(this.frame(), this.fps()));

  constructor() {
    effect(() => {
      const shot = this.store.shot();
      const frame = untracked(() => this.frame());
      if (shot !== null && this.store.filmHref() !== null && shotAt(this.store.shots(), frame) !== shot)
        this.goTo(shot.startFrame);
    });
    effect(() => {
      const wanted = this.#playhead.wanted();
      if (wanted !== null) untracked(() => this.#stopAt(wanted.frame));
    });
  }

  protected turn(): void {
    const video = this.picture().nativeElement;
    if (video.paused) {
      this.store.chosenShot.set(null);
      void video.play();
    } else video.pause();
  }

  /** A click on the picture stops it, and shows what can be changed of what is seen. */
  protected point(): void {
    const video = this.picture().nativeElement;
    video.pause();
    const shot = this.store.filmHref() === null ? this.scratch() : shotAt(this.store.shots(), this.frame());
    this.store.chosenShot.set(shot?.id ?? null);
  }

  protected goTo(frame: number): void {
    const within = Math.min(Math.max(0, frame), Math.max(0, this.frames() - 1));
    this.frame.set(within);
    this.picture().nativeElement.currentTime = timeOf(within, this.fps());
  }

  /** What was said there is seen instead of the shot. */
  protected showSaid({ frame, ids }: Mark): void {
    this.#comments.chosen.set(ids[0] ?? null);
    this.#stopAt(frame);
  }

  #stopAt(frame: number): void {
    if (this.store.filmHref() === null) return;
    this.picture().nativeElement.pause();
    if (shotAt(this.store.shots(), frame) !== this.store.shot()) this.store.chosenShot.set(null);
    this.goTo(frame);
  }

  protected ticked(): void {
    this.frame.set(frameAt(this.picture().nativeElement.currentTime, this.fps()));
  }

  /** Without a film, the next drawn shot follows. */
  protected ended(): void {
    this.isPlaying.set(false);
    if (this.store.filmHref() !== null) return;
    const at = this.drawn().findIndex(({ id }) => id === this.scratch()?.id);
    this.#seen.set(this.drawn()[at + 1]?.id ?? this.drawn()[0]?.id ?? null);
    this.store.chosenShot.set(null);
  }

  protected keyed(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    if (event.isComposing || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(at.tagName)) return;
    const deeds: Readonly<Record<string, () => void>> = {
      ' ': () => this.turn(),
      k: () => this.turn(),
      ',': () => this.goTo(this.frame() - 1),
      '.': () => this.goTo(this.frame() + 1),
      j: () => this.goTo(this.frame() - this.fps()),
      l: () => this.goTo(this.frame() + this.fps()),
    };
    const deed = deeds[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  }
}
