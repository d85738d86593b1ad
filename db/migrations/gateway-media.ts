/** Schema of what 01 gateway keeps of files that come in and go out. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharedColumnsSql } from './shared-columns.sql.ts';

/** Files that people bring, and the keys by which addresses are signed. */
export class GatewayMedia1764820000000 implements MigrationInterface {
  readonly name = 'GatewayMedia1764820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table gateway.upload (
        id text primary key, file_name text not null, bytes bigint not null, media_type text, at bigint not null,
        artifact jsonb, size jsonb, expires_at timestamptz not null,${sharedColumnsSql})`);
    await runner.query(`create index upload_project_idx on gateway.upload (project_id, created_at)`);
    await runner.query(`create index upload_expires_idx on gateway.upload (expires_at)`);
    await runner.query(`
      create table gateway.signing_key (
        id text primary key, secret text not null, signs_until timestamptz not null,
        expires_at timestamptz not null,${sharedColumnsSql})`);
    await runner.query(`create index signing_key_tenant_idx on gateway.signing_key (tenant_id, signs_until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway.upload, gateway.signing_key');
  }
}
