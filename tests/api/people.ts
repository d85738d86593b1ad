/** People who speak to a studio, each with a token of his own. */
import type { RouteName } from '../../contracts/api/routes.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import type { Role } from '../../contracts/rights.ts';
import { askRoute } from './ask-route.ts';
import type { Known } from './route-samples.ts';
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

/** A project with a story, of which a film was asked for and given up. */
export async function furnish(terms: ClientTerms, title: string): Promise<Omit<Known, 'accountId'>> {
  const { project } = (await askApi(terms, 'createProject', { params: {}, body: { title } })).document;
  const params = { projectId: project.id };
  const story = new TextEncoder().encode('A lamp stood on the table.\n\n“Take it,” said Lin.\n');
  const { revision } = (await askApi(terms, 'submitStory', { params, body: story })).document;
  const order = { revisionId: revision.id, options: { draft: true, shortSide: 144 } };
  const { run } = (await askApi(terms, 'createRun', { params, body: order })).document;
  await askApi(terms, 'cancelRun', { params: { runId: run.id } });
  return { ...params, revisionId: revision.id, runId: run.id };
}

/** How it ends when somebody asks for what a route is for. */
export const statusOf = async (terms: ClientTerms, name: RouteName, known: Known): Promise<number> =>
  (await askRoute(terms, name, known)).status;
