/** Tables of 12 composer. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, bigint, integer, text } from './columns.ts';
import { eventLog } from './event-log.ts';

const composition = new EntitySchema({
  name: 'composer.Composition',
  tableName: 'composition',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'composition_pkey' }),
    runId: text('run_id'),
    frames: integer('frames'),
    filmSha256: text('film_sha256'),
    reportSha256: text('report_sha256'),
    reportBytes: bigint('report_bytes'),
    ...appendOnlyColumns,
  },
  uniques: [{ name: 'composition_run_key', columns: ['runId'] }],
});

const exported = new EntitySchema({
  name: 'composer.Export',
  tableName: 'export',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'export_pkey',
    }),
    runId: text('run_id'),
    path: text('path'),
    sha256: text('sha256'),
    bytes: bigint('bytes'),
    mediaType: text('media_type'),
    ...appendOnlyColumns,
  },
  uniques: [{ name: 'export_run_path_key', columns: ['runId', 'path'] }],
});

export const composerEntities = [composition, exported, eventLog('composer')];
