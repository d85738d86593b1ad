/** Who somebody is: what the HTTP API answers. */
import type { Grant } from '../../contracts/account.ts';
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import { json, type Answers, type Asker } from './answered.ts';
import { cookiesOfGrant, noCookies } from './credentials.ts';

type As = 'tokens' | 'cookies';

/** Tokens go where they were asked to: into the document, or into cookies and nowhere else. */
const handedOut = (grant: Grant, as: As, { isSecure }: Asker) => ({
  grant: as === 'tokens' ? grant : null,
  cookies: as === 'tokens' ? [] : cookiesOfGrant(grant, { isSecure }),
});

/** A login that is over takes its cookies with it: nothing that the browser has beside them would count. */
function leaving(error: unknown, asker: Asker): unknown {
  if (codeOf(error) !== 'LOGIN_OVER') return error;
  return new Failure('LOGIN_OVER', messageOf(error), { headers: { 'set-cookie': noCookies(asker) } });
}

/** Who has come in, for the record. */
const actorOf = ({ account }: { readonly account: { readonly id: string } }, { tenantId }: Grant) => ({
  accountId: account.id,
  tenantId,
});

/** Whoever works at this machine has no account, no password and no keys. */
function expectAccount({ principal }: Asker): string {
  if (principal.by === 'local key')
    throw new Failure(
      'RIGHT_MISSING',
      'The key of this machine is of no account; register one, and log in with it.',
    );
  return principal.accountId;
}

/** A program may do what it was made for; it makes and ends no others, and learns nothing of whoever made it. */
export function expectPerson(asker: Asker): string {
  if (asker.principal.by === 'session') return expectAccount(asker);
  throw new Failure('RIGHT_MISSING', 'Only somebody who is logged in with a password may do this.');
}

type AccountAnswers = Pick<
  Answers,
  | 'register'
  | 'logIn'
  | 'refreshSession'
  | 'logOut'
  | 'getMe'
  | 'changePassword'
  | 'eraseMe'
  | 'listApiKeys'
  | 'createApiKey'
  | 'revokeApiKey'
>;

export const accountAnswers: AccountAnswers = {
  register: async ({ body: { as, invitation, ...given } }, asker, { ask }) => {
    const wanted = { ...given, invitation: invitation === undefined ? null : sha256Hex(invitation) };
    const { grant, ...known } = await ask(asker.scope, gateway.register, {
      ...{ ...wanted, from: asker.from, onceKey: asker.onceKey },
    });
    const { cookies, ...out } = handedOut(grant, as, asker);
    return { ...json('register', { ...known, ...out }), cookies, actor: actorOf(known, grant) };
  },
  logIn: async ({ body: { as, tenantId = null, ...given } }, asker, { ask }) => {
    const wanted = { ...given, tenantId, from: asker.from };
    const { grant, ...known } = await ask(asker.scope, gateway.logIn, wanted);
    const { cookies, ...out } = handedOut(grant, as, asker);
    return { ...json('logIn', { ...known, ...out }), cookies, actor: actorOf(known, grant) };
  },
  refreshSession: async ({ body: { as, refreshToken, tenantId = null } }, asker, { ask }) => {
    const token = refreshToken ?? asker.refreshToken;
    if (token === null)
      throw new Failure('LOGIN_OVER', 'The request brings no token by which the next are had.');
    const asked = { refresh: sha256Hex(token), tenantId };
    const { accountId, grant } = await ask(asker.scope, gateway.refreshSession, asked).catch(
      (error: unknown) => {
        throw refreshToken === undefined ? leaving(error, asker) : error;
      },
    );
    const { cookies, ...out } = handedOut(grant, as, asker);
    return { ...json('refreshSession', out), cookies, actor: { accountId, tenantId: grant.tenantId } };
  },
  logOut: async (_, asker, { ask }) => {
    const { accountId, credentialId: sessionId } = asker.principal;
    if (asker.principal.by === 'session')
      await ask(asker.scope, gateway.endSession, { accountId, sessionId });
    return { ...json('logOut', {}), cookies: noCookies(asker) };
  },
  getMe: async (_, { scope, principal }, { ask }) => {
    // A program learns what it may do, and nothing of whoever made it.
    if (principal.by !== 'session') return json('getMe', { principal, account: null, memberships: [] });
    const known = await ask(scope, gateway.getAccount, { accountId: principal.accountId });
    return json('getMe', { principal, ...known });
  },
  changePassword: async ({ body }, asker, { ask }) => {
    const own = { accountId: expectPerson(asker), sessionId: asker.principal.credentialId, from: asker.from };
    return json('changePassword', await ask(asker.scope, gateway.changePassword, { ...body, ...own }));
  },
  eraseMe: async ({ body }, asker, { ask }) => {
    const own = { accountId: expectPerson(asker), from: asker.from };
    return json('eraseMe', await ask(asker.scope, gateway.eraseAccount, { ...body, ...own }));
  },
  listApiKeys: async ({ query }, asker, { ask }) => {
    const asked = { ...query, accountId: expectPerson(asker) };
    return json('listApiKeys', await ask(asker.scope, gateway.listApiKeys, asked));
  },
  createApiKey: async ({ body }, asker, { ask }) =>
    json(
      'createApiKey',
      await ask(asker.scope, gateway.createApiKey, { ...body, accountId: expectPerson(asker) }),
    ),
  revokeApiKey: async ({ params }, asker, { ask }) =>
    json(
      'revokeApiKey',
      await ask(asker.scope, gateway.revokeApiKey, { ...params, accountId: expectPerson(asker) }),
    ),
};
