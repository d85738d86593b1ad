/** Six faces or six costumes: a click is the choice, and whoever likes none asks for six others. */
import { ChangeDetectionStrategy, Component, inject, input, resource, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LookChange } from '../../../../contracts/edits/entity-edits.ts';
import { Api } from '../api/api.ts';
import { FilmStore } from '../film/film-store.ts';
import { CastView } from './cast-view.ts';
import type { DraftedPerson } from './person-change.ts';
import { Portrait } from './portrait.ts';

@Component({
  selector: 'a2d-look-picker',
  imports: [Portrait, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (offer of offers.hasValue() ? offers.value() : []; track offer.href; let at = $index) {
        <li>
          <button [attr.aria-pressed]="chosen() === offer.href" (click)="choose(offer)">
            <a2d-portrait
              [href]="offer.href"
              [alt]="'cast.offer.' + of() | transloco: { at: at + 1, name: who().name }"
            />
          </button>
        </li>
      } @empty {
        @for (place of places; track place) {
          <li class="empty"></li>
        }
      }
    </ul>
    <button class="button quiet" (click)="round.set(round() + 1)">{{ 'cast.others' | transloco }}</button>
  `,
  styleUrl: './offers.css',
})
export class LookPicker {
  readonly #api = inject(Api);
  readonly #store = inject(FilmStore);
  readonly #view = inject(CastView);
  readonly who = input.required<DraftedPerson>();
  readonly of = input.required<'face' | 'costume'>();
  protected readonly places = [1, 2, 3, 4, 5, 6] as const;
  protected readonly round = signal(0);
  protected readonly chosen = signal<string | null>(null);
  /** What is offered stays while one chooses, and is tried on what was chosen before. */
  protected readonly offers = resource({
    params: () => ({
      ...{ runId: this.#store.castRunId() ?? '', personId: this.who().person.id },
      ...{ of: this.of(), round: this.round() },
    }),
    loader: async ({ params: { of, round, ...params } }) => {
      const look = untracked(() => this.who().change.look);
      const query = { of, round, ...(look !== null && { look: JSON.stringify(look) }) };
      return (await this.#api.ask('listLooks', { params, query })).document.looks;
    },
  });

  protected choose({ look, href }: { readonly look: LookChange; readonly href: string }): void {
    this.chosen.set(href);
    this.#view.dress(this.who(), look);
  }
}
