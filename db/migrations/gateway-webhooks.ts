/** Addresses of others that are told what happens, in the schema of 01 gateway. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedColumnsSql } from './shared-columns.sql.ts';

export class Webhooks1764880000000 implements MigrationInterface {
  readonly name = 'Webhooks1764880000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gateway.webhook (
        id text primary key, url text not null, secret text not null, events jsonb not null, only_project text, state text not null default 'active',
        told_position bigint not null, failures integer not null default 0, failing_since timestamptz, next_at timestamptz,
        held_until timestamptz, last_outcome text,${sharedColumnsSql})`);
    await runner.query(`create index webhook_tenant_idx on gateway.webhook (tenant_id)`);
    await runner.query(`create index webhook_due_idx on gateway.webhook (state, told_position)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.webhook');
  }
}
