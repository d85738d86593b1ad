/** How often somebody may try a password: fast enough for whoever mistypes, far too slow for whoever guesses. */
import { Failure } from '../../contracts/error.ts';
import type { Cache } from '../runtime/cache.ts';

const WINDOW_MS = 300_000;

/** Tries in a window: of one account from one place, of one account from everywhere, and of all accounts from one place. */
const MOST = { here: 10, account: 50, place: 100 } as const;

export interface Attempt {
  readonly email: string;
  /** The address of the network that it comes from. */
  readonly from: string;
}

/** Counts a try. Rejects with TRIES_EXCEEDED when there were too many, whether the password is right or not. */
export async function expectPatience(cache: Pick<Cache, 'count'>, { email, from }: Attempt): Promise<void> {
  const counted = await Promise.all([
    cache.count(`gateway.tries.${from} ${email}`, WINDOW_MS),
    cache.count(`gateway.tries.account ${email}`, WINDOW_MS),
    cache.count(`gateway.tries.place ${from}`, WINDOW_MS),
  ]);
  const most = [MOST.here, MOST.account, MOST.place];
  if (counted.some((tries, at) => tries > (most[at] ?? 0))) throw new Failure('TRIES_EXCEEDED');
}
