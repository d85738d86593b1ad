/** What a finished film says of itself. */
import { FilmReport } from '../../contracts/film.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import { decodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';

export interface ReportPorts {
  readonly ask: Ask;
  readonly objects: Pick<Objects, 'get'>;
}

/** Rejects with FILM_MISSING where the run has no finished film. */
export async function filmReport(
  { ask, objects }: ReportPorts,
  scope: Scope,
  runId: string,
): Promise<FilmReport> {
  const { report } = await ask(scope, gateway.getReport, { runId });
  return FilmReport.parse(decodeJson(await objects.get(report.sha256)));
}
