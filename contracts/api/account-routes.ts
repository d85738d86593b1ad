/** Who somebody is: accounts, logins, keys of programs. */
import * as z from 'zod';
import {
  Account,
  ApiKey,
  Email,
  Grant,
  Membership,
  Password,
  PersonName,
  Principal,
  Token,
} from '../account.ts';
import { Right } from '../rights.ts';
import { Id } from '../shared.ts';
import { none, nothing, pageEnd, pageQuery } from './route-pieces.ts';
import type { Route } from './route.ts';

/** A page keeps its tokens in cookies that no script reads; a program is given them. */
const as = z.enum(['tokens', 'cookies']).default('tokens');

/** Null where the tokens went into cookies. */
const granted = z.strictObject({ grant: Grant.nullable() });

const identity = z.strictObject({ account: Account, memberships: z.array(Membership) });

const loggedIn = { kind: 'json', status: 200, schema: identity.extend(granted.shape) } as const;
const empty = { kind: 'json', status: 200, schema: z.strictObject({}) } as const;

const path = <P extends `/${string}`>(method: Route['method'], at: P, does: string) =>
  ({ method, path: at, does, params: nothing, query: nothing }) as const;

export const accountRoutes = {
  register: {
    ...path(
      'POST',
      '/auth/register',
      'Makes an account: where anybody may register with a tenant of its own, or as the member that an invitation makes it.',
    ),
    right: 'anyone',
    isSecret: true,
    body: {
      kind: 'json',
      schema: z.strictObject({
        email: Email,
        password: Password,
        name: PersonName,
        invitation: Token.optional(),
        as,
      }),
    },
    answer: { ...loggedIn, status: 201 },
  },
  logIn: {
    ...path(
      'POST',
      '/auth/login',
      'Gives tokens for a password: one for some minutes, and one by which the next are had. It takes no Idempotency-Key: asked for twice it is one session more.',
    ),
    right: 'anyone',
    isSecret: true,
    body: {
      kind: 'json',
      schema: z.strictObject({ email: Email, password: z.string().max(200), tenantId: Id.optional(), as }),
    },
    answer: loggedIn,
  },
  refreshSession: {
    ...path(
      'POST',
      '/auth/refresh',
      'Gives the next two tokens for the last one, also in another tenant; a token that comes twice ends the session. It takes no Idempotency-Key: the token says by itself that it was used (REFRESH_RACED), and whoever has lost the answer logs in.',
    ),
    right: 'anyone',
    isSecret: true,
    body: {
      kind: 'json',
      schema: z.strictObject({ refreshToken: Token.optional(), tenantId: Id.optional(), as }),
    },
    answer: { kind: 'json', status: 200, schema: granted },
  },
  logOut: {
    ...path('POST', '/auth/logout', 'Ends the session and every token of it.'),
    ...{ right: 'account', body: none, answer: empty },
  },
  getMe: {
    ...path(
      'GET',
      '/me',
      'Says who asks, what he may do, to a guest of which project, and to a person to which tenants he belongs.',
    ),
    ...{ right: 'known', body: none },
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({
        principal: Principal,
        account: Account.nullable(),
        memberships: z.array(Membership),
      }),
    },
  },
  changePassword: {
    ...path('POST', '/me/password', 'Changes the password and ends all other sessions.'),
    ...{ right: 'account', isSecret: true, answer: empty },
    body: { kind: 'json', schema: z.strictObject({ current: z.string().max(200), next: Password }) },
  },
  eraseMe: {
    ...path('POST', '/me/erase', 'Forgets who the account is of; what was made in its tenants stays there.'),
    ...{ right: 'account', isSecret: true, answer: empty },
    body: { kind: 'json', schema: z.strictObject({ password: z.string().max(200) }) },
  },
  listApiKeys: {
    ...path('GET', '/keys', 'Lists the keys that programs have of you.'),
    ...{ right: 'account', query: pageQuery, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ keys: z.array(ApiKey), ...pageEnd }) },
  },
  createApiKey: {
    ...path(
      'POST',
      '/keys',
      'Makes a key for a program, which may do some of what you may; it is told once.',
    ),
    ...{ right: 'account', isSecret: true },
    body: {
      kind: 'json',
      schema: z.strictObject({
        name: PersonName,
        rights: z.array(Right).min(1).max(Right.options.length),
        days: z.int().positive().max(3_650).nullable().default(90),
      }),
    },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ key: ApiKey, token: Token }) },
  },
  revokeApiKey: {
    ...{ method: 'DELETE', path: '/keys/{keyId}', does: 'Makes a key worth nothing.' },
    ...{ right: 'account', params: z.strictObject({ keyId: Id }), query: nothing, body: none, answer: empty },
  },
} as const satisfies Readonly<Record<string, Route>>;
