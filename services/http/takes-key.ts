/** Which routes are done once under an Idempotency-Key: for whoever answers, and for the document that says so. */
import type { Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';

/**
 * A login that is done twice is one session more, which ends by itself. A refresh that is asked for again is told by its own
 * token that it was done (REFRESH_RACED, LOGIN_OVER): an answer that was kept would be two tokens in the table. A session
 * that is to end ends, whichever ended under that key before.
 */
const NEEDS_NONE: readonly RouteName[] = ['logIn', 'refreshSession', 'logOut'];

/** What is read may be asked for as often as one likes, and a piece of a file is told apart by where it begins. */
export function takesKey(name: RouteName): boolean {
  const { method, body }: Route = routes[name];
  return method !== 'GET' && body.kind !== 'piece' && !NEEDS_NONE.includes(name);
}
