/** Whom tokens were of a moment ago, so that not every request asks: what is revoked elsewhere is good for as long. */
import type { Principal } from '../../contracts/account.ts';

interface Known {
  readonly principal: Principal;
  readonly until: number;
}

const KEPT_MS = 5_000;
const MOST = 10_000;

export class RecentPrincipals {
  readonly #known = new Map<string, Known>();
  readonly #now: () => number;

  /** `now`: ms since whenever. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Nobody is not remembered. */
  async of(hash: string, find: () => Promise<Principal | null>): Promise<Principal | null> {
    const known = this.#known.get(hash);
    if (known !== undefined && known.until > this.#now()) return known.principal;
    const principal = await find();
    this.#known.delete(hash);
    if (principal !== null) this.#known.set(hash, { principal, until: this.#now() + KEPT_MS });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    return principal;
  }

  /** Somebody may have become somebody else. */
  forget(): void {
    this.#known.clear();
  }
}
