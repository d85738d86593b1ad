/** Revisions and story versions of a project as a history, on PostgreSQL. */
import type { History } from '../../actors/gateway/studio-store.ts';
import { expectSeen, nameTag } from '../../actors/runtime/value-tags.ts';
import type { RevisionFacts, StoryFacts } from '../../contracts/modules/gateway.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { isMadeBeyond, isNumberBeyond, paged, placeOfMade, placeOfNumber, type Placed } from './pages.ts';
import { instantSql } from './shared-values.ts';

const revisionColumns = `id, number, name, parent_id as "parentId", story_version_id as "storyId",
  jsonb_array_length(edits) as edits, ${instantSql('created_at')} as "createdAt", ${instantSql('sealed_at')} as "sealedAt"`;

const storyColumns = `id, title, file_name as "fileName", characters, language, story_sha256 as sha256,
  ${instantSql('created_at')} as "createdAt"`;

const isSealed = 'tenant_id = $1 and project_id = $2 and id = $3 and sealed_at is not null';

const holdSql = `select name from gateway.revision where ${isSealed} for update`;

const nameSql = `
  update gateway.revision set name = $4, version = version + 1, updated_at = now() where ${isSealed} returning ${revisionColumns}`;

export const revisionHistory = (database: ModuleDatabase): History => ({
  async revisions({ tenantId, projectId }, { after, limit, named }) {
    const rows = await database.forTenant(tenantId).query<Placed<RevisionFacts>>(
      `select ${revisionColumns}, ${placeOfNumber('revision', 'number')} from gateway.revision
       where tenant_id = $5 and project_id = $1 and (not $4 or name is not null)
         and ${isNumberBeyond('number', { of: 'revision', is: '<', parameter: '$2' })}
       order by revision.number desc limit $3`,
      [projectId, after, limit, named, tenantId],
    );
    return paged(rows, limit);
  },

  async stories({ tenantId, projectId }, { after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<StoryFacts>>(
      `select ${storyColumns}, ${placeOfMade('story_version')} from gateway.story_version
       where tenant_id = $4 and project_id = $1 and ${isMadeBeyond({ of: 'story_version', is: '<', parameter: '$2' })}
       order by story_version.created_at desc, id desc limit $3`,
      [projectId, after, limit, tenantId],
    );
    return paged(rows, limit);
  },

  name: ({ tenantId, projectId }, revisionId, { name, seen }) =>
    database.forTenant(tenantId).transaction(async ({ query }) => {
      const own = [tenantId, projectId, revisionId];
      const [held] = await query<Pick<RevisionFacts, 'name'>>(holdSql, own);
      if (held === undefined) return null;
      expectSeen(seen, nameTag(held));
      const [named] = await query<RevisionFacts & Row>(nameSql, [...own, name]);
      return named ?? null;
    }),
});
