/** Where in the film one is, frame by frame, and the marks of what was said about it. */
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Mark } from '../comments/threads.ts';
import { timecode } from './film-time.ts';

@Component({
  selector: 'a2d-seek-bar',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      type="range"
      min="0"
      [max]="last()"
      [value]="frame()"
      [attr.aria-label]="'film.film' | transloco"
      [attr.aria-valuetext]="code()"
      (input)="go.emit($any($event.target).valueAsNumber)"
    />
    @if (marks().length > 0) {
      <div class="marks">
        @for (mark of marks(); track mark.frame) {
          <button
            [class.resolved]="mark.isResolved"
            [style.left.%]="(100 * mark.frame) / (last() || 1)"
            [attr.aria-label]="'comments.mark' | transloco: { code: codeOf(mark.frame), count: mark.ids.length }"
            (click)="marked.emit(mark)"
          >
            <span aria-hidden="true">{{ mark.ids.length }}</span>
          </button>
        }
      </div>
    }
  `,
  styleUrl: './seek-bar.css',
})
export class SeekBar {
  readonly frame = input.required<number>();
  readonly frames = input.required<number>();
  readonly fps = input.required<number>();
  readonly marks = input<readonly Mark[]>([]);
  readonly go = output<number>();
  readonly marked = output<Mark>();
  protected readonly last = computed(() => Math.max(0, this.frames() - 1));
  protected readonly code = computed(() => this.codeOf(this.frame()));

  protected codeOf(frame: number): string {
    return timecode(frame, this.fps());
  }
}
