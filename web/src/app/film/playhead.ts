/** Where a film is seen just now, and where somebody would see it. */
import { Injectable, signal } from '@angular/core';

@Injectable()
export class Playhead {
  /** Of the film, or of the shot that is seen. */
  readonly frame = signal(0);
  /** A wish of its own each time, also for the same frame: the film stands still there. */
  readonly wanted = signal<{ readonly frame: number } | null>(null);

  go(frame: number): void {
    this.wanted.set({ frame });
  }

  stay(): void {
    this.go(this.frame());
  }
}
