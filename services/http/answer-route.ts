/** Answers one route: reads what is asked, has it done, sends what came of it. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { AnswerPorts } from './answered.ts';
import { answers } from './answers.ts';
import { placeOf, streamEvents } from './event-stream.ts';
import { pathParams, sendJson, urlOf, type Exchange } from './exchange.ts';
import type { FeedEar } from './feed-ear.ts';
import { readRequest } from './read-request.ts';
import { seenBy } from './seen.ts';
import { sendFile } from './send-file.ts';

export interface RoutePorts extends AnswerPorts {
  readonly ear: FeedEar;
  readonly scopeOf: (traceId: string) => Scope;
}

/** Asked again under the same key, a request is not done again. */
function onceKeyOf({ headers }: IncomingMessage): string {
  const given = headers['idempotency-key'];
  const isDecent = typeof given === 'string' && /^[\x21-\x7e]{1,150}$/.test(given);
  return `api:${isDecent ? given : randomUUID()}`;
}

/** Rejects with the Failure that whoever asked is to be told. */
export async function answerRoute(
  name: RouteName,
  { request, response, requestId }: Exchange,
  ports: RoutePorts,
): Promise<void> {
  const route: Route = routes[name];
  const query = urlOf(request).searchParams;
  const asked = await readRequest(route, { request, params: pathParams(request), query });
  const scope = ports.scopeOf(requestId);
  const seen = route.changesSeen === true ? seenBy(request) : null;
  const asker = { scope, seen, onceKey: onceKeyOf(request) };
  const answered = await answers[name](asked as never, asker, ports);
  switch (answered.kind) {
    case 'json':
      if (answered.etag !== undefined) response.setHeader('etag', answered.etag);
      return void sendJson(response, answered.status, answered.document);
    case 'file':
      return sendFile({ request, response, objects: ports.objects }, answered.file);
    case 'events': {
      const after = placeOf(request, (asked.query as { after?: number }).after);
      return streamEvents(ports, { response, scope, runId: answered.runId, after });
    }
  }
}
