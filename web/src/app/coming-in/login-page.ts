/** Stands before the studio for whoever is not known: he logs in, or makes an account, and is where he was. */
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { Gate } from './gate.ts';
import { invitationIn } from './invitation.ts';
import { Session } from './session.ts';

type Way = 'logIn' | 'register';

@Component({
  selector: 'a2d-login-page',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './login-page.html',
  styleUrl: './coming-in.css',
})
export class LoginPage {
  readonly #session = inject(Session);
  readonly #gate = inject(Gate);
  protected readonly invitation = invitationIn(location.pathname);
  protected readonly way = signal<Way>(this.invitation === null ? 'logIn' : 'register');
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  /** Whoever is known already may stay who he is. */
  protected readonly mayLeave = computed(() => this.#session.me() !== null);
  protected readonly isOfLink = location.pathname.startsWith('/review/');

  protected turn(): void {
    this.refusal.set(null);
    this.way.update((way) => (way === 'logIn' ? 'register' : 'logIn'));
  }

  protected leave(): void {
    this.#gate.open();
  }

  protected async comeIn(form: HTMLFormElement): Promise<void> {
    this.isBusy.set(true);
    this.refusal.set(null);
    await this.#come(new FormData(form)).catch((error: unknown) => this.refusal.set(messageOf(error)));
    this.isBusy.set(false);
  }

  #come(form: FormData): Promise<void> {
    const said = (name: string): string => String(form.get(name) ?? '');
    const login = { email: said('email'), password: said('password') };
    if (this.way() === 'logIn') return this.#session.logIn(login);
    const invited = this.invitation === null ? {} : { invitation: this.invitation };
    return this.#session.register({ ...login, name: said('name'), ...invited });
  }
}
