/** What was changed and is not made yet, what making it touches, and the way back. */
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from './film-store.ts';

@Component({
  selector: 'a2d-changes-bar',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.edits().length > 0) {
      <span role="status">
        @if (store.plan(); as plan) {
          @switch (plan.shots.touched.length) {
            @case (0) {
              {{ 'changes.none' | transloco }}
            }
            @case (1) {
              {{ 'changes.one' | transloco }}
            }
            @default {
              {{ 'changes.many' | transloco: { count: plan.shots.touched.length } }}
            }
          }
          <span class="soft">{{ 'changes.seconds' | transloco: { seconds: seconds() } }}</span>
        } @else if (store.isPlanning()) {
          <span class="soft">{{ 'changes.planning' | transloco }}</span>
        }
      </span>
      <button class="button quiet" (click)="store.undo()">{{ 'changes.undo' | transloco }}</button>
      <button class="button primary" (click)="store.render()">{{ 'changes.render' | transloco }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--s2);
    }

    .soft {
      color: var(--ink-soft);
    }
  `,
})
export class ChangesBar {
  protected readonly store = inject(FilmStore);
  protected readonly seconds = computed(() => Math.ceil(this.store.plan()?.seconds.high ?? 0));
}
