/** The projects of a tenant. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway, ProjectFacts } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import { pageAsked } from '../runtime/page.ts';
import type { GatewayStore } from './studio-store.ts';

const unknown = (projectId: string): Failure =>
  new Failure('PROJECT_UNKNOWN', `There is no project ${projectId}.`);

/** Whether whoever asks is a tenant’s own and not a guest in one project: then the scope names no project but the tenant. */
const isHome = ({ tenantId, projectId }: Scope): boolean => projectId === tenantId;

/** The one project that a guest reaches; null for whoever reaches all of the tenant. */
export const guestProject = (scope: Scope): string | null => (isHome(scope) ? null : scope.projectId);

/** A guest reaches the one project of the scope. Throws PROJECT_UNKNOWN for others. */
export function expectWithin(scope: Scope, projectId: string): void {
  if (!isHome(scope) && scope.projectId !== projectId) throw unknown(projectId);
}

/** Rejects with PROJECT_UNKNOWN, also for what is another tenant’s. */
export async function projectOf(
  { projects }: Pick<GatewayStore, 'projects'>,
  scope: Scope,
  projectId: string,
): Promise<ProjectFacts> {
  expectWithin(scope, projectId);
  const project = await projects.find(scope.tenantId, projectId);
  if (project === null) throw unknown(projectId);
  return project;
}

/** A scope in which this run of the tenant is spoken of. Rejects with RUN_UNKNOWN, also for what is another tenant’s. */
export async function scopeOfRun(
  { requests }: Pick<GatewayStore, 'requests'>,
  scope: Scope,
  runId: string,
): Promise<Scope> {
  const projectId = await requests.projectOf(scope.tenantId, runId);
  if (projectId === null || (!isHome(scope) && scope.projectId !== projectId))
    throw new Failure('RUN_UNKNOWN', `There is no run ${runId}.`);
  return { ...scope, projectId };
}

export async function listProjects(
  { projects }: Pick<GatewayStore, 'projects'>,
  scope: Scope,
  { title, ...asked }: ReceivedParamsOf<(typeof gateway)['listProjects']>,
): Promise<ResultOf<(typeof gateway)['listProjects']>> {
  if (!isHome(scope))
    return { projects: [await projectOf({ projects }, scope, scope.projectId)], next: null };
  const { items, next } = await projects.list(scope.tenantId, { ...pageAsked(asked), title });
  return { projects: [...items], next };
}
