/** Lets people without an account see a film: a new link, told once, and those that there are. */
import { ChangeDetectionStrategy, Component, inject, input, resource, signal, viewChild, type ElementRef } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { Api } from '../api/api.ts';
import { DayPipe } from '../text/day-pipe.ts';

@Component({
  selector: 'a2d-share-dialog',
  imports: [DayPipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './share-dialog.html',
  styleUrl: './share-dialog.css',
})
export class ShareDialog {
  readonly #api = inject(Api);
  readonly projectId = input.required<string>();
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly isOpen = signal(false);
  /** Told once: whoever closes the dialog makes another. */
  protected readonly address = signal<string | null>(null);
  protected readonly isCopied = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly lives = [7, 30, 365] as const;
  /** Where nobody else reaches this machine, a link leads nobody here. */
  protected readonly isOfThisMachine = /^(localhost|127\.|\[::1\])/.test(location.hostname);
  protected readonly links = resource({
    params: () => (this.isOpen() ? { projectId: this.projectId() } : undefined),
    loader: async ({ params }) => (await this.#api.ask('listLinks', { params })).document.links,
  });

  show(): void {
    this.isOpen.set(true);
    this.dialog().nativeElement.showModal();
  }

  protected closed(): void {
    this.isOpen.set(false);
    this.address.set(null);
    this.refusal.set(null);
  }

  protected async make(form: HTMLFormElement): Promise<void> {
    const said = new FormData(form);
    const body = { mayComment: said.get('may') === 'comment', days: Number(said.get('days')) };
    await this.#try(async () => {
      const params = { projectId: this.projectId() };
      const { document } = await this.#api.ask('createLink', { params, body });
      this.isCopied.set(false);
      this.address.set(new URL(document.href, location.origin).href);
    });
  }

  protected async copy(field: HTMLInputElement): Promise<void> {
    field.select();
    // Without https a page may not write to the clipboard; then the address is chosen, and a key copies it.
    this.isCopied.set(await navigator.clipboard?.writeText(field.value).then(() => true, () => false) ?? false);
  }

  protected revoke(linkId: string): Promise<void> {
    const params = { projectId: this.projectId(), linkId };
    return this.#try(async () => void (await this.#api.ask('revokeLink', { params })));
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    await deed().catch((error: unknown) => this.refusal.set(messageOf(error)));
    this.links.reload();
  }
}
