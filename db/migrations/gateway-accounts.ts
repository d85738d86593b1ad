/** People, tenants and what they prove themselves with, in the schema of 01 gateway. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedColumnsSql } from './shared-columns.sql.ts';

const people = `
  create table gateway.tenant (id text primary key, title text not null,${sharedColumnsSql});
  create table gateway.account (id text primary key, email text, name text not null, password_hash text,${sharedColumnsSql},
    constraint account_email_key unique (email));
  create table gateway.member (id text primary key, account_id text not null, role text not null,${sharedColumnsSql},
    constraint member_account_key unique (tenant_id, account_id));
  create index member_account_idx on gateway.member (account_id);
  create table gateway.invitation (
    id text primary key, hash text not null, role text not null, expires_at timestamptz not null, taken_at timestamptz, taken_by text,${sharedColumnsSql},
    constraint invitation_hash_key unique (hash))`;

const proofs = `
  create table gateway.session (id text primary key, account_id text not null, expires_at timestamptz not null, ended_at timestamptz,${sharedColumnsSql});
  create index session_account_idx on gateway.session (account_id);
  create table gateway.token (
    hash text primary key, session_id text not null, kind text not null, expires_at timestamptz not null, used_at timestamptz,${sharedColumnsSql});
  create index token_session_idx on gateway.token (session_id);
  create index token_expires_idx on gateway.token (expires_at);
  create table gateway.api_key (
    id text primary key, hash text not null, account_id text not null, name text not null, rights jsonb not null, expires_at timestamptz, revoked_at timestamptz,${sharedColumnsSql},
    constraint api_key_hash_key unique (hash));
  create index api_key_account_idx on gateway.api_key (account_id)`;

export class Accounts1764840000000 implements MigrationInterface {
  readonly name = 'Accounts1764840000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of `${people};${proofs}`.split(';')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table gateway.api_key, gateway.token, gateway.session, gateway.invitation, gateway.member, gateway.account, gateway.tenant',
    );
  }
}
