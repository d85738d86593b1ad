/** What a request says, checked against its route: nothing that is not declared reaches a use case. */
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Fault } from '../../contracts/api/problem.ts';
import { JSON_BYTES, type Body, type Route } from '../../contracts/api/route.ts';
import { chunksOf, pieceOf, wholeOf, type BodyStream } from './body-stream.ts';
import type { Continuing } from './exchange.ts';
import { Refusal } from './refuse.ts';

/** Path, query and body, each in the form of its route. */
export interface Asked<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: BodyOf<R['body']>;
}

type BodyOf<B extends Body> = B extends { readonly schema: infer S extends z.ZodType }
  ? z.output<S>
  : B extends { readonly kind: 'text' }
    ? Uint8Array
    : B extends { readonly kind: 'bytes' | 'piece' }
      ? BodyStream
      : null;

interface Given {
  readonly request: IncomingMessage;
  /** What the path leaves open, as it was found. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** Whoever has more wrong than that has it wrong altogether. */
const MOST_FAULTS = 20;

/** Names that nobody knows are each at fault at their own place. */
const eachOf = (issue: z.core.$ZodIssue): Pick<z.core.$ZodIssue, 'path' | 'message'>[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'Nothing of that name is known here' }))
    : [issue];

export const placesOf = (part: string, error: z.ZodError): Fault[] =>
  error.issues
    .flatMap(eachOf)
    .slice(0, MOST_FAULTS)
    .map(({ path, message }) => ({
      at: [part, ...path].join('.').slice(0, 200),
      message: message.slice(0, 300),
    }));

function parsed<S extends z.ZodType>(schema: S, part: string, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = placesOf(part, read.error);
  const [first] = faults;
  throw new Refusal('PARAMS_INVALID', `${first?.at ?? part}: ${first?.message ?? 'wrong form'}.`, faults);
}

/** Each name once: of two values nobody knows which is meant. */
function queryOf(query: URLSearchParams): Record<string, string> {
  const faults = [...new Set(query.keys())]
    .filter((name) => query.getAll(name).length > 1)
    .map((name) => ({ at: `query.${name}`, message: 'It is given more than once' }));
  if (faults.length > 0)
    throw new Refusal('PARAMS_INVALID', `${faults[0]?.at ?? ''} is given twice.`, faults);
  return Object.fromEntries(query);
}

const tooLarge = (most: number): Refusal =>
  new Refusal(
    'BODY_TOO_LARGE',
    `The body is larger than ${most} bytes, which is the most that is taken here.`,
  );

/** Reads no more than `most` bytes, whatever was promised. */
async function bytesOf(request: Continuing, most: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function expectType({ headers }: IncomingMessage, types: readonly string[]): void {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const encoding = headers['content-encoding'] ?? 'identity';
  if (types.includes(type) && encoding === 'identity') return;
  const got = encoding === 'identity' ? `“${type.slice(0, 60)}”` : `encoded as “${encoding.slice(0, 60)}”`;
  throw new Refusal('BODY_TYPE_UNSUPPORTED', `The body is ${got}; it must be plain ${types.join(' or ')}.`);
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('BODY_MALFORMED', 'The body cannot be read as JSON in UTF-8.');
  }
}

async function bodyOf(body: Body, request: IncomingMessage): Promise<unknown> {
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
      expectType(request, ['application/json']);
      return parsed(body.schema, 'body', jsonIn(await bytesOf(request, JSON_BYTES)));
    case 'text':
      expectType(request, ['text/plain', 'application/octet-stream']);
      return bytesOf(request, body.mostBytes);
    case 'bytes':
      return wholeOf(request, body.mostBytes);
    case 'piece':
      return pieceOf(request, body.mostBytes);
  }
}

/** Rejects with what is wrong, and where: nothing has been done by then. */
export async function readRequest<R extends Route>(
  route: R,
  { request, params, query }: Given,
): Promise<Asked<R>> {
  return {
    params: parsed(route.params, 'path', params),
    query: parsed(route.query, 'query', queryOf(query)),
    body: await bodyOf(route.body, request),
  } as Asked<R>;
}
