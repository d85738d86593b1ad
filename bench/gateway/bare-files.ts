/** A file in and out by node:http alone: nothing is checked, hashed or noted. Prints one line when it listens. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdir, open, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';

const [, , folder = ''] = process.argv;
const path = join(folder, 'bare');

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await pipeline(request, createWriteStream(path));
  const file = await open(path);
  await file.datasync();
  await file.close();
  response.writeHead(201).end();
}

/** All but the first byte. */
async function give(response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  response.writeHead(206, { 'content-length': size - 1 });
  await pipeline(createReadStream(path, { start: 1 }), response);
}

await mkdir(folder, { recursive: true });
const server = createServer(
  (request, response) => void (request.method === 'POST' ? take(request, response) : give(response)),
).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
process.stdout.write(`${JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}/` })}\n`);
process.once('SIGTERM', () => process.exit(0));
