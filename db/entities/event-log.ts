/** The event log and the cursors, the same in every schema that has them. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, bigint, json, sharedColumns, text } from './columns.ts';

/** `byRun` is for logs that are read run by run. */
export const eventLog = (module: string, { byRun = false } = {}): EntitySchema =>
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
    indices: byRun ? [{ name: 'event_log_run_idx', columns: ['runId', 'position'] }] : [],
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
