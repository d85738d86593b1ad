/** Who says what, scene after scene: whatever is wrong is put right where it is read. */
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from './film-store.ts';
import { ScriptLine } from './script-line.ts';

@Component({
  selector: 'a2d-script-pane',
  imports: [ScriptLine, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (scene of store.scenes(); track scene.id) {
      <h2>{{ scene.place.name }} · {{ scene.timeOfDay }}</h2>
      @for (line of scene.lines; track line.lineId) {
        <a2d-script-line [line]="line" [shotId]="shotOf().get(line.lineId) ?? null" />
      }
    } @empty {
      <p>{{ (store.cast() === null ? 'film.reading' : 'film.planning') | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: var(--s2) 0 var(--s8);
    }

    h2 {
      padding: var(--s4) var(--s4) var(--s1);
      color: var(--ink-soft);
      font-weight: 600;
      font-size: var(--text-s);
    }

    p {
      padding: var(--s4);
      color: var(--ink-soft);
    }
  `,
})
export class ScriptPane {
  protected readonly store = inject(FilmStore);
  protected readonly shotOf = computed(
    () => new Map(this.store.shots().flatMap(({ id, lines }) => lines.map((line) => [line.id, id] as const))),
  );
}
