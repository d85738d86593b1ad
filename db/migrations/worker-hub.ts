/** Schema of 07 worker-hub. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql, eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class WorkerHubTables1764000000000 implements MigrationInterface {
  readonly name = 'WorkerHubTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table worker_hub.dispatch (
        job_id text primary key, position bigserial not null, run_id text not null, kind text not null, digest text not null,
        task jsonb not null, decision jsonb not null, provider jsonb not null, state text not null, attempt integer not null,
        deaths integer not null, token bigint not null, worker_id text, lease_until timestamptz,
        not_before timestamptz not null, share float8 not null,${sharedColumnsSql})`);
    await runner.query(`create index dispatch_waiting_idx on worker_hub.dispatch (state, kind, position)`);
    await runner.query(`
      create table worker_hub.worker_registry (
        id text primary key, node_id text not null, kinds text[] not null, slots integer not null, labels text[] not null,
        seen_at timestamptz not null,${sharedColumnsSql})`);
    await runner.query(`
      create table worker_hub.artifact (
        sha256 text not null, bytes bigint not null, media_type text not null,${appendOnlyColumnsSql},
        constraint artifact_pkey primary key (tenant_id, sha256))`);
    await runner.query(`
      create table worker_hub.artifact_ref (
        position bigserial primary key, sha256 text not null, role text not null, kind text not null, job_id text,${appendOnlyColumnsSql})`);
    await runner.query(`create index artifact_ref_sha256_idx on worker_hub.artifact_ref (sha256)`);
    await runner.query(`
      create table worker_hub.build_cache (
        digest text not null, artifacts jsonb not null, facts jsonb not null, cpu_ms integer not null,${appendOnlyColumnsSql},
        constraint build_cache_pkey primary key (tenant_id, digest))`);
    await runner.query(eventLogSql('worker_hub'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table worker_hub.event_log, worker_hub.build_cache, worker_hub.artifact_ref, worker_hub.artifact, worker_hub.worker_registry, worker_hub.dispatch',
    );
  }
}

/** Whoever takes a run over reads what became of its jobs; a worker that was taken to be lost may come back with its token. */
class TakeoverAndReturn1764500000000 implements MigrationInterface {
  readonly name = 'TakeoverAndReturn1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index event_log_run_idx on worker_hub.event_log (run_id, position)');
    await runner.query(`alter table worker_hub.dispatch add column lost bigint[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table worker_hub.dispatch drop column lost');
    await runner.query('drop index worker_hub.event_log_run_idx');
  }
}

/** What the largest GPU of a worker’s node has, so that no job is leased that does not fit into it. */
class WorkerVram1764460800000 implements MigrationInterface {
  readonly name = 'WorkerVram1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table worker_hub.worker_registry add column vram_mb integer not null default 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table worker_hub.worker_registry drop column vram_mb');
  }
}

/** What comes late is told by the step of its run. */
class StepsOfJobs1764500100000 implements MigrationInterface {
  readonly name = 'StepsOfJobs1764500100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table worker_hub.dispatch add column as_of bigint not null default 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table worker_hub.dispatch drop column as_of`);
  }
}

/** What waits is found in the order in which it came, and what is leased by its end, however much else there is. */
class OrderOfWaiting1764600000000 implements MigrationInterface {
  readonly name = 'OrderOfWaiting1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index dispatch_queued_idx on worker_hub.dispatch (position) where state = 'queued'`,
    );
    await runner.query(
      `create index dispatch_leased_idx on worker_hub.dispatch (lease_until) where state = 'leased'`,
    );
    await runner.query('drop index worker_hub.dispatch_waiting_idx');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create index dispatch_waiting_idx on worker_hub.dispatch (state, kind, position)`);
    await runner.query('drop index worker_hub.dispatch_leased_idx, worker_hub.dispatch_queued_idx');
  }
}

export const workerHubMigrations = [
  WorkerHubTables1764000000000,
  WorkerVram1764460800000,
  TakeoverAndReturn1764500000000,
  StepsOfJobs1764500100000,
  OrderOfWaiting1764600000000,
];
