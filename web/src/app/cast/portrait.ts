/** A portrait; while a film is made with all that the machine has it may take a while, and is asked for again. */
import { ChangeDetectionStrategy, Component, effect, input, signal, untracked } from '@angular/core';

const AGAIN_AFTER_MS = 3_000;
const MOST_TRIES = 10;

@Component({
  selector: 'a2d-portrait',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<img [src]="source()" [alt]="alt()" [class.seen]="isSeen()" (load)="isSeen.set(true)" (error)="failed()" />`,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      aspect-ratio: 1;
      border-radius: var(--round-s);
      background: var(--line);
    }

    img {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
      opacity: 0;
      transition: opacity var(--quick);
    }

    .seen {
      opacity: 1;
    }
  `,
})
export class Portrait {
  readonly href = input.required<string>();
  readonly alt = input.required<string>();
  protected readonly source = signal('');
  protected readonly isSeen = signal(false);
  #tries = 0;

  constructor() {
    effect(() => {
      const href = this.href();
      untracked(() => {
        this.#tries = 0;
        this.source.set(href);
      });
    });
  }

  protected failed(): void {
    const href = this.href();
    if (this.source() === '' || (this.#tries += 1) > MOST_TRIES) return;
    setTimeout(() => {
      if (href === this.href()) this.source.set(`${href}#${this.#tries}`);
    }, AGAIN_AFTER_MS);
  }
}
