/** The composer’s films on PostgreSQL. */
import type { Films } from '../../actors/composer/films.ts';
import type { MediaType } from '../../contracts/artifact.ts';
import type { ModuleDatabase } from '../module-database.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';

interface ExportRow {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: string;
  readonly media_type: MediaType;
}

export const films = (database: ModuleDatabase): Films => ({
  saveComposition: (scope, { id, runId, frames, filmSha256, report, deliveries }, news) =>
    database.transaction(async ({ query, log }) => {
      const owner = [scope.tenantId, scope.projectId, scope.traceId, scope.correlationId];
      const rows = await query(
        `insert into composer.composition (id, run_id, frames, film_sha256, report_sha256, report_bytes, ${shared})
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (run_id) do nothing returning id`,
        [id, runId, frames, filmSha256, report.sha256, report.bytes, ...owner],
      );
      if (rows.length === 0) return;
      const files = deliveries.map(({ path, artifact }) => ({ path, ...artifact }));
      await query(
        `insert into composer.export (run_id, path, sha256, bytes, media_type, ${shared})
         select $2, f.path, f.sha256, f.bytes, f."mediaType", $3, $4, $5, $6
         from jsonb_to_recordset($1::jsonb) as f(path text, sha256 text, bytes bigint, "mediaType" text)`,
        [JSON.stringify(files), runId, ...owner],
      );
      await log(scope, news);
    }),

  async findByRun(runId) {
    const compositions = await database.query<{ report_sha256: string; report_bytes: string }>(
      `select report_sha256, report_bytes from composer.composition where run_id = $1`,
      [runId],
    );
    const composition = compositions[0];
    if (composition === undefined) return null;
    const rows = await database.query<ExportRow>(
      `select path, sha256, bytes, media_type from composer.export where run_id = $1 order by position`,
      [runId],
    );
    return {
      report: {
        sha256: composition.report_sha256,
        bytes: Number(composition.report_bytes),
        mediaType: 'application/json',
      },
      deliveries: rows.map(({ path, sha256, bytes, media_type }) => ({
        path,
        artifact: { sha256, bytes: Number(bytes), mediaType: media_type },
      })),
    };
  },
});
