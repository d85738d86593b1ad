/** Schema of 04 asset-knowledge. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventLogSql } from './shared-columns.sql.ts';

class AssetKnowledgeTables1764000000000 implements MigrationInterface {
  readonly name = 'AssetKnowledgeTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eventLogSql('asset_knowledge'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table asset_knowledge.event_log');
  }
}

export const assetKnowledgeMigrations = [AssetKnowledgeTables1764000000000];
