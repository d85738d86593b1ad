/** Who somebody is: accounts, logins, keys of programs. */
import * as z from 'zod';
import { Account, ApiKey, Grant, Membership, PersonName, Principal } from '../../account.ts';
import { Right } from '../../rights.ts';
import { Id, Sha256 } from '../../shared.ts';
import { pageRef } from './facts.ts';

const accountRef = z.strictObject({ accountId: Id });

/** Where somebody asks from, by which those who try are slowed down. */
const from = z.string().min(1).max(80);

const identity = z.strictObject({ account: Account, memberships: z.array(Membership) });
const loggedIn = identity.extend({ grant: Grant });

/** Argon2 takes its time, and those who wait for it wait in line. */
const HASHING_MS = 60_000;

export const accountActions = {
  register: {
    does: 'Makes an account and logs it in: with a tenant of its own where anybody may register, or as the member that an invitation makes it.',
    params: z.strictObject({
      email: z.string(),
      password: z.string(),
      name: PersonName,
      invitation: Sha256.nullable(),
      from,
      /** Under which it is done once, however often it is asked for. */
      onceKey: z.string().min(1).max(100),
    }),
    result: loggedIn,
    timeoutMs: HASHING_MS,
  },
  logIn: {
    does: 'Proves who somebody is by password, and begins a session in a tenant.',
    params: z.strictObject({ email: z.string(), password: z.string(), tenantId: Id.nullable(), from }),
    result: loggedIn,
    timeoutMs: HASHING_MS,
  },
  refreshSession: {
    does: 'Gives the next two tokens of a session for the last one; a token that comes twice ends the session.',
    params: z.strictObject({ refresh: Sha256, tenantId: Id.nullable() }),
    result: accountRef.extend({ grant: Grant }),
  },
  endSession: {
    does: 'Ends a session and everything that proves it.',
    params: z.strictObject({ accountId: Id, sessionId: Id }),
    result: z.strictObject({}),
  },
  authenticate: {
    does: 'Says whom a token is of, by its hash; null for a token that is worth nothing.',
    params: z.strictObject({ token: Sha256, isLink: z.boolean() }),
    result: z.strictObject({ principal: Principal.nullable() }),
  },
  getAccount: {
    does: 'Tells of an account and the tenants that it belongs to.',
    params: accountRef,
    result: identity,
  },
  changePassword: {
    does: 'Changes a password and ends every other session of the account.',
    params: accountRef.extend({ current: z.string(), next: z.string(), sessionId: Id, from }),
    result: z.strictObject({}),
    timeoutMs: HASHING_MS,
  },
  eraseAccount: {
    does: 'Forgets who an account was of; what was done under it stays under a name that means nobody.',
    params: accountRef.extend({ password: z.string(), from }),
    result: z.strictObject({}),
    timeoutMs: HASHING_MS,
  },
  createApiKey: {
    does: 'Makes a key by which a program may do some of what an account may.',
    params: accountRef.extend({
      name: PersonName,
      rights: z.array(Right).min(1).max(Right.options.length),
      days: z.int().positive().max(3_650).nullable(),
    }),
    result: z.strictObject({ key: ApiKey, token: z.string() }),
  },
  listApiKeys: {
    does: 'Lists the keys of an account.',
    params: accountRef.extend(pageRef.shape),
    result: z.strictObject({ keys: z.array(ApiKey), next: z.string().nullable() }),
  },
  revokeApiKey: {
    does: 'Makes a key worth nothing.',
    params: accountRef.extend({ keyId: Id }),
    result: z.strictObject({}),
  },
} as const;
