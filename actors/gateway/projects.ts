/** The projects of a tenant. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway, ProjectFacts } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { GatewayStore } from './studio-store.ts';

/** Rejects with PROJECT_UNKNOWN, also for what is another tenant’s. */
export async function projectOf(
  { projects }: Pick<GatewayStore, 'projects'>,
  { tenantId }: Scope,
  projectId: string,
): Promise<ProjectFacts> {
  const project = await projects.find(tenantId, projectId);
  if (project === null) throw new Failure('PROJECT_UNKNOWN', `There is no project ${projectId}.`);
  return project;
}

/** A page is gone on with after its last project. */
export async function listProjects(
  { projects }: Pick<GatewayStore, 'projects'>,
  { tenantId }: Scope,
  { after, limit }: ReceivedParamsOf<(typeof gateway)['listProjects']>,
): Promise<ResultOf<(typeof gateway)['listProjects']>> {
  const page = await projects.list(tenantId, after === '' ? null : after, limit);
  return { projects: [...page], next: page.length === limit ? (page.at(-1)?.id ?? null) : null };
}
