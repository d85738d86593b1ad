/** Revisions and story versions of a project as a history, on PostgreSQL. */
import type { History } from '../../actors/gateway/studio-store.ts';
import type { RevisionFacts, StoryFacts } from '../../contracts/modules/gateway.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** An instant as contracts have it. */
const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const revisionColumns = `id, number, name, parent_id as "parentId", story_version_id as "storyId",
  jsonb_array_length(edits) as edits, ${instant('created_at')} as "createdAt", ${instant('sealed_at')} as "sealedAt"`;

const storyColumns = `id, title, file_name as "fileName", characters, language, story_sha256 as sha256,
  ${instant('created_at')} as "createdAt"`;

export const revisionHistory = (database: ModuleDatabase): History => ({
  revisions: (projectId, { after, limit, named }) =>
    database.query<RevisionFacts & Row>(
      `select ${revisionColumns} from gateway.revision where project_id = $1 and (not $4 or name is not null)
         and ($2::text is null or number < (select number from gateway.revision where project_id = $1 and id = $2))
       order by gateway.revision.number desc limit $3`,
      [projectId, after, limit, named],
    ),

  stories: (projectId, { after, limit }) =>
    database.query<StoryFacts & Row>(
      `select ${storyColumns} from gateway.story_version where project_id = $1 and ($2::text is null or
         (created_at, id) < (select created_at, id from gateway.story_version where project_id = $1 and id = $2))
       order by gateway.story_version.created_at desc, id desc limit $3`,
      [projectId, after, limit],
    ),

  name: async (projectId, revisionId, name) => {
    const rows = await database.query<RevisionFacts & Row>(
      `update gateway.revision set name = $3, version = version + 1, updated_at = now()
       where project_id = $1 and id = $2 and sealed_at is not null returning ${revisionColumns}`,
      [projectId, revisionId, name],
    );
    return rows[0] ?? null;
  },
});
