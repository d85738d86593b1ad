/** Tables of people, tenants and what they prove themselves with, in the schema of 01 gateway. */
import { EntitySchema } from 'typeorm';
import { instant, json, sharedColumns, text } from './columns.ts';

const id = (table: string) => text('id', { primary: true, primaryKeyConstraintName: `${table}_pkey` });

const tenant = new EntitySchema({
  name: 'gateway.Tenant',
  tableName: 'tenant',
  columns: { id: id('tenant'), title: text('title'), ...sharedColumns },
});

const account = new EntitySchema({
  name: 'gateway.Account',
  tableName: 'account',
  columns: {
    id: id('account'),
    email: text('email', { nullable: true }),
    name: text('name'),
    passwordHash: text('password_hash', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'account_email_key', columns: ['email'] }],
});

const member = new EntitySchema({
  name: 'gateway.Member',
  tableName: 'member',
  columns: { id: id('member'), accountId: text('account_id'), role: text('role'), ...sharedColumns },
  uniques: [{ name: 'member_account_key', columns: ['tenantId', 'accountId'] }],
  indices: [{ name: 'member_account_idx', columns: ['accountId'] }],
});

const invitation = new EntitySchema({
  name: 'gateway.Invitation',
  tableName: 'invitation',
  columns: {
    id: id('invitation'),
    hash: text('hash'),
    role: text('role'),
    expiresAt: instant('expires_at'),
    takenAt: instant('taken_at', { nullable: true }),
    takenBy: text('taken_by', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'invitation_hash_key', columns: ['hash'] }],
});

const session = new EntitySchema({
  name: 'gateway.Session',
  tableName: 'session',
  columns: {
    id: id('session'),
    accountId: text('account_id'),
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at', { nullable: true }),
    ...sharedColumns,
  },
  indices: [{ name: 'session_account_idx', columns: ['accountId'] }],
});

const token = new EntitySchema({
  name: 'gateway.Token',
  tableName: 'token',
  columns: {
    hash: text('hash', { primary: true, primaryKeyConstraintName: 'token_pkey' }),
    sessionId: text('session_id'),
    kind: text('kind'),
    expiresAt: instant('expires_at'),
    usedAt: instant('used_at', { nullable: true }),
    ...sharedColumns,
  },
  indices: [
    { name: 'token_session_idx', columns: ['sessionId'] },
    { name: 'token_expires_idx', columns: ['expiresAt'] },
  ],
});

const apiKey = new EntitySchema({
  name: 'gateway.ApiKey',
  tableName: 'api_key',
  columns: {
    id: id('api_key'),
    hash: text('hash'),
    accountId: text('account_id'),
    name: text('name'),
    rights: json('rights'),
    expiresAt: instant('expires_at', { nullable: true }),
    revokedAt: instant('revoked_at', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'api_key_hash_key', columns: ['hash'] }],
  indices: [{ name: 'api_key_account_idx', columns: ['accountId'] }],
});

export const accountEntities = [tenant, account, member, invitation, session, token, apiKey];
