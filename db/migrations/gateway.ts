/** Schema of 01 gateway. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GatewayMedia1764820000000 } from './gateway-media.ts';
import { Accounts1764840000000 } from './gateway-accounts.ts';
import { Audit1764870000000 } from './gateway-audit.ts';
import { Sharing1764850000000 } from './gateway-sharing.ts';
import { Webhooks1764880000000 } from './gateway-webhooks.ts';
import { eventCursorSql, eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class GatewayTables1764000000000 implements MigrationInterface {
  readonly name = 'GatewayTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table gateway.project (id text primary key, title text not null,${sharedColumnsSql})`,
    );
    await runner.query(
      `alter table gateway.project add constraint project_idempotency_key unique (tenant_id, idempotency_key)`,
    );
    await runner.query(`
      create table gateway.story_version (
        id text primary key, story_sha256 text not null, story_bytes integer not null, file_name text not null,
        title text not null, characters integer not null, language text not null, cast_hints jsonb not null,${sharedColumnsSql})`);
    await runner.query(`
      create table gateway.revision (
        id text primary key, story_version_id text not null, number integer not null, parent_id text,
        edits jsonb not null, sealed_at timestamptz,${sharedColumnsSql})`);
    await runner.query(
      `alter table gateway.revision add constraint revision_number_key unique (project_id, number)`,
    );
    await runner.query(`
      create table gateway.idempotency (
        position bigserial primary key, id text not null, action text not null, subject_id text not null,${sharedColumnsSql})`);
    await runner.query(`alter table gateway.idempotency add constraint idempotency_id_key unique (id)`);
    await runner.query(`
      create table gateway.event_feed (
        position bigserial primary key, owner text not null, owner_position bigint not null, run_id text,
        envelope jsonb not null, created_at timestamptz not null default now())`);
    await runner.query(
      `alter table gateway.event_feed add constraint event_feed_owner_position_key unique (owner, owner_position)`,
    );
    await runner.query(`create index event_feed_run_idx on gateway.event_feed (run_id, position)`);
    await runner.query(eventLogSql('gateway'));
    await runner.query(eventCursorSql('gateway'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table gateway.event_cursor, gateway.event_log, gateway.event_feed, gateway.idempotency, gateway.revision, gateway.story_version, gateway.project',
    );
  }
}

/** What is asked for under a key of its own is done once, and answered again as it was for as long as the key is kept. */
class RequestKeys1764700000000 implements MigrationInterface {
  readonly name = 'RequestKeys1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gateway.request_key (
        id text primary key, fingerprint text not null, answer jsonb, lease_until timestamptz not null,
        expires_at timestamptz not null,${sharedColumnsSql})`);
    await runner.query(
      `alter table gateway.request_key add constraint request_key_key unique (tenant_id, idempotency_key)`,
    );
    await runner.query(`create index request_key_expires_idx on gateway.request_key (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.request_key');
  }
}

/** Each event of the feed is of a tenant, to whom alone it is told. */
class FeedOfTenants1764830000000 implements MigrationInterface {
  readonly name = 'FeedOfTenants1764830000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table gateway.event_feed add column tenant_id text, add column project_id text`,
    );
    await runner.query(
      `update gateway.event_feed set tenant_id = envelope->>'tenantId', project_id = envelope->>'projectId'`,
    );
    await runner.query(
      `alter table gateway.event_feed alter column tenant_id set not null, alter column project_id set not null`,
    );
    await runner.query(`create index event_feed_tenant_idx on gateway.event_feed (tenant_id, position)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table gateway.event_feed drop column tenant_id, drop column project_id`);
  }
}

/** What people call a revision that they want to find again. */
class RevisionNames1764800000000 implements MigrationInterface {
  readonly name = 'RevisionNames1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table gateway.revision add column name text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table gateway.revision drop column name');
  }
}

export const gatewayMigrations = [
  GatewayTables1764000000000,
  RequestKeys1764700000000,
  RevisionNames1764800000000,
  GatewayMedia1764820000000,
  FeedOfTenants1764830000000,
  Accounts1764840000000,
  Sharing1764850000000,
  Audit1764870000000,
  Webhooks1764880000000,
];
