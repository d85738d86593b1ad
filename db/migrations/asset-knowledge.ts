/** Schema of 04 asset-knowledge. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class AssetKnowledgeTables1764000000000 implements MigrationInterface {
  readonly name = 'AssetKnowledgeTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eventLogSql('asset_knowledge'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table asset_knowledge.event_log');
  }
}

/** Pictures and sounds that people add. */
class OwnAssets1764820000000 implements MigrationInterface {
  readonly name = 'OwnAssets1764820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table asset_knowledge.asset (
        id text primary key, kind text not null, terms jsonb not null, licence text not null, origin text not null,
        file_name text not null, artifact jsonb not null, size jsonb,${sharedColumnsSql})`);
    await runner.query(
      `alter table asset_knowledge.asset add constraint asset_upload_key unique (tenant_id, idempotency_key)`,
    );
    await runner.query(`create index asset_tenant_idx on asset_knowledge.asset (tenant_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table asset_knowledge.asset');
  }
}

/** What the assets are like that people add. On a server whoever prepares it has added pgvector before. */
class AssetVectors1764900000000 implements MigrationInterface {
  readonly name = 'AssetVectors1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create extension if not exists vector');
    await runner.query(`
      create table asset_knowledge.asset_vector (
        asset_id text primary key, space text not null, formula integer not null, embedding vector(192), tries integer not null default 0,${sharedColumnsSql})`);
    await runner.query(
      `create index asset_vector_tenant_idx on asset_knowledge.asset_vector (tenant_id, space)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table asset_knowledge.asset_vector');
  }
}

export const assetKnowledgeMigrations = [
  AssetKnowledgeTables1764000000000,
  OwnAssets1764820000000,
  AssetVectors1764900000000,
];
