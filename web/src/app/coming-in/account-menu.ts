/** Whose studio this is, in the corner: name, tenant, the other tenants, and the way out. */
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { messageOf } from '../../../../contracts/error.ts';
import { Gate } from './gate.ts';
import { Session } from './session.ts';

@Component({
  selector: 'a2d-account-menu',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  protected readonly session = inject(Session);
  protected readonly gate = inject(Gate);
  protected readonly refusal = signal<string | null>(null);

  protected logOut(): void {
    this.session.logOut().catch((error: unknown) => this.refusal.set(messageOf(error)));
  }

  protected switchTo(tenantId: string): void {
    this.session.switchTo(tenantId).catch((error: unknown) => this.refusal.set(messageOf(error)));
  }
}
