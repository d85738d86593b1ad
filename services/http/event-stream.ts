/** A stream of server-sent events: what has happened to a run since a place in the feed, and then what happens. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gateway, type FedEvent } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../wiring/ask.ts';
import type { FeedEar } from './feed-ear.ts';

/** Events that are read at once. */
const PAGE = 100;

/** Whoever lost the stream comes back after so long, ms. */
const RETRY_MS = 1_000;

/** What stands between takes a stream that says nothing for dead: something is said so often, ms. */
const HEARTBEAT_MS = 15_000;

export interface Stream {
  readonly response: ServerResponse;
  readonly scope: Scope;
  readonly runId: string;
  /** Place in the feed before which everything is known. */
  readonly after: number;
}

export interface StreamPorts {
  readonly ask: Ask;
  readonly ear: FeedEar;
}

const lines = ({ at, event }: FedEvent): string =>
  `id: ${at}\nevent: ${event.name}\ndata: ${JSON.stringify(event)}\n\n`;

const begin = (response: ServerResponse): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(`retry: ${RETRY_MS}\n\n`);
};

/** Whoever reads slower than things happen is waited for, and keeps nobody else waiting. */
async function say(response: ServerResponse, text: string, gone: AbortSignal): Promise<void> {
  if (!response.write(text)) await once(response, 'drain', { signal: gone }).catch(() => undefined);
}

/** Aborted when the client is gone. */
function gone(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  response.once('close', () => abort.abort());
  return abort.signal;
}

/** Where a client that was here before left off. */
export function placeOf({ headers }: IncomingMessage, asked: number | undefined): number {
  const last = headers['last-event-id'];
  return typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : (asked ?? 0);
}

/** Goes on until the client is gone. */
export async function streamEvents({ ask, ear }: StreamPorts, stream: Stream): Promise<void> {
  const { response, scope, runId } = stream;
  const left = gone(response);
  begin(response);
  for (let after = stream.after; !left.aborted;) {
    // Listening begins before looking, so that what is added meanwhile need not be looked for once more.
    const grown = ear.grown(HEARTBEAT_MS, left);
    const { events, last } = await ask(scope, gateway.feed, { runId, after, limit: PAGE });
    await say(response, events.map(lines).join('') || ': still here\n\n', left);
    after = last;
    if (events.length < PAGE) await grown;
  }
}
