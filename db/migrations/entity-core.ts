/** Schema of 03 entity-core. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql, eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class EntityCoreTables1764000000000 implements MigrationInterface {
  readonly name = 'EntityCoreTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entity_core.entity (
        id text not null, kind text not null, name text not null, document jsonb not null,${sharedColumnsSql},
        constraint entity_pkey primary key (project_id, id))`);
    await runner.query(`
      create table entity_core.entity_link (
        position bigserial primary key, run_id text not null, from_id text not null, to_id text not null, relation text not null,
        weight float8 not null,${appendOnlyColumnsSql})`);
    await runner.query(`create index entity_link_run_idx on entity_core.entity_link (run_id)`);
    await runner.query(`
      create table entity_core.story_state (
        run_id text not null, scene_id text not null, document jsonb not null,${appendOnlyColumnsSql},
        constraint story_state_pkey primary key (run_id, scene_id))`);
    await runner.query(
      `create table entity_core.bible (id text primary key, document jsonb not null,${sharedColumnsSql})`,
    );
    await runner.query(eventLogSql('entity_core'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table entity_core.event_log, entity_core.bible, entity_core.story_state, entity_core.entity_link, entity_core.entity',
    );
  }
}

export const entityCoreMigrations = [EntityCoreTables1764000000000];
