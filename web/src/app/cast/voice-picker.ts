/** Six voices, each heard before it is chosen. */
import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VoiceChange } from '../../../../contracts/edits/entity-edits.ts';
import { Api } from '../api/api.ts';
import { FilmStore } from '../film/film-store.ts';
import { CastView } from './cast-view.ts';
import type { DraftedPerson } from './person-change.ts';
import { PlayButton } from './play-button.ts';
import { soundOf } from './voice-words.ts';

@Component({
  selector: 'a2d-voice-picker',
  imports: [PlayButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (offer of offers.hasValue() ? offers.value() : []; track offer.href; let at = $index) {
        <li class="voice" [class.chosen]="chosen() === offer.href">
          <a2d-play-button [href]="offer.href" [label]="'cast.hearVoice' | transloco: { at: at + 1 }" />
          <span>
            @for (word of soundOf(offer.voice, who().person.voice.age); track word; let isLast = $last) {
              {{ 'cast.sound.' + word | transloco }}{{ isLast ? '' : ' · ' }}
            }
          </span>
          <button
            class="button quiet"
            [attr.aria-pressed]="chosen() === offer.href"
            [attr.aria-label]="'cast.takeVoice' | transloco: { at: at + 1 }"
            (click)="choose(offer)"
          >
            {{ (chosen() === offer.href ? 'cast.taken' : 'cast.take') | transloco }}
          </button>
        </li>
      }
    </ol>
    <button class="button quiet" (click)="round.set(round() + 1)">{{ 'cast.others' | transloco }}</button>
  `,
  styleUrl: './offers.css',
})
export class VoicePicker {
  readonly #api = inject(Api);
  readonly #store = inject(FilmStore);
  readonly #view = inject(CastView);
  readonly who = input.required<DraftedPerson>();
  protected readonly soundOf = soundOf;
  protected readonly round = signal(0);
  protected readonly chosen = signal<string | null>(null);
  protected readonly offers = resource({
    params: () => ({
      ...{ runId: this.#store.castRunId() ?? '', personId: this.who().person.id, round: this.round() },
    }),
    loader: async ({ params: { round, ...params } }) =>
      (await this.#api.ask('listVoices', { params, query: { round } })).document.voices,
  });

  protected choose({ voice, href }: { readonly voice: VoiceChange; readonly href: string }): void {
    this.chosen.set(href);
    this.#view.voice(this.who(), voice);
  }
}
