/** The event log and the cursors, the same in every schema that has them. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, bigint, json, sharedColumns, text } from './columns.ts';

export const eventLog = (module: string): EntitySchema =>
  new EntitySchema({
    name: `${module}.EventLog`,
    tableName: 'event_log',
    columns: {
      position: bigint('position', {
        primary: true,
        generated: 'increment',
        primaryKeyConstraintName: 'event_log_pkey',
      }),
      id: text('id'),
      name: text('name'),
      runId: text('run_id', { nullable: true }),
      data: json('data'),
      ...appendOnlyColumns,
    },
    uniques: [{ name: 'event_log_id_key', columns: ['id'] }],
  });

export const eventCursor = (module: string): EntitySchema =>
  new EntitySchema({
    name: `${module}.EventCursor`,
    tableName: 'event_cursor',
    columns: {
      owner: text('owner', { primary: true, primaryKeyConstraintName: 'event_cursor_pkey' }),
      position: bigint('position', { default: 0 }),
      ...sharedColumns,
    },
  });
