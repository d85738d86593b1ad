/** Tables of 05 planner. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, integer, json, sharedColumns, text } from './columns.ts';
import { eventLog } from './event-log.ts';

const plan = new EntitySchema({
  name: 'planner.Plan',
  tableName: 'plan',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'plan_pkey' }),
    request: json('request'),
    ...sharedColumns,
  },
});

const script = new EntitySchema({
  name: 'planner.Script',
  tableName: 'script',
  columns: {
    planId: text('plan_id', { primary: true, primaryKeyConstraintName: 'script_pkey' }),
    artifact: json('artifact'),
    ...appendOnlyColumns,
  },
});

/** Graphs of jobs: `voices` before speech is measured, `film` after it. */
const taskDag = new EntitySchema({
  name: 'planner.TaskDag',
  tableName: 'task_dag',
  columns: {
    planId: text('plan_id', { primary: true, primaryKeyConstraintName: 'task_dag_pkey' }),
    part: text('part', { primary: true, primaryKeyConstraintName: 'task_dag_pkey' }),
    artifact: json('artifact'),
    ...sharedColumns,
  },
});

const shot = new EntitySchema({
  name: 'planner.Shot',
  tableName: 'shot',
  columns: {
    planId: text('plan_id', { primary: true, primaryKeyConstraintName: 'shot_pkey' }),
    id: text('id', { primary: true, primaryKeyConstraintName: 'shot_pkey' }),
    sceneId: text('scene_id'),
    position: integer('position'),
    startFrame: integer('start_frame'),
    frames: integer('frames'),
    document: json('document'),
    ...sharedColumns,
  },
});

const timelineSegment = new EntitySchema({
  name: 'planner.TimelineSegment',
  tableName: 'timeline_segment',
  columns: {
    planId: text('plan_id', { primary: true, primaryKeyConstraintName: 'timeline_segment_pkey' }),
    position: integer('position', { primary: true, primaryKeyConstraintName: 'timeline_segment_pkey' }),
    shotId: text('shot_id'),
    job: text('job'),
    startFrame: integer('start_frame'),
    frames: integer('frames'),
    ...sharedColumns,
  },
});

export const plannerEntities = [plan, script, taskDag, shot, timelineSegment, eventLog('planner')];
