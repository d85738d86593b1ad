/** Which tables hold a film, how a row of each travels from one database to another, and which tables stay and why. */
import type { EntitySchema, EntitySchemaColumnOptions } from 'typeorm';
import { schemaOf } from '../../contracts/modules/names.ts';
import { moduleSchemas, modulesWithSchema, type ModuleWithSchema } from '../schemas.ts';

/** Tables that never travel. Whatever is not named here does. */
export const staying: Readonly<Record<string, string>> = {
  'gateway.event_feed': 'the gateway writes it from the logs, where they are',
  'gateway.request_key': 'keeps what was answered over there, to those who may ask again there',
  'gateway.signing_key': 'signs addresses of the installation, which lead nowhere else',
  'gateway.tenant': 'the people of one side are not those of the other',
  'gateway.account': 'the people of one side are not those of the other',
  'gateway.member': 'the people of one side are not those of the other',
  'gateway.invitation': 'invites people of one side',
  'gateway.audit': 'holds what was done on one side',
  'gateway.webhook': 'tells others what happens on one side',
  'gateway.comment': 'was said by people of one side, to people of one side',
  'gateway.share_link': 'lets people see what is on one side',
  'gateway.session': 'proves who somebody is on one side',
  'gateway.token': 'proves who somebody is on one side',
  'gateway.api_key': 'proves who somebody is on one side',
  'gateway.event_cursor': 'says how far logs were read that are not those of the other side',
  'orchestrator.event_cursor': 'says how far logs were read that are not those of the other side',
  'observer.event_log': 'the observer raises its alerts from the logs, where they are',
  'observer.event_cursor': 'says how far logs were read that are not those of the other side',
  'observer.audit': 'the observer writes it from the logs, where they are',
  'observer.cost_entry': 'the observer writes it from the logs, where they are',
  'observer.metric_rollup': 'the observer writes it from the logs, where they are',
  'model_router.provider': 'belongs to the installation: its nodes register what they have',
  'model_router.node_state': 'is telemetry of the nodes of one side',
  'worker_hub.worker_registry': 'holds the workers of one side',
};

/** What is special about a table; SQL speaks of its rows as `t`, and of a row that has travelled as `s.row`. */
interface Manner {
  /** Which rows are those of the project $project; those that carry its id, unless it is said. */
  readonly of?: string;
  /** A row as it travels, made of `to_jsonb(t)` without what the database numbers itself. */
  readonly leaving?: (row: string) => string;
  /** A row as it is stored; $key is by what the project is found again there. */
  readonly landing?: string;
  /** Whether other films use its rows as well, which stand for bytes that are the same everywhere. */
  readonly isShared?: true;
}

const heardAsEvent = `
  case when t.documents ? 'heard' then jsonb_set(t.documents, '{heard}',
    coalesce((select to_jsonb(l.id) from worker_hub.event_log l where l.position = (t.documents->>'heard')::bigint), 'null'))
  else t.documents end`;

const heardAsPosition = `
  case when s.row->'documents' ? 'heard' then jsonb_set(s.row, '{documents,heard}',
    to_jsonb(coalesce((select l.position from worker_hub.event_log l where l.id = s.row->'documents'->>'heard'), 0)))
  else s.row end`;

const manners: Readonly<Record<string, Manner>> = {
  'gateway.project': {
    leaving: (row) => `${row} || '{"idempotency_key": null}'`,
    landing: `s.row || jsonb_build_object('idempotency_key', $key)`,
  },
  // Nobody holds a run that has travelled, and it does not rest. How far the hub’s log was heard is a position, and those are new over there.
  'orchestrator.run': {
    leaving: (row) =>
      `${row} || '{"owner": null, "lease_until": null, "rests_until": null}' || jsonb_build_object('documents', ${heardAsEvent})`,
    landing: heardAsPosition,
  },
  // A lease does not travel: the job waits again, and the attempt that was cut off does not count.
  'worker_hub.dispatch': {
    leaving: (row) => `
      ${row} || '{"worker_id": null, "lease_until": null, "lost": []}'
      || case when t.state in ('queued', 'leased') then jsonb_build_object('state', 'queued', 'not_before', t.created_at) else '{}' end
      || case when t.state = 'leased' then jsonb_build_object('attempt', greatest(0, t.attempt - 1)) else '{}' end`,
  },
  'worker_hub.artifact': {
    of: `t.project_id = $project or t.sha256 in (select r.sha256 from worker_hub.artifact_ref r where r.project_id = $project)`,
    isShared: true,
  },
  'worker_hub.build_cache': {
    of: `t.project_id = $project or t.digest in (select d.digest from worker_hub.dispatch d where d.project_id = $project)`,
    isShared: true,
  },
};

export interface FilmTable {
  /** With its schema. */
  readonly name: string;
  readonly schema: string;
  /** Columns that travel. */
  readonly columns: readonly string[];
  /** The column that the database numbers itself, in the order in which rows came. */
  readonly numbered: string | null;
  /** What a row is known by on both sides; nothing where only all of it says which it is. */
  readonly key: readonly string[];
  readonly of: string;
  readonly leaving: string;
  readonly landing: string;
  readonly isShared: boolean;
  readonly isLog: boolean;
}

type Columns = readonly (readonly [string, EntitySchemaColumnOptions])[];

const columnName = ([property, { name }]: Columns[number]): string => name ?? property;

/** The primary key, or the first unique one where the database makes that up. */
function keyOf({ options }: EntitySchema, columns: Columns): readonly string[] {
  const isOwn = ([, { primary, generated }]: Columns[number]): boolean =>
    primary === true && generated === undefined;
  const primary = columns.filter(isOwn).map(columnName);
  if (primary.length > 0) return primary;
  const unique = options.uniques?.[0]?.columns;
  const properties = Array.isArray(unique) ? unique : [];
  return columns.filter(([property]) => properties.includes(property)).map(columnName);
}

function tableOf(module: ModuleWithSchema, entity: EntitySchema): FilmTable {
  const { tableName = '', columns: given } = entity.options;
  const columns = Object.entries(given).flatMap(([property, column]): Columns =>
    column === undefined ? [] : [[property, column]],
  );
  const numbered = columns.find(([, { generated }]) => generated !== undefined);
  const name = `${schemaOf(module)}.${tableName}`;
  const { of, leaving, landing, isShared } = manners[name] ?? {};
  const row = numbered === undefined ? 'to_jsonb(t)' : `(to_jsonb(t) - '${columnName(numbered)}')`;
  return {
    name,
    schema: schemaOf(module),
    columns: columns.filter((column) => column !== numbered).map(columnName),
    numbered: numbered === undefined ? null : columnName(numbered),
    key: keyOf(entity, columns),
    of: of ?? 't.project_id = $project',
    leaving: leaving?.(row) ?? row,
    landing: landing ?? 's.row',
    isShared: isShared ?? false,
    isLog: tableName === 'event_log',
  };
}

/** Every table that there is. */
export const allTables: readonly FilmTable[] = modulesWithSchema.flatMap((module) =>
  moduleSchemas[module].entities.map((entity) => tableOf(module, entity)),
);

/** What a log stands before: whoever reads of a run what the hub has told needs the hub’s log. */
const isLast = ({ name }: FilmTable): boolean => name === 'orchestrator.run';

/**
 * The tables that travel, in the order in which they are written: logs late, because nobody else can log while that is done,
 * and runs after them.
 */
export const filmTables: readonly FilmTable[] = allTables
  .filter(({ name }) => !Object.hasOwn(staying, name))
  .sort((a, b) => Number(isLast(a)) - Number(isLast(b)) || Number(a.isLog) - Number(b.isLog));

/** Puts values into SQL of a table. */
export const filledIn = (sql: string, values: { readonly project?: string; readonly key?: string }): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`$${name}`, () => literal(value)),
    sql,
  );

/** A string of SQL. */
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
