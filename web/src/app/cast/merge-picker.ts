/** Two people that the reading took for two are one. */
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CastView } from './cast-view.ts';
import type { DraftedPerson } from './person-change.ts';

@Component({
  selector: 'a2d-merge-picker',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (others().length > 0) {
      <label>
        <span>{{ 'cast.merge' | transloco: { name: who().name } }}</span>
        <select [value]="into()" (change)="into.set($any($event.target).value)">
          <option value="">{{ 'cast.nobody' | transloco }}</option>
          @for (other of others(); track other.person.id) {
            <option [value]="other.person.id">{{ other.name }}</option>
          }
        </select>
      </label>
      @if (target(); as target) {
        <p>
          {{ 'cast.mergeMeans' | transloco: { from: who().name, into: target.name, count: who().lines.length } }}
        </p>
        <button class="button" (click)="view.merge(who(), target.person.id)">
          {{ 'cast.mergeInto' | transloco: { name: target.name } }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--s6);
    }

    span {
      display: block;
      margin-bottom: var(--s2);
      color: var(--ink-soft);
      font-weight: 600;
      font-size: var(--text-s);
    }

    select {
      width: 100%;
      padding: var(--s2);
      border: 1px solid var(--line-strong);
      border-radius: var(--round-s);
      background: var(--raised);
    }

    p {
      margin: var(--s2) 0;
      font-size: var(--text-s);
    }
  `,
})
export class MergePicker {
  protected readonly view = inject(CastView);
  readonly who = input.required<DraftedPerson>();
  protected readonly into = signal('');
  protected readonly others = computed(() =>
    this.view
      .people()
      .filter(({ person, change, isLocked }) => person.id !== this.who().person.id && change.into === undefined && !isLocked),
  );
  protected readonly target = computed(() => this.others().find(({ person }) => person.id === this.into()) ?? null);
}
