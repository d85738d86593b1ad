/** What a module’s repositories work with: its own schema, transactions, and its retained log of events. */
import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { isPublishAllowed } from '../contracts/boundaries.ts';
import { Failure, messageOf } from '../contracts/error.ts';
import { EventEnvelope, events, type EventName, type NewEvent } from '../contracts/event.ts';
import { schemaOf } from '../contracts/modules/names.ts';
import type { Scope } from '../contracts/shared.ts';
import type { ModuleWithSchema } from './schemas.ts';
import { queryByKeptPlan } from './server/kept-plans.ts';
import { isOutage, isUndone } from './server/outage.ts';
import { queryFor, transactionFor } from './server/tenant-pool.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The inside of a transaction: nothing but the database may be awaited in it. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Runs one statement; rows are plain objects with the column names as written in the statement. */
  readonly query: <R = Row>(sql: string, parameters?: readonly unknown[]) => Promise<R[]>;
  /** Appends events to the module’s log as part of the transaction. Throws BOUNDARY_VIOLATION for another’s event. */
  readonly log: (scope: Scope, news: readonly NewEvent[]) => Promise<void>;
}

interface LoggedRow {
  readonly position: string;
  readonly id: string;
  readonly name: EventName;
  readonly run_id: string | null;
  readonly data: Record<string, unknown>;
  readonly version: number;
  readonly tenant_id: string;
  readonly project_id: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly created_at: Date;
}

const loggedColumns =
  'position, id, name, run_id, data, version, tenant_id, project_id, trace_id, correlation_id, created_at';

/** Whether each connection keeps the plans of what it was asked; the embedded database does so by itself, for all at once. */
export type Plans = 'kept' | 'made anew';

/** Connections that a module works on. */
export interface Pools {
  readonly own: DataSource;
  /** On a server, those of the role that sees one tenant’s rows; null where a module has none. */
  readonly tenants: DataSource | null;
  readonly plans: Plans;
}

/** What may be done in the name of one tenant. */
export type TenantDatabase = Pick<ModuleDatabase, 'query' | 'transaction'>;

type Managed<T> = (manager: EntityManager) => Promise<T>;

export class ModuleDatabase {
  readonly module: ModuleWithSchema;
  readonly #source: DataSource;
  readonly #tenants: DataSource | null;
  readonly #plans: Plans;
  readonly #schema: string;
  #onLogged: (envelopes: readonly EventEnvelope[]) => void = () => undefined;

  constructor(module: ModuleWithSchema, { own, tenants, plans }: Pools) {
    this.module = module;
    this.#source = own;
    this.#tenants = tenants;
    this.#plans = plans;
    this.#schema = schemaOf(module);
  }

  /** The same tables, of which on a server only the rows of this tenant are there; elsewhere statements alone see to that. */
  forTenant(tenantId: string): TenantDatabase {
    const pool = this.#tenants;
    if (pool === null) return this;
    return {
      query: (text, values = []) => queryFor<never>(pool, tenantId, { text, values }).catch(told),
      transaction: (work) => this.#announced((managed) => transactionFor(pool, tenantId, managed), work),
    };
  }

  /** Who is told, after the commit, that the log has grown. */
  whenLogged(listener: (envelopes: readonly EventEnvelope[]) => void): void {
    this.#onLogged = listener;
  }

  /** One statement on its own. */
  readonly query: Transaction['query'] = async <R = Row>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<R[]> =>
    this.#plans === 'kept'
      ? this.#planned<R>(sql, parameters).catch(told)
      : rowsOf<R>(await this.#source.query(sql, [...parameters]).catch(told));

  /**
   * One statement that logs by `logSql` or `logNewsSql`. Every row has the columns of the event that was logged
   * with it, beside its own, or nulls where none was; the events are announced once it has run.
   */
  async logging<R = Row>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    const rows = await this.query<R & (LoggedRow | { readonly position: null })>(sql, parameters);
    const logged = rows.filter((row): row is R & LoggedRow => row.position !== null);
    if (logged.length > 0) this.#onLogged(logged.map((row) => this.#envelope(row)));
    return rows;
  }

  /**
   * For statements that change something and log it in one: the table expressions `turn` and `logged`. Each row of the
   * table expression `news` is an event: its columns `run_id`, `data` in the form that the contract gives the event, and
   * the shared ones. What happened is settled before the lock is taken, in the order in which transactions do it.
   */
  logSql(name: EventName): string {
    this.#checkOwn(name);
    const columns = 'run_id, data, tenant_id, project_id, trace_id, correlation_id';
    return `
      turn as (
        select pg_advisory_xact_lock(hashtext('${this.#schema}')) from (select count(*) as events from news) as counted where events > 0),
      logged as (
        insert into ${this.#schema}.event_log (id, name, version, ${columns})
        select gen_random_uuid()::text, '${name}', ${events[name].version}, ${columns} from turn, news
        returning ${loggedColumns})`;
  }

  /**
   * The same for events of several names. Their rows are those of `newsRows`: `news` has their columns, `place` by which they
   * are ordered, and the shared ones.
   */
  logNewsSql(): string {
    const columns = 'id, name, version, run_id, data, tenant_id, project_id, trace_id, correlation_id';
    return `
      turn as (
        select pg_advisory_xact_lock(hashtext('${this.#schema}')) from (select count(*) as events from news) as counted where events > 0),
      logged as (
        insert into ${this.#schema}.event_log (${columns}) select ${columns} from turn, news order by place
        returning ${loggedColumns})`;
  }

  /** Events as rows for a statement that logs them. Throws BOUNDARY_VIOLATION for another’s event. */
  newsRows(news: readonly NewEvent[]): Row[] {
    for (const { name } of news) this.#checkOwn(name);
    return news.map(toLogRow);
  }

  /** Runs `work` in one transaction; events logged in it are announced once it is committed. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#announced((managed) => this.#source.transaction(managed), work);
  }

  async #announced<T>(
    transact: (managed: Managed<T>) => Promise<T>,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const logged: EventEnvelope[] = [];
    const result = await transact((manager) => work(this.#within(manager, logged))).catch(told);
    if (logged.length > 0) this.#onLogged(logged);
    return result;
  }

  /** Events after a position, oldest first. */
  async readEvents(after: number, limit: number): Promise<EventEnvelope[]> {
    const rows = await this.query<LoggedRow>(
      `select ${loggedColumns} from ${this.#schema}.event_log where position > $1 order by position limit $2`,
      [after, limit],
    );
    return rows.map((row) => this.#envelope(row));
  }

  /** What the log says of one run after a position, oldest first. */
  async readRunEvents(runId: string, after: number, limit: number): Promise<EventEnvelope[]> {
    const rows = await this.query<LoggedRow>(
      `select ${loggedColumns} from ${this.#schema}.event_log where run_id = $1 and position > $2 order by position limit $3`,
      [runId, after, limit],
    );
    return rows.map((row) => this.#envelope(row));
  }

  async #planned<R>(text: string, parameters: readonly unknown[]): Promise<R[]> {
    const runner = this.#source.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      return await queryByKeptPlan<R>(client, text, parameters);
    } finally {
      await runner.release();
    }
  }

  #within(manager: EntityManager, logged: EventEnvelope[]): Transaction {
    const query = async <R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> =>
      rowsOf<R>(await manager.query(sql, [...parameters]));
    const log = async (scope: Scope, news: readonly NewEvent[]): Promise<void> => {
      if (news.length > 0) logged.push(...(await this.#append(query, scope, news)));
    };
    return { manager, query, log };
  }

  /**
   * The lock makes positions appear in order: without it a reader could see position 8 before a slower transaction
   * commits position 7, and pass 7 by for ever.
   */
  async #append(
    query: Transaction['query'],
    scope: Scope,
    news: readonly NewEvent[],
  ): Promise<EventEnvelope[]> {
    const given = this.newsRows(news);
    const rows = await query<LoggedRow>(
      `with turn as (select pg_advisory_xact_lock(hashtext($1)))
       insert into ${this.#schema}.event_log (id, name, run_id, data, version, tenant_id, project_id, trace_id, correlation_id)
       select e.id, e.name, e.run_id, e.data, e.version, $3, $4, $5, $6
       from turn, jsonb_to_recordset($2::jsonb) as e(id text, name text, run_id text, data jsonb, version int)
       returning ${loggedColumns}`,
      [
        this.#schema,
        JSON.stringify(given),
        scope.tenantId,
        scope.projectId,
        scope.traceId,
        scope.correlationId,
      ],
    );
    return rows.map((row) => this.#envelope(row));
  }

  #checkOwn(name: EventName): void {
    if (isPublishAllowed(this.module, name)) return;
    throw new Failure('BOUNDARY_VIOLATION', `${this.module} may not publish ${name}.`);
  }

  #envelope(row: LoggedRow): EventEnvelope {
    return {
      id: row.id,
      name: row.name,
      version: row.version,
      owner: this.module,
      position: Number(row.position),
      runId: row.run_id,
      at: row.created_at.toISOString(),
      data: row.data,
      tenantId: row.tenant_id,
      projectId: row.project_id,
      traceId: row.trace_id,
      correlationId: row.correlation_id,
    };
  }
}

const toLogRow = (event: NewEvent): Row => ({
  id: randomUUID(),
  name: event.name,
  run_id: event.runId,
  data: events[event.name].data.parse(event.data),
  version: events[event.name].version,
});

/** A server that is away is no fault of the statement: it may be tried again. */
function told(error: unknown): never {
  if (isUndone(error))
    throw new Failure('STORAGE_UNAVAILABLE', `The database has undone a change: ${messageOf(error)}.`);
  if (!isOutage(error)) throw error;
  throw new Failure('STORAGE_UNAVAILABLE', `The database cannot be reached: ${messageOf(error)}.`);
}

/** TypeORM gives `[rows, count]` for updates and deletes, and rows for everything else. */
function rowsOf<R>(result: unknown): R[] {
  const rows =
    Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number'
      ? result[0]
      : result;
  return rows as R[];
}
