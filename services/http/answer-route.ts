/** Answers one route: reads what is asked, has it done, sends what came of it. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Answered, AnswerPorts } from './answered.ts';
import { answers } from './answers.ts';
import { placeOf, streamEvents } from './event-stream.ts';
import { pathParams, sendJson, urlOf, type Exchange } from './exchange.ts';
import type { FeedEar } from './feed-ear.ts';
import { doOnce, fingerprintOf, keyOf } from './once.ts';
import { readRequest, type Asked } from './read-request.ts';
import { seenBy } from './seen.ts';
import { sendArchive } from './send-archive.ts';
import { sendFile } from './send-file.ts';

export interface RoutePorts extends AnswerPorts {
  readonly ear: FeedEar;
  readonly scopeOf: (traceId: string) => Scope;
}

function sendDocument(response: ServerResponse, answered: Extract<Answered, { kind: 'json' }>): void {
  if (answered.etag !== undefined) response.setHeader('etag', answered.etag);
  for (const [name, value] of Object.entries(answered.headers ?? {})) response.setHeader(name, value);
  if (answered.isReplayed === true) response.setHeader('idempotency-replayed', 'true');
  sendJson(response, answered.status, answered.document);
}

interface Asking {
  readonly asked: Asked<Route>;
  readonly scope: Scope;
}

/** What is read may be asked for as often as one likes, and what comes as a stream is told apart by where it begins. */
const isOnceAnyway = ({ method, body }: Route): boolean =>
  method === 'GET' || body.kind === 'bytes' || body.kind === 'piece';

/** Everything else is done once under one key. */
function answered(
  name: RouteName,
  { asked, scope, request, ports }: Asking & Pick<Exchange, 'request'> & { readonly ports: RoutePorts },
): Promise<Answered> {
  const route: Route = routes[name];
  const seen = route.changesSeen === true ? seenBy(request) : null;
  const deed = (onceKey: string): Promise<Answered> =>
    answers[name](asked as never, { scope, seen, onceKey }, ports);
  const key = isOnceAnyway(route) ? null : keyOf(request);
  if (key === null) return deed(randomUUID());
  return doOnce(ports.ask, { key, scope, fingerprint: fingerprintOf(name, { ...asked, seen }) }, deed);
}

/** Rejects with the Failure that whoever asked is to be told. */
export async function answerRoute(
  name: RouteName,
  { request, response, requestId }: Exchange,
  ports: RoutePorts,
): Promise<void> {
  const query = urlOf(request).searchParams;
  const asked = await readRequest<Route>(routes[name], { request, params: pathParams(request), query });
  const scope = ports.scopeOf(requestId);
  const answer = await answered(name, { asked, scope, request, ports });
  switch (answer.kind) {
    case 'json':
      return void sendDocument(response, answer);
    case 'file':
      return sendFile({ request, response, objects: ports.objects }, answer);
    case 'archive':
      return sendArchive({ request, response, archives: ports.archives }, answer);
    case 'events': {
      const after = placeOf(request, (asked.query as { after?: number }).after);
      return streamEvents(ports, { response, scope, runId: answer.runId, after });
    }
  }
}
