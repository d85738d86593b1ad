import { afterAll } from '@jest/globals';
import { migrateAll } from './data-source.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded/start.ts';
import { describeSchemas } from './schemas.conformance.ts';

let server: Promise<EmbeddedServer> | undefined;

async function migrated(): Promise<EmbeddedServer> {
  const started = await startEmbeddedServer(null);
  await migrateAll(started);
  return started;
}

describeSchemas('an embedded database', () => (server ??= migrated()));

// After the suite has closed its own connections: jest runs these in the order they are written.
afterAll(async () => (await server)?.close());
