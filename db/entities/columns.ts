/** Column kinds and the shared columns of every table (DESIGN: contracts/shared.ts SharedFields, in snake_case). */
import type { EntitySchemaColumnOptions } from 'typeorm';

type Column = EntitySchemaColumnOptions;
type More = Partial<Column>;

export const text = (name: string, more: More = {}): Column => ({ type: 'text', name, ...more });
export const integer = (name: string, more: More = {}): Column => ({ type: 'int', name, ...more });
export const real = (name: string, more: More = {}): Column => ({ type: 'float8', name, ...more });
export const flag = (name: string, more: More = {}): Column => ({ type: 'boolean', name, ...more });
export const json = (name: string, more: More = {}): Column => ({ type: 'jsonb', name, ...more });
/** So many numbers, as pgvector compares them. */
export const vector = (name: string, length: number, more: More = {}): Column => ({
  type: 'vector',
  name,
  length,
  ...more,
});
export const instant = (name: string, more: More = {}): Column => ({ type: 'timestamptz', name, ...more });
export const texts = (name: string, more: More = {}): Column => ({
  type: 'text',
  name,
  array: true,
  ...more,
});

/** A whole number that may pass 2³¹; drivers give it as a string, so it is read back as a number here. */
export const bigint = (name: string, more: More = {}): Column => ({
  type: 'bigint',
  name,
  transformer: {
    to: (value: unknown) => value,
    from: (value: unknown) => (value === null ? null : Number(value)),
  },
  ...more,
});

export const bigints = (name: string, more: More = {}): Column => ({
  type: 'bigint',
  name,
  array: true,
  ...more,
});

const identity = {
  tenantId: text('tenant_id'),
  projectId: text('project_id'),
  traceId: text('trace_id'),
  correlationId: text('correlation_id'),
  idempotencyKey: text('idempotency_key', { nullable: true }),
  errorCode: text('error_code', { nullable: true }),
  version: integer('version', { default: 1 }),
  createdAt: instant('created_at', { default: () => 'now()' }),
} as const;

/** Shared columns of rows that change. */
export const sharedColumns = {
  ...identity,
  updatedAt: instant('updated_at', { default: () => 'now()' }),
  deletedAt: instant('deleted_at', { nullable: true }),
} as const;

/** Shared columns of rows that are only ever added. */
export const appendOnlyColumns = identity;

/** Values of the shared columns that a writer must give. */
export interface SharedValues {
  tenantId: string;
  projectId: string;
  traceId: string;
  correlationId: string;
}
