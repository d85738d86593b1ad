/** A stream of server-sent events: what has happened since a place in the feed, and then what happens. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventName } from '../../contracts/event.ts';
import { gateway, type FedEvent } from '../../contracts/modules/gateway.ts';
import type { Right } from '../../contracts/rights.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../wiring/ask.ts';
import type { FeedWindow } from './feed-window.ts';

/** Events that are read at once. */
const PAGE = 100;

/** Whoever lost the stream comes back after so long, ms. */
const RETRY_MS = 1_000;

/** What stands between takes a stream that says nothing for dead: something is said so often, ms. */
const HEARTBEAT_MS = 15_000;

export interface Stream {
  readonly response: ServerResponse;
  readonly scope: Scope;
  readonly rights: readonly Right[];
  /** Whether whoever listens is still who he was, with the same rights. */
  readonly isStill: () => Promise<boolean>;
  /** The one run, or the one project, that is told of; null for all. */
  readonly runId: string | null;
  readonly projectId: string | null;
  /** Place in the feed before which everything is known; null for where it ends now. */
  readonly after: number | null;
}

export interface StreamPorts {
  readonly ask: Ask;
  readonly window: FeedWindow;
  /** Aborted when this node goes. */
  readonly leaving: AbortSignal;
}

/** What those are told who see films, those who see what they are made of, and those who see what makes them. */
const WATCHED = /^(project|run|stage|composition|artifact)\./;
const OPERATED = /^(route|alert|budget)\./;

/** Whether somebody with these rights is told of such an event. */
export function isTold(name: EventName, rights: readonly Right[]): boolean {
  if (OPERATED.test(name)) return rights.includes('operate');
  return WATCHED.test(name) || rights.includes('look');
}

const lines = ({ at, event }: FedEvent): string =>
  `id: ${at}\nevent: ${event.name}\ndata: ${JSON.stringify(event)}\n\n`;

const comeBack = `retry: ${RETRY_MS}\n\n`;

const begin = (response: ServerResponse): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(comeBack);
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

/** Where a client that was here before left off; null where it says nothing of it. */
export function placeOf({ headers }: IncomingMessage, asked: number | undefined): number | null {
  const last = headers['last-event-id'];
  return typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : (asked ?? null);
}

const concerns = ({ event }: FedEvent, { scope, runId, projectId }: Stream): boolean =>
  event.tenantId === scope.tenantId &&
  (runId === null || event.runId === runId) &&
  (projectId === null || event.projectId === projectId);

interface Page {
  readonly events: readonly FedEvent[];
  readonly last: number;
  /** Whether there may be more. */
  readonly isFull: boolean;
}

/** What is kept in memory is told from there; whoever is further behind has it read for himself. */
async function pageAfter({ ask, window }: StreamPorts, stream: Stream, after: number): Promise<Page> {
  const kept = window.after(after);
  if (kept !== null)
    return { events: kept.events.filter((each) => concerns(each, stream)), last: kept.last, isFull: false };
  const { scope, runId, projectId } = stream;
  const { events, last } = await ask(scope, gateway.feed, { runId, projectId, after, limit: PAGE });
  return { events, last, isFull: events.length === PAGE };
}

/**
 * Goes on until the client is gone, or may not listen any more, or the node goes: then the client comes back, here or
 * elsewhere, and goes on from where it was if it may.
 */
export async function streamEvents(ports: StreamPorts, stream: Stream): Promise<void> {
  const { response, rights } = stream;
  const left = AbortSignal.any([gone(response), ports.leaving]);
  // A run is told from its beginning, everything else from now.
  const start = stream.after ?? (stream.runId === null ? await ports.window.end() : 0);
  begin(response);
  for (let after = start; !left.aborted;) {
    // Listening begins before looking, so that what is added meanwhile need not be looked for once more.
    const grown = ports.window.grown(HEARTBEAT_MS, left);
    const page = await pageAfter(ports, stream, after);
    // After reading: whoever was let go meanwhile is not told of it.
    if (!(await stream.isStill())) break;
    const told = page.events.filter(({ event }) => isTold(event.name, rights));
    await say(response, told.map(lines).join('') || (page.last > after ? '' : ': still here\n\n'), left);
    after = page.last;
    if (!page.isFull) await grown;
  }
  if (!response.destroyed) response.end(comeBack);
}
