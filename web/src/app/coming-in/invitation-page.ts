/** An invitation, opened by somebody who is known: he becomes a member of the tenant that it is of. */
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { Gate } from './gate.ts';
import { Session } from './session.ts';

@Component({
  selector: 'a2d-invitation-page',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <img src="mark.svg" alt="" width="40" height="40" />
      <h1>{{ 'in.invited' | transloco }}</h1>
      @if (session.me()?.account; as account) {
        <p>{{ 'in.acceptAs' | transloco: account }}</p>
        @if (refusal(); as message) {
          <p class="refusal" role="alert">{{ message }}</p>
        }
        <button class="button primary big" [disabled]="isBusy()" (click)="accept()">
          {{ 'in.accept' | transloco }}
        </button>
      } @else {
        <p>{{ 'in.needsAccount' | transloco }}</p>
        <button class="button primary big" (click)="gate.shut()">{{ 'in.toRegister' | transloco }}</button>
      }
    </section>
  `,
  styleUrl: './coming-in.css',
})
export class InvitationPage {
  protected readonly session = inject(Session);
  protected readonly gate = inject(Gate);
  readonly token = input.required<string>();
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async accept(): Promise<void> {
    this.isBusy.set(true);
    await this.session.accept(this.token()).catch((error: unknown) => {
      this.refusal.set(messageOf(error));
      this.isBusy.set(false);
    });
  }
}
