/** Somebody of the film at a glance; chosen, everything of them can be changed. */
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CastView } from './cast-view.ts';
import { LockButton } from './lock-button.ts';
import type { DraftedPerson } from './person-change.ts';
import { Portrait } from './portrait.ts';

@Component({
  selector: 'a2d-person-card',
  imports: [LockButton, Portrait, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-card.html',
  styleUrl: './person-card.css',
  host: { '[class.chosen]': 'isChosen()', '[class.gone]': 'who().change.into !== undefined' },
})
export class PersonCard {
  protected readonly view = inject(CastView);
  readonly who = input.required<DraftedPerson>();
  readonly isChosen = input.required<boolean>();
  protected readonly into = computed(() => this.view.names().get(this.who().change.into ?? '') ?? null);
}
