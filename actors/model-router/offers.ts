/**
 * Whose work is offered: providers that this router was started with, and those that other routers were, for as long as
 * these say so. Nobody has to take a provider away that is no longer in the settings, or whose node is gone.
 */
import { Failure } from '../../contracts/error.ts';
import type { Provider } from '../../contracts/route.ts';
import type { RouteStore } from './route-store.ts';

/** A router says again so often, ms, what it was started with. */
export const SAY_AGAIN_MS = 10_000;

/** What was not said for so long, ms, is not offered any more. */
const OFFERED_MS = 30_000;

/** A router’s own are offered whatever is written down: after an outage the others are said again a little later. */
export async function offeredProviders(
  store: Pick<RouteStore, 'providers'>,
  own: readonly Provider[],
): Promise<readonly Provider[]> {
  const said = await store.providers(OFFERED_MS);
  return [...own, ...said.filter(({ id }) => own.every((mine) => mine.id !== id))];
}

/**
 * Providers by their ids: those too that are not offered any more, because a job of an older plan is placed all the same.
 * The function that is returned throws PROVIDER_MISSING for one that there never was.
 */
export async function knownProviders(
  store: Pick<RouteStore, 'providersNamed'>,
  own: readonly Provider[],
  ids: readonly string[],
): Promise<(id: string) => Provider> {
  const others = [...new Set(ids)].filter((id) => own.every((mine) => mine.id !== id));
  const known = [...own, ...(others.length === 0 ? [] : await store.providersNamed(others))];
  return (id) => {
    const provider = known.find((each) => each.id === id);
    if (provider === undefined) throw new Failure('PROVIDER_MISSING', `There is no provider ${id}.`);
    return provider;
  };
}
