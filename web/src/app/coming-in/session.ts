/** Who works here, what he may do, and how he comes in and leaves. */
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Got } from '../../../../contracts/client.ts';
import type { Right } from '../../../../contracts/rights.ts';
import { Api } from '../api/api.ts';
import { Gate } from './gate.ts';

type Me = Got<'getMe'>['document'];

interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface Newcomer extends Credentials {
  readonly name: string;
  readonly invitation?: string;
}

/** A login is good for ten minutes; pictures and films are fetched without anybody who would refresh it. */
const REFRESH_EVERY_MS = 8 * 60_000;

const AGAIN_AFTER_MS = 2_000;

const as = 'cookies' as const;

@Injectable({ providedIn: 'root' })
export class Session {
  readonly #api = inject(Api);
  readonly #gate = inject(Gate);
  #meeting: Promise<Me> | null = null;

  readonly me = signal<Me | null>(null);
  readonly isGuest = computed(() => this.me()?.principal.by === 'share link');
  readonly isLocal = computed(() => this.me()?.principal.by === 'local key');
  readonly tenant = computed(() => {
    const me = this.me();
    return me?.memberships.find(({ tenantId }) => tenantId === me.principal.tenantId) ?? null;
  });

  may(right: Right): boolean {
    return this.me()?.principal.rights.includes(right) ?? false;
  }

  /** Waits for whoever is not known to come in. */
  meet(): Promise<Me> {
    this.#meeting ??= this.#askUntilTold().then((me) => {
      if (me.principal.by === 'session') setInterval(() => void this.#gate.refresh(), REFRESH_EVERY_MS);
      return me;
    });
    return this.#meeting;
  }

  async logIn(given: Credentials): Promise<void> {
    await this.#api.ask('logIn', { params: {}, body: { ...given, as } });
    await this.#comeIn();
  }

  async register(given: Newcomer): Promise<void> {
    await this.#api.ask('register', { params: {}, body: { ...given, as } });
    if (given.invitation === undefined) await this.#comeIn();
    else this.#begin();
  }

  /** Becomes a member, and goes on as one. */
  async accept(invitation: string): Promise<void> {
    const { document } = await this.#api.ask('acceptInvitation', { params: {}, body: { invitation } });
    await this.switchTo(document.membership.tenantId);
  }

  async switchTo(tenantId: string): Promise<void> {
    await this.#gate.refresh(tenantId);
    this.#begin();
  }

  async logOut(): Promise<void> {
    await this.#api.ask('logOut', { params: {} });
    this.#begin();
  }

  /** A server that is away comes back. */
  async #askUntilTold(): Promise<Me> {
    for (;;) {
      const me = await this.#ask().catch(() => null);
      if (me !== null) return me;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }

  async #ask(): Promise<Me> {
    const { document } = await this.#api.ask('getMe', { params: {} });
    this.me.set(document);
    return document;
  }

  /** What waited goes on; of somebody else nothing is to be seen. */
  async #comeIn(): Promise<void> {
    const before = this.me();
    if (before === null) return this.#gate.open();
    const now = await this.#ask();
    if (now.principal.accountId !== before.principal.accountId) location.reload();
    else this.#gate.open();
  }

  /** Anew, so that nothing is left of before. */
  #begin(): void {
    location.assign('/');
  }
}
