/** Where the film plays, each place by the first shot there, and the things that matter in it. */
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from '../film/film-store.ts';

@Component({
  selector: 'a2d-place-list',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ 'cast.places' | transloco }}</h2>
    <ul class="places">
      @for (place of shown(); track place.id) {
        <li>
          <button [attr.aria-description]="'cast.goToShot' | transloco" (click)="show(place.shot)">
            <span class="still">
              @if (place.still; as still) {
                <img [src]="still" [alt]="'cast.stillOf' | transloco: { name: place.name }" loading="lazy" />
              }
            </span>
            <strong>{{ place.name }}</strong>
            <span class="soft">
              {{ (place.shots === 1 ? 'cast.shot' : 'cast.shots') | transloco: { count: place.shots } }}
            </span>
          </button>
        </li>
      }
    </ul>
    @if (spokenOf().length > 0) {
      <p>
        {{ 'cast.spokenOf' | transloco }}
        @for (place of spokenOf(); track place.id; let isLast = $last) {
          {{ place.name }}{{ isLast ? '' : ' · ' }}
        }
      </p>
    }
    @if (props().length > 0) {
      <h2>{{ 'cast.props' | transloco }}</h2>
      <ul class="props">
        @for (prop of props(); track prop.id) {
          <li><i [style.background]="prop.colour" aria-hidden="true"></i>{{ prop.name }}</li>
        }
      </ul>
    }
  `,
  styleUrl: './place-list.css',
})
export class PlaceList {
  readonly #store = inject(FilmStore);
  readonly #router = inject(Router);
  readonly projectId = input.required<string>();
  protected readonly props = computed(() => this.#store.cast()?.props ?? []);
  protected readonly places = computed(() => {
    const shots = new Map(this.#store.shots().map((shot) => [shot.id, shot]));
    const there = Map.groupBy(this.#store.scenes(), ({ place }) => place.id);
    return (this.#store.cast()?.places ?? []).map(({ id, name }) => {
      const own = (there.get(id) ?? []).flatMap(({ shotIds }) => shotIds).map((shotId) => shots.get(shotId));
      const still = own.find((shot) => shot?.take)?.take?.posterHref ?? null;
      return { id, name, still, shot: own[0]?.id ?? null, shots: own.length };
    });
  });

  protected readonly shown = computed(() => this.places().filter(({ shots }) => shots > 0));
  protected readonly spokenOf = computed(() => this.places().filter(({ shots }) => shots === 0));

  protected show(shotId: string | null): void {
    this.#store.chosenShot.set(shotId);
    void this.#router.navigate(['/projects', this.projectId()]);
  }
}
