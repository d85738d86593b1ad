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
    @if (store.cast(); as cast) {
      <ol class="people" [attr.aria-label]="'script.people' | transloco">
        @for (person of cast.people.slice(0, 9); track person.id; let at = $index) {
          <li [style.--voice]="person.look.costume.main"><kbd>{{ at + 1 }}</kbd> {{ person.name }}</li>
        }
        <li class="how">{{ 'script.how' | transloco }}</li>
      </ol>
    }
    @for (scene of store.scenes(); track scene.id) {
      <h2>{{ scene.place.name }} · {{ scene.timeOfDay }}</h2>
      @for (line of scene.lines; track line.lineId) {
        <a2d-script-line [line]="line" [turns]="scene.lines" [shotId]="shotOf().get(line.lineId) ?? null" />
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

    .people {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1) var(--s3);
      margin: 0;
      padding: var(--s3) var(--s4);
      border-bottom: 1px solid var(--line);
      list-style: none;
      font-size: var(--text-s);
    }

    kbd {
      display: inline-block;
      min-width: 1.4em;
      border: 1px solid var(--line-strong);
      border-bottom: 3px solid var(--voice);
      border-radius: 3px;
      font: inherit;
      text-align: center;
    }

    .how {
      flex-basis: 100%;
      color: var(--ink-soft);
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
