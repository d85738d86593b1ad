/** Projects that go out as one file and come in as one, as the gateway keeps them. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { ImportedProject } from '../../contracts/bundle.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ids } from '../runtime/clock.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import { takesIn, withTakes, writingsIn } from './bundles.ts';
import { projectOf } from './projects.ts';
import type { GatewayStore } from './studio-store.ts';

export interface BundlePorts {
  readonly store: Pick<GatewayStore, 'projects' | 'bundles'>;
  readonly objects: Pick<Objects, 'get' | 'put'>;
  readonly ids: Ids;
}

/** Rejects with PROJECT_UNKNOWN. */
export async function getWritings(
  { store, objects }: BundlePorts,
  scope: Scope,
  projectId: string,
): Promise<ResultOf<(typeof gateway)['getWritings']>> {
  await projectOf(store, scope, projectId);
  const writings = await store.bundles.writings(scope.tenantId, projectId);
  return { writings: await objects.put(encodeJson(writings), 'application/json') };
}

export async function importProject(
  { store, objects, ids }: BundlePorts,
  scope: Scope,
  { project, idempotencyKey }: ReceivedParamsOf<(typeof gateway)['importProject']>,
): Promise<ResultOf<(typeof gateway)['importProject']>> {
  const { title, files, stories, revisions } = ImportedProject.parse(decodeJson(await objects.get(project)));
  const known = new Set(await store.bundles.takes(scope.tenantId, takesIn(revisions)));
  const writings = { stories, revisions: withTakes(revisions, known) };
  const id = ids.next('prj');
  const added = {
    ...{ id, title, idempotencyKey, ...writingsIn(id, writings) },
    files: files.map((file) => ({ ...file, id: ids.next('upl') })),
  };
  return { projectId: (await store.bundles.insert(scope, added)).id };
}
