/** Every take of a shot over all films of the project; a click chooses one. */
import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '../api/api.ts';
import { FilmStore } from '../film/film-store.ts';

@Component({
  selector: 'a2d-shot-takes',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ 'storyboard.takes' | transloco }}</h3>
    <ol>
      @for (take of takes.hasValue() ? takes.value() : []; track take.digest; let at = $index) {
        <li>
          <button [attr.aria-pressed]="take.inUse" [disabled]="take.inUse" (click)="choose(take.digest)">
            <img [src]="take.posterHref" alt="" loading="lazy" />
            <span>{{ 'storyboard.take' | transloco: { number: at + 1 } }}</span>
          </button>
        </li>
      }
    </ol>
    <label class="button">
      {{ 'storyboard.own' | transloco }}
      <input type="file" accept="image/png,image/jpeg,image/webp,video/mp4" (change)="bring($any($event.target))" />
    </label>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 var(--s4) var(--s6);
    }

    h3 {
      margin-bottom: var(--s2);
      color: var(--ink-soft);
      font-size: var(--text-s);
    }

    ol {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--s2);
      margin: 0 0 var(--s3);
      padding: 0;
      list-style: none;
    }

    button {
      display: block;
      width: 100%;
      padding: 0;
      border: 2px solid transparent;
      border-radius: var(--round-s);
      overflow: hidden;
      background: none;
      color: var(--ink-soft);
      font-size: var(--text-s);
      cursor: pointer;
    }

    [aria-pressed='true'] {
      border-color: var(--accent);
    }

    img {
      display: block;
      width: 100%;
      aspect-ratio: 16 / 9;
      object-fit: cover;
      background: var(--stage);
    }

    label {
      position: relative;
    }

    input {
      position: absolute;
      inset: 0;
      width: 100%;
      opacity: 0;
      cursor: pointer;
    }

    label:focus-within {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `,
})
export class ShotTakes {
  readonly #api = inject(Api);
  readonly #store = inject(FilmStore);
  readonly runId = input.required<string>();
  readonly shotId = input.required<string>();
  protected readonly takes = resource({
    params: () => ({ runId: this.runId(), shotId: this.shotId() }),
    loader: async ({ params }) => (await this.#api.ask('listTakes', { params })).document.takes,
  });

  protected choose(digest: string): void {
    void this.#store.edit({ type: 'chooseTake', shotId: this.shotId(), digest, take: null });
  }

  /** One’s own picture or clip in the place of what is drawn. */
  protected async bring(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    field.value = '';
    if (file !== undefined) await this.#store.useFile(this.shotId(), file);
  }
}
