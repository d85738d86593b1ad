/** Schema of 06 model-router. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql, eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class ModelRouterTables1764000000000 implements MigrationInterface {
  readonly name = 'ModelRouterTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table model_router.provider (
        id text primary key, url text not null, kinds text[] not null, document jsonb not null,${sharedColumnsSql})`);
    await runner.query(`
      create table model_router.route_decision (
        job_id text primary key, run_id text not null, decision jsonb not null,${appendOnlyColumnsSql})`);
    await runner.query(
      `create table model_router.node_state (node_id text primary key, telemetry jsonb not null,${sharedColumnsSql})`,
    );
    await runner.query(`
      create table model_router.budget (
        id text primary key, currency text not null, limit_micros bigint not null, spent_micros bigint not null,${sharedColumnsSql})`);
    await runner.query(`
      create table model_router.reservation (
        job_id text primary key, run_id text not null, amount_micros bigint not null, state text not null,${sharedColumnsSql})`);
    await runner.query(eventLogSql('model_router'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table model_router.event_log, model_router.reservation, model_router.budget, model_router.node_state, model_router.route_decision, model_router.provider',
    );
  }
}

/** Whether a node is counted on, since when and why. Nothing had ever been written into the table. */
class NodeStates1764460800000 implements MigrationInterface {
  readonly name = 'NodeStates1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('delete from model_router.node_state');
    await runner.query(
      `alter table model_router.node_state
         add column state text not null, add column since timestamptz not null, add column because text[] not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table model_router.node_state drop column state, drop column since, drop column because',
    );
  }
}

export const modelRouterMigrations = [ModelRouterTables1764000000000, NodeStates1764460800000];
