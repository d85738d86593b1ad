/** Tables of 06 model-router. */
import { EntitySchema } from 'typeorm';
import { bigint, instant, json, sharedColumns, appendOnlyColumns, text, texts } from './columns.ts';
import { eventLog } from './event-log.ts';

const provider = new EntitySchema({
  name: 'modelRouter.Provider',
  tableName: 'provider',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'provider_pkey' }),
    url: text('url'),
    kinds: texts('kinds'),
    document: json('document'),
    ...sharedColumns,
  },
});

const routeDecision = new EntitySchema({
  name: 'modelRouter.RouteDecision',
  tableName: 'route_decision',
  columns: {
    jobId: text('job_id', { primary: true, primaryKeyConstraintName: 'route_decision_pkey' }),
    runId: text('run_id'),
    decision: json('decision'),
    ...appendOnlyColumns,
  },
});

const nodeState = new EntitySchema({
  name: 'modelRouter.NodeState',
  tableName: 'node_state',
  columns: {
    nodeId: text('node_id', { primary: true, primaryKeyConstraintName: 'node_state_pkey' }),
    state: text('state'),
    since: instant('since'),
    because: texts('because'),
    telemetry: json('telemetry'),
    ...sharedColumns,
  },
});

const budget = new EntitySchema({
  name: 'modelRouter.Budget',
  tableName: 'budget',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'budget_pkey' }),
    currency: text('currency'),
    limitMicros: bigint('limit_micros'),
    spentMicros: bigint('spent_micros'),
    ...sharedColumns,
  },
});

const reservation = new EntitySchema({
  name: 'modelRouter.Reservation',
  tableName: 'reservation',
  columns: {
    jobId: text('job_id', { primary: true, primaryKeyConstraintName: 'reservation_pkey' }),
    runId: text('run_id'),
    amountMicros: bigint('amount_micros'),
    state: text('state'),
    ...sharedColumns,
  },
});

export const modelRouterEntities = [
  provider,
  routeDecision,
  nodeState,
  budget,
  reservation,
  eventLog('model-router'),
];
