/** Has a voice be heard. */
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { VoicePlayer } from './voice-player.ts';

@Component({
  selector: 'a2d-play-button',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="button" [attr.aria-pressed]="isOn()" [attr.aria-label]="label()" (click)="player.turn(href())">
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path [attr.d]="isOn() ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11l9-5.5z'" />
      </svg>
      {{ (isOn() ? 'cast.stop' : 'cast.hear') | transloco }}
    </button>
  `,
  styles: `
    path {
      fill: currentcolor;
    }

    [aria-pressed='true'] {
      border-color: var(--accent);
      color: var(--accent);
    }
  `,
})
export class PlayButton {
  protected readonly player = inject(VoicePlayer);
  readonly href = input.required<string>();
  readonly label = input.required<string>();
  protected readonly isOn = computed(() => this.player.playing() === this.href());
}
