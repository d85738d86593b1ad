/** Sends files as one archive, which is made while it goes out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Archives } from '../../actors/runtime/archives.ts';
import type { SentArchive } from './answered.ts';
import { dispositionOf } from './disposition.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly archives: Archives;
}

/** Resolves when all of it is sent, or whoever asked has gone. What is damaged breaks off before its end. */
export async function sendArchive(
  { request, response, archives }: Exchange,
  { name, files }: SentArchive,
): Promise<void> {
  const { bytes, chunks } = await archives.pack(request.method === 'HEAD' ? [] : files);
  response.writeHead(200, {
    ...{ 'content-type': 'application/zip', 'content-disposition': dispositionOf(name, true) },
    ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
    ...(request.method !== 'HEAD' && { 'content-length': String(bytes) }),
  });
  if (request.method === 'HEAD') return void response.end();
  await pipeline(chunks, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}
