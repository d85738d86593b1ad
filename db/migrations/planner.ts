/** Schema of 05 planner. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyColumnsSql, eventLogSql, sharedColumnsSql } from './shared-columns.sql.ts';

class PlannerTables1764000000000 implements MigrationInterface {
  readonly name = 'PlannerTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table planner.plan (id text primary key, request jsonb not null,${sharedColumnsSql})`,
    );
    await runner.query(
      `create table planner.script (plan_id text primary key, artifact jsonb not null,${appendOnlyColumnsSql})`,
    );
    await runner.query(`
      create table planner.task_dag (
        plan_id text not null, part text not null, artifact jsonb not null,${sharedColumnsSql},
        constraint task_dag_pkey primary key (plan_id, part))`);
    await runner.query(`
      create table planner.shot (
        plan_id text not null, id text not null, scene_id text not null, position integer not null, start_frame integer not null,
        frames integer not null, document jsonb not null,${sharedColumnsSql},
        constraint shot_pkey primary key (plan_id, id))`);
    await runner.query(`
      create table planner.timeline_segment (
        plan_id text not null, position integer not null, shot_id text not null, job text not null, start_frame integer not null,
        frames integer not null,${sharedColumnsSql},
        constraint timeline_segment_pkey primary key (plan_id, position))`);
    await runner.query(eventLogSql('planner'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table planner.event_log, planner.timeline_segment, planner.shot, planner.task_dag, planner.script, planner.plan',
    );
  }
}

export const plannerMigrations = [PlannerTables1764000000000];
