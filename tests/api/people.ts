/** People who speak to a studio, each with a token of his own. */
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import type { Role } from '../../contracts/rights.ts';
import { samples, type Known } from './route-samples.ts';
import type { Studio } from './studio.ts';

export const PASSWORD = 'a lamp on the table';

/** Where one speaks to. */
type Place = Pick<Studio, 'url'>;

/** Whoever has this token; nobody without one. */
export const speaker = ({ url }: Place, key: string | null): ClientTerms => ({ origin: url, key, fetch });

export const emailOf = (name: string): string => `${name}@example.org`;

export interface Person {
  readonly terms: ClientTerms;
  readonly accountId: string;
  readonly tenantId: string;
  readonly refreshToken: string;
}

/** Somebody who has just registered. */
export async function registered(studio: Place, name: string, invitation?: string): Promise<Person> {
  const body = { email: emailOf(name), password: PASSWORD, name, invitation };
  const { document } = await askApi(speaker(studio, null), 'register', { params: {}, body });
  const grant = document.grant!;
  return {
    terms: speaker(studio, grant.accessToken),
    accountId: document.account.id,
    tenantId: grant.tenantId,
    refreshToken: grant.refreshToken,
  };
}

/** Somebody whom an owner has made what he is. */
export async function memberOf(studio: Studio, owner: Person, role: Role): Promise<Person> {
  const { document } = await askApi(owner.terms, 'invite', { params: {}, body: { role } });
  return registered(studio, `${role}-${document.invitation.id.slice(-6)}`, document.token);
}

/** Asks for what a route is for, and hangs up once it is known how it ends. */
export async function statusOf({ origin, key }: ClientTerms, name: RouteName, known: Known): Promise<number> {
  const route: Route = routes[name];
  const { params = {}, query = {}, body, headers } = samples(known)[name];
  const asked = new URLSearchParams(query).toString();
  const path = route.path.replace(/\{(\w+)(?:\.\.\.)?\}/g, (_, hole: string) => params[hole] ?? 'nobody');
  const abort = new AbortController();
  const response = await fetch(`${origin}${API_PATH}${path}?${asked}`, {
    ...{ method: route.method, signal: abort.signal },
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && {
        'content-type': route.body.kind === 'json' ? 'application/json' : 'text/plain',
      }),
      ...headers,
    },
    ...(body !== undefined && { body: route.body.kind === 'json' ? JSON.stringify(body) : (body as string) }),
  });
  abort.abort();
  return response.status;
}
