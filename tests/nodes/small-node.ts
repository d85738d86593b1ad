/** A node with all modules over a database in memory, for tests that speak to real services. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBroker } from 'moleculer';
import type { Scope } from '../../contracts/shared.ts';
import { aloneSettings, brokerOptions } from '../../moleculer.config.ts';
import { services } from '../../services/index.ts';

export interface SmallNode extends AsyncDisposable {
  readonly broker: ServiceBroker;
}

export const scope: Scope = {
  tenantId: 'local',
  projectId: 'prj-1',
  traceId: 'trace-1',
  correlationId: 'trace-1',
};

export async function startSmallNode(): Promise<SmallNode> {
  const folder = await mkdtemp(join(tmpdir(), 'node-'));
  const broker = new ServiceBroker({
    ...brokerOptions({
      ...aloneSettings,
      database: 'pglite:memory',
      objects: `folder:${folder}`,
      seats: 1,
    }),
    logger: false,
  });
  for (const schema of Object.values(services)) broker.createService(schema);
  await broker.start();
  return {
    broker,
    [Symbol.asyncDispose]: async () => {
      await broker.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
