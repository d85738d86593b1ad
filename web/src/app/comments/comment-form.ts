/** Where something is said, at a frame or in answer; a guest says what he is called. */
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CommentStore } from './comment-store.ts';

@Component({
  selector: 'a2d-comment-form',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); say()">
      @if (store.isGuest()) {
        <input
          autocomplete="name"
          required
          maxlength="60"
          [attr.aria-label]="'comments.name' | transloco"
          [placeholder]="'comments.name' | transloco"
          [value]="store.guestName()"
          (input)="store.guestName.set($any($event.target).value)"
        />
      }
      <textarea
        #field
        required
        maxlength="4000"
        [rows]="replyTo() === null ? 2 : 1"
        [attr.aria-label]="label() | transloco: { code: code() }"
        [placeholder]="label() | transloco: { code: code() }"
        [value]="text()"
        (input)="text.set(field.value)"
        (focus)="began.emit()"
        (keydown.control.enter)="say()"
        (keydown.meta.enter)="say()"
      ></textarea>
      @if (store.problem(); as problem) {
        <p class="refusal" role="alert">{{ problem }}</p>
      }
      <button class="button primary" type="submit" [disabled]="isBusy() || text().trim() === ''">
        {{ (replyTo() === null ? 'comments.say' : 'comments.answer') | transloco }}
      </button>
    </form>
  `,
  styleUrl: './comment-form.css',
})
export class CommentForm {
  protected readonly store = inject(CommentStore);
  readonly frame = input<number | null>(null);
  readonly code = input('');
  readonly replyTo = input<string | null>(null);
  /** Somebody writes: the film may wait for him. */
  readonly began = output();
  readonly said = output();
  protected readonly text = signal('');
  protected readonly isBusy = signal(false);

  protected label(): string {
    if (this.replyTo() !== null) return 'comments.answer';
    return this.frame() === null ? 'comments.ofAll' : 'comments.at';
  }

  protected async say(): Promise<void> {
    const text = this.text().trim();
    if (text === '' || this.isBusy() || (this.store.isGuest() && this.store.guestName().trim() === '')) return;
    this.isBusy.set(true);
    const isSaid = await this.store.say({ text, frame: this.frame(), replyTo: this.replyTo() });
    this.isBusy.set(false);
    if (!isSaid) return;
    this.text.set('');
    this.said.emit();
  }
}
