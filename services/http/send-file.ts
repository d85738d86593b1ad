/** Sends a file of the store: whole or a range of it, and not again to whoever has it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Chunks, ObjectStore } from '../../actors/runtime/objects.ts';
import { Failure } from '../../contracts/error.ts';
import type { SentFile } from './answered.ts';
import { dispositionOf } from './disposition.ts';
import { freeBytes } from './free-bytes.ts';

/** First and last byte that is sent. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The one range that a header asks for; null for the whole file, as for anything that is not one range of bytes. Throws
 * RANGE_UNSATISFIABLE when nothing of the file lies in it (RFC 9110, 14.2).
 */
export function rangeIn(header: string | undefined, bytes: number): Span | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null;
  if (start < bytes && start <= end) return { start, end };
  throw new Failure(
    'RANGE_UNSATISFIABLE',
    `The file has ${bytes} bytes; ${header ?? ''} asks for none of them.`,
  );
}

const isKnown = ({ headers }: IncomingMessage, tag: string): boolean =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));

/** A part of an older file is not to be joined to a part of this one. */
const wantsRange = ({ headers }: IncomingMessage, tag: string): boolean =>
  headers['if-range'] === undefined || headers['if-range'] === tag;

/** What people wrote may be in it, so that it is shown as a page of nobody’s: it runs nothing and reaches nothing. */
const ALONE = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; media-src data:";

const typeOf = (mediaType: string): string =>
  mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;

const headersOf = ({ file, name, isSaved }: SentFile, tag: string): Record<string, string> => ({
  ...{ 'content-type': typeOf(file.mediaType), 'content-disposition': dispositionOf(name, isSaved) },
  ...{ etag: tag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' },
  ...{ 'x-content-type-options': 'nosniff', 'content-security-policy': ALONE },
  'referrer-policy': 'no-referrer',
});

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly objects: Pick<ObjectStore, 'read'>;
}

/** The memory of each chunk is given back once the system has taken it. */
async function* freedOnceSent(chunks: Chunks, response: ServerResponse): Chunks {
  for await (const chunk of chunks) {
    yield chunk;
    if (response.writableLength === 0) freeBytes(chunk);
  }
}

/** Resolves when all of it is sent, or whoever asked has gone. What is damaged breaks off before its end. */
export async function sendFile({ request, response, objects }: Exchange, sent: SentFile): Promise<void> {
  const { sha256, bytes } = sent.file;
  const tag = `"${sha256}"`;
  const headers = headersOf(sent, tag);
  if (isKnown(request, tag)) return void response.writeHead(304, headers).end();
  // Said along with a refusal, so that the client knows what it may ask for.
  response.setHeader('content-range', `bytes */${bytes}`);
  const span = wantsRange(request, tag) ? rangeIn(request.headers.range, bytes) : null;
  response.removeHeader('content-range');
  const { start, end } = span ?? { start: 0, end: bytes - 1 };
  const isHead = request.method === 'HEAD';
  const chunks = await objects.read(sha256, isHead ? { start, end: start } : { start, end: end + 1 });
  response.writeHead(span === null ? 200 : 206, {
    ...headers,
    'content-length': String(end - start + 1),
    ...(span !== null && { 'content-range': `bytes ${start}-${end}/${bytes}` }),
  });
  await pipeline(freedOnceSent(chunks, response), response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}
