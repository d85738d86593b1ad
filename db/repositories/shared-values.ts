/** What every row carries, in SQL: whose it is, and when. */
import type { Scope } from '../../contracts/shared.ts';

/** A column of time as contracts have instants: ISO 8601 in UTC with milliseconds. */
export const instantSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Shared columns that a writer gives, in the order of `scopeValues`. */
export const scopeColumns = 'tenant_id, project_id, trace_id, correlation_id';

export const scopeValues = (scope: Scope): string[] => [
  scope.tenantId,
  scope.projectId,
  scope.traceId,
  scope.correlationId,
];
