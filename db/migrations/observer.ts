/** Schema of 13 observer. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql, eventCursorSql, eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class ObserverTables1764000000000 implements MigrationInterface {
  readonly name = 'ObserverTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table observer.audit (
        position bigserial primary key, owner text not null, owner_position bigint not null, name text not null, run_id text,
        at timestamptz not null,${appendOnlyColumnsSql})`);
    await runner.query(
      `alter table observer.audit add constraint audit_owner_position_key unique (owner, owner_position)`,
    );
    await runner.query(`
      create table observer.cost_entry (
        id text primary key, run_id text not null, job_id text not null, provider text not null, cpu_ms integer not null,
        amount_micros bigint not null, currency text not null,${appendOnlyColumnsSql})`);
    await runner.query(`create index cost_entry_run_idx on observer.cost_entry (run_id)`);
    await runner.query(`
      create table observer.metric_rollup (
        id text primary key, run_id text not null, kind text not null, jobs integer not null, reused integer not null,
        failed integer not null, cpu_ms bigint not null,${sharedColumnsSql})`);
    await runner.query(eventLogSql('observer'));
    await runner.query(eventCursorSql('observer'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table observer.event_cursor, observer.event_log, observer.metric_rollup, observer.cost_entry, observer.audit',
    );
  }
}

export const observerMigrations = [ObserverTables1764000000000];
