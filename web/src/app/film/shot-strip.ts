/** All shots in order, as soon as they are planned; each shows its picture as soon as it is drawn. */
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from './film-store.ts';

@Component({
  selector: 'a2d-shot-strip',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (shot of store.shots(); track shot.id; let at = $index) {
        <li [class.chosen]="shot.id === store.chosenShot()" [class.stale]="store.staleShots().has(shot.id)">
          <button
            [attr.aria-pressed]="shot.id === store.chosenShot()"
            (click)="store.chosenShot.set(shot.id === store.chosenShot() ? null : shot.id)"
          >
            <span class="picture">
              @if (shot.take; as take) {
                <img [src]="take.posterHref" alt="" loading="lazy" />
              }
            </span>
            <span class="about">
              <b aria-hidden="true">{{ at + 1 }}</b>
              <span class="unseen">{{ 'shot.title' | transloco: { at: at + 1 } }}</span> {{ 'shot.size.' + shot.size | transloco }}
              <span class="long">{{ (shot.lengthMs / 1000).toFixed(1) }} s</span>
            </span>
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './shot-strip.css',
})
export class ShotStrip {
  protected readonly store = inject(FilmStore);
}
