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

export const assetKnowledgeMigrations = [AssetKnowledgeTables1764000000000, OwnAssets1764820000000];
