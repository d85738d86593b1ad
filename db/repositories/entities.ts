/** entity-core’s memory on PostgreSQL: the bible, and the entities of the newest settlement. */
import type { Bibles } from '../../actors/entity-core/ports.ts';
import { Bible, type EntityPack } from '../../contracts/entity.ts';
import type { Span } from '../../contracts/shared.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { StoryReading } from '../../contracts/reading.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';
const scopeValues = ({ tenantId, projectId, traceId, correlationId }: Scope): readonly string[] => [
  tenantId,
  projectId,
  traceId,
  correlationId,
];

export const bibles = (database: ModuleDatabase, scope: Scope): Bibles => ({
  async load(projectId) {
    const rows = await database.query<{ document: unknown }>(
      `select document from entity_core.bible where id = $1`,
      [projectId],
    );
    return rows[0] === undefined ? { characters: [], places: [] } : Bible.parse(rows[0].document);
  },

  async save(projectId, bible) {
    await database.query(
      `insert into entity_core.bible (id, document, ${shared}) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set document = excluded.document, version = bible.version + 1, updated_at = now()`,
      [projectId, JSON.stringify(bible), ...scopeValues(scope)],
    );
  },

  async begin(projectId, bible) {
    await database.query(
      `insert into entity_core.bible (id, document, ${shared}) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [projectId, JSON.stringify(bible), ...scopeValues({ ...scope, projectId })],
    );
  },
});

export interface Settled {
  readonly runId: string;
  readonly pack: EntityPack;
  readonly reading: StoryReading;
}

const entityRows = ({ characters, places, props }: EntityPack): Row[] => [
  ...characters.map((document) => ({ id: document.id, kind: 'character', name: document.name, document })),
  ...places.map((document) => ({ id: document.id, kind: 'place', name: document.name, document })),
  ...props.map((document) => ({ id: document.id, kind: 'prop', name: document.name, document })),
];

async function saveEntities({ query }: Transaction, scope: Scope, pack: EntityPack): Promise<void> {
  await query(
    `insert into entity_core.entity (id, kind, name, document, ${shared})
     select id, kind, name, document, $2, $3, $4, $5 from jsonb_to_recordset($1::jsonb) as e(id text, kind text, name text, document jsonb)
     on conflict (project_id, id) do update set kind = excluded.kind, name = excluded.name, document = excluded.document,
       version = entity.version + 1, updated_at = now()`,
    [JSON.stringify(entityRows(pack)), ...scopeValues(scope)],
  );
}

async function saveLedger({ query }: Transaction, scope: Scope, { runId, pack }: Settled): Promise<void> {
  await query(
    `insert into entity_core.story_state (run_id, scene_id, document, ${shared})
     select $2, s->>'sceneId', s, $3, $4, $5, $6 from jsonb_array_elements($1::jsonb) as s on conflict (run_id, scene_id) do nothing`,
    [JSON.stringify(pack.states), runId, ...scopeValues(scope)],
  );
  await query(`delete from entity_core.entity_link where run_id = $1`, [runId]);
  await query(
    `insert into entity_core.entity_link (run_id, from_id, to_id, relation, weight, ${shared})
     select $2, l."from", l."to", l.relation, l.weight, $3, $4, $5, $6
     from jsonb_to_recordset($1::jsonb) as l("from" text, "to" text, relation text, weight float8)`,
    [JSON.stringify(pack.links), runId, ...scopeValues(scope)],
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly mentions: readonly Span[];
}

const found = (entities: readonly Named[]) =>
  entities.map(({ id, name, mentions }) => ({ id, name, at: mentions[0] ?? null }));

/** Keeps a settlement and tells of it, in one transaction. */
export async function saveSettlement(
  database: ModuleDatabase,
  scope: Scope,
  settled: Settled,
): Promise<void> {
  const { runId, pack, reading } = settled;
  await database.transaction(async (transaction) => {
    await saveEntities(transaction, scope, pack);
    await saveLedger(transaction, scope, settled);
    const data = {
      runId,
      cast: found(reading.cast),
      places: found(reading.places),
      props: found(reading.props),
    };
    await transaction.log(scope, [{ name: 'entity.settled', runId, data }]);
  });
}
