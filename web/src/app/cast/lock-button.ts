/** Keeps somebody as they are, or lets them be changed again. */
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CastView } from './cast-view.ts';
import type { DraftedPerson } from './person-change.ts';

@Component({
  selector: 'a2d-lock-button',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      [attr.aria-pressed]="who().isLocked"
      [attr.aria-label]="'cast.lockWho' | transloco: { name: who().name }"
      [title]="(who().isLocked ? 'cast.locked' : 'cast.lock') | transloco"
      (click)="view.lock(who())"
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <rect x="3" y="7" width="10" height="7" rx="1.5" />
        <path [attr.d]="who().isLocked ? 'M5 7V5a3 3 0 0 1 6 0v2' : 'M5 7V4a3 3 0 0 1 5.6-1.5'" />
      </svg>
    </button>
  `,
  styles: `
    button {
      display: grid;
      place-items: center;
      width: 2rem;
      height: 2rem;
      padding: 0;
      border: 1px solid var(--line);
      border-radius: var(--round-s);
      background: var(--raised);
      color: var(--ink-soft);
      cursor: pointer;
    }

    button:hover {
      border-color: var(--line-strong);
      color: var(--ink);
    }

    [aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-wash);
      color: var(--accent);
    }

    rect {
      fill: currentcolor;
    }

    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.6;
    }
  `,
})
export class LockButton {
  protected readonly view = inject(CastView);
  readonly who = input.required<DraftedPerson>();
}
