/** Who did what, and what is known of somebody. */
import * as z from 'zod';
import { AuditCheck, AuditEntry, Deed } from '../audit.ts';
import { gateway } from '../modules/gateway.ts';
import { Id, Place } from '../shared.ts';
import { count, none, nothing } from './route-pieces.ts';
import type { Route } from './route.ts';

export const auditRoutes = {
  listDeeds: {
    ...{ method: 'GET', path: '/audit', does: 'Lists who did what in the tenant, in its order.' },
    ...{ right: 'manage', params: nothing, body: none },
    query: z.strictObject({
      after: z.coerce.number().int().nonnegative().default(0),
      limit: count(200).default(100),
      actor: Id.optional(),
      deed: Deed.shape.deed.optional(),
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({ entries: z.array(AuditEntry), next: z.int().nullable() }),
    },
  },
  checkDeeds: {
    ...{ method: 'GET', path: '/audit/check' },
    does: 'Sees whether what was kept of who did what is still as it was written.',
    ...{ right: 'manage', params: nothing, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: AuditCheck },
  },
  listSystemDeeds: {
    ...{ method: 'GET', path: '/operator/audit' },
    does: 'Lists what was tried by nobody known: logins that failed, registrations that were refused.',
    ...{ right: 'operate', params: nothing, body: none },
    query: z.strictObject({
      after: z.coerce.number().int().nonnegative().default(0),
      limit: count(200).default(100),
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({ entries: z.array(AuditEntry), next: z.int().nullable() }),
    },
  },
  exportMe: {
    ...{ method: 'GET', path: '/me/data' },
    does: 'Gives everything that is known of you: all that is forgotten with the account. Comments come by pages.',
    ...{ right: 'account', params: nothing, body: none },
    query: z.strictObject({ after: Place.default('') }),
    answer: { kind: 'json', status: 200, schema: gateway.exportAccount.result },
  },
} as const satisfies Readonly<Record<string, Route>>;
