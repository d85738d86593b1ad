/** Who is in the film and where it plays; whoever is chosen can be given another face, costume, voice or name. */
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { FilmStore } from '../film/film-store.ts';
import { CastView } from './cast-view.ts';
import { PersonCard } from './person-card.ts';
import { PersonPanel } from './person-panel.ts';
import { PlaceList } from './place-list.ts';
import { VoicePlayer } from './voice-player.ts';

@Component({
  selector: 'a2d-cast-page',
  imports: [PersonCard, PersonPanel, PlaceList, TranslocoPipe],
  providers: [CastView, VoicePlayer],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="all">
      @if (store.cast() === null) {
        <div class="empty">
          <h2>{{ 'cast.emptyTitle' | transloco }}</h2>
          <p>{{ 'cast.empty' | transloco }}</p>
        </div>
      } @else {
        <h2>{{ 'cast.people' | transloco }}</h2>
        <ul>
          @for (person of view.people(); track person.person.id) {
            <li><a2d-person-card [who]="person" [isChosen]="person.person.id === who()" /></li>
          } @empty {
            <li class="nobody">{{ 'cast.nobodyThere' | transloco }}</li>
          }
        </ul>
        <a2d-place-list [projectId]="projectId()" />
      }
    </div>
    @for (person of chosen(); track person.person.id) {
      <aside [attr.aria-label]="person.name">
        <a2d-person-panel [who]="person" [projectId]="projectId()" />
      </aside>
    }
  `,
  styleUrl: './cast-page.css',
  host: { '(document:keydown.escape)': 'leave($event)' },
})
export class CastPage {
  readonly #router = inject(Router);
  protected readonly store = inject(FilmStore);
  protected readonly view = inject(CastView);
  readonly projectId = input.required<string>();
  /** The id of whoever is chosen, from the query of the address. */
  readonly who = input<string>();
  /** One or nobody; for each there is a panel of their own. */
  protected readonly chosen = computed(() => this.view.people().filter(({ person }) => person.id === this.who()));

  /** Nobody is chosen any more, unless one is writing or picking something. */
  protected leave(event: Event): void {
    if (!/^(INPUT|SELECT)$/.test((event.target as HTMLElement).tagName)) void this.#router.navigate([], { queryParams: {} });
  }
}
