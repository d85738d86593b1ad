/** The table of addresses that are told what happens, in the schema of 01 gateway. */
import { EntitySchema } from 'typeorm';
import { bigint, instant, integer, json, sharedColumns, text } from './columns.ts';

export const webhook = new EntitySchema({
  name: 'gateway.Webhook',
  tableName: 'webhook',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'webhook_pkey' }),
    url: text('url'),
    secret: text('secret'),
    events: json('events'),
    onlyProject: text('only_project', { nullable: true }),
    state: text('state', { default: 'active' }),
    toldPosition: bigint('told_position'),
    failures: integer('failures', { default: 0 }),
    failingSince: instant('failing_since', { nullable: true }),
    nextAt: instant('next_at', { nullable: true }),
    heldUntil: instant('held_until', { nullable: true }),
    lastOutcome: text('last_outcome', { nullable: true }),
    ...sharedColumns,
  },
  indices: [
    { name: 'webhook_tenant_idx', columns: ['tenantId'] },
    { name: 'webhook_due_idx', columns: ['state', 'toldPosition'] },
  ],
});
