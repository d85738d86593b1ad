/** Asks the server, and sees to it that whoever asks is known: a login is refreshed by itself, and what was asked waits for a new one. */
import { Injectable, signal } from '@angular/core';
import { askApi, type ClientTerms } from '../../../../contracts/client.ts';
import { codeOf } from '../../../../contracts/error.ts';

/** As long as another page takes to have its new cookies, ms. */
const RACE_MS = 500;

@Injectable({ providedIn: 'root' })
export class Gate {
  /** Whether whoever is here has to say who he is. */
  readonly isShut = signal(false);
  /** The page is the server’s own, and a cookie says whose it is. */
  readonly terms: ClientTerms = { origin: '', key: null, fetch: (...request) => this.#fetch(...request) };
  readonly #bare: ClientTerms = { origin: '', key: null, fetch: (...request) => fetch(...request) };
  #proved = 0;
  #proving: Promise<void> | null = null;
  #letIn: () => void = () => undefined;

  /** True when there is a login and it goes on, in another tenant where one is named. */
  async refresh(tenantId?: string): Promise<boolean> {
    const body = { as: 'cookies' as const, ...(tenantId !== undefined && { tenantId }) };
    return askApi(this.#bare, 'refreshSession', { params: {}, body }).then(
      () => true,
      async (error: unknown) => {
        if (codeOf(error) !== 'REFRESH_RACED') return false;
        await new Promise((resolve) => setTimeout(resolve, RACE_MS));
        return tenantId === undefined || this.refresh(tenantId);
      },
    );
  }

  /** Shown again to whoever would be somebody else. */
  shut(): void {
    this.isShut.set(true);
  }

  open(): void {
    this.isShut.set(false);
    this.#letIn();
  }

  async #fetch(...[address, init]: Parameters<typeof fetch>): Promise<Response> {
    const proved = this.#proved;
    const response = await fetch(address, init);
    if (response.status !== 401 || String(address).includes('/auth/')) return response;
    if (proved === this.#proved) await this.#prove();
    return fetch(address, init);
  }

  /** Once, however many requests wait for it. */
  #prove(): Promise<void> {
    this.#proving ??= this.#proveAnew().finally(() => {
      this.#proved += 1;
      this.#proving = null;
    });
    return this.#proving;
  }

  async #proveAnew(): Promise<void> {
    if (await this.refresh()) return;
    this.shut();
    await new Promise<void>((resolve) => (this.#letIn = resolve));
  }
}
