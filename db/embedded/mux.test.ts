import { afterAll } from '@jest/globals';
import { describeClients } from './clients.conformance.ts';
import { describeDifferences } from './differences.conformance.ts';
import { startEmbeddedServer, type EmbeddedServer } from './start.ts';

let server: Promise<EmbeddedServer> | undefined;

async function open(): Promise<{ host: string; port: number; user: string; database: string }> {
  const { host, port } = await (server ??= startEmbeddedServer(null));
  return { host, port, user: 'postgres', database: 'postgres' };
}

afterAll(async () => (await server)?.close());

describeClients('an embedded database', open);
describeDifferences('embedded', open);
