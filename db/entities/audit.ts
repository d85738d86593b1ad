/** The table of who did what, in the schema of 01 gateway. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, bigint, text } from './columns.ts';

export const audit = new EntitySchema({
  name: 'gateway.Audit',
  tableName: 'audit',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'audit_pkey',
    }),
    number: bigint('number'),
    actor: text('actor'),
    entry: text('entry'),
    hash: text('hash'),
    ...appendOnlyColumns,
  },
  uniques: [{ name: 'audit_number_key', columns: ['tenantId', 'number'] }],
  indices: [{ name: 'audit_actor_idx', columns: ['tenantId', 'actor', 'number'] }],
});
