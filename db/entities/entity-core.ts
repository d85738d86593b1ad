/** Tables of 03 entity-core. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, bigint, json, real, sharedColumns, text } from './columns.ts';
import { eventLog } from './event-log.ts';

/** An entity as the newest settlement of its project has it. */
const entity = new EntitySchema({
  name: 'entityCore.Entity',
  tableName: 'entity',
  columns: {
    projectId: text('project_id', { primary: true, primaryKeyConstraintName: 'entity_pkey' }),
    id: text('id', { primary: true, primaryKeyConstraintName: 'entity_pkey' }),
    kind: text('kind'),
    name: text('name'),
    document: json('document'),
    ...withoutProject(sharedColumns),
  },
});

const entityLink = new EntitySchema({
  name: 'entityCore.EntityLink',
  tableName: 'entity_link',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'entity_link_pkey',
    }),
    runId: text('run_id'),
    fromId: text('from_id'),
    toId: text('to_id'),
    relation: text('relation'),
    weight: real('weight'),
    ...appendOnlyColumns,
  },
  indices: [{ name: 'entity_link_run_idx', columns: ['runId'] }],
});

const storyState = new EntitySchema({
  name: 'entityCore.StoryState',
  tableName: 'story_state',
  columns: {
    runId: text('run_id', { primary: true, primaryKeyConstraintName: 'story_state_pkey' }),
    sceneId: text('scene_id', { primary: true, primaryKeyConstraintName: 'story_state_pkey' }),
    document: json('document'),
    ...appendOnlyColumns,
  },
});

const bible = new EntitySchema({
  name: 'entityCore.Bible',
  tableName: 'bible',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'bible_pkey' }),
    document: json('document'),
    ...sharedColumns,
  },
});

function withoutProject({
  projectId: _project,
  ...rest
}: typeof sharedColumns): Omit<typeof sharedColumns, 'projectId'> {
  return rest;
}

export const entityCoreEntities = [entity, entityLink, storyState, bible, eventLog('entity-core')];
