/** Schema of 12 composer. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql, eventLogSql } from './shared-columns.sql.ts';

class ComposerTables1764000000000 implements MigrationInterface {
  readonly name = 'ComposerTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table composer.composition (
        id text primary key, run_id text not null, frames integer not null, film_sha256 text not null,
        report_sha256 text not null, report_bytes bigint not null,${appendOnlyColumnsSql})`);
    await runner.query(`alter table composer.composition add constraint composition_run_key unique (run_id)`);
    await runner.query(`
      create table composer.export (
        position bigserial primary key, run_id text not null, path text not null, sha256 text not null,
        bytes bigint not null, media_type text not null,${appendOnlyColumnsSql})`);
    await runner.query(
      `alter table composer.export add constraint export_run_path_key unique (run_id, path)`,
    );
    await runner.query(eventLogSql('composer'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table composer.event_log, composer.export, composer.composition');
  }
}

export const composerMigrations = [ComposerTables1764000000000];
