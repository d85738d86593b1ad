/** Answers one route: reads what is asked, has it done, sends what came of it. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { canonicalJson } from '../../actors/runtime/fingerprint.ts';
import type { Principal } from '../../contracts/account.ts';
import type { Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { admitRequest, networkPlaceOf, type AdmissionTerms } from './admit-request.ts';
import type { Answered, AnswerPorts, Asker } from './answered.ts';
import { refreshTokenOf } from './credentials.ts';
import { expectRight, identify, scopeOf, type IdentityPorts } from './identify.ts';
import { answers } from './answers.ts';
import { placeOf, streamEvents, type StreamPorts } from './event-stream.ts';
import { pathParams, sendJson, urlOf, type Exchange } from './exchange.ts';
import { doOnce, fingerprintOf, keyOf } from './once.ts';
import { recorded } from './record-deed.ts';
import { readRequest, type Asked } from './read-request.ts';
import { seenBy, type Seen } from './seen.ts';
import { FIELDS, fieldsIn, isSparse, sparse } from './sparse.ts';
import { principalBySignature } from './signed-address.ts';
import { sendArchive } from './send-archive.ts';
import { sendFile } from './send-file.ts';

export interface RoutePorts extends AnswerPorts, IdentityPorts, AdmissionTerms, StreamPorts {
  /** Whether the server is reached by https alone. */
  readonly isSecure: boolean;
}

function sendDocument(response: ServerResponse, answered: Extract<Answered, { kind: 'json' }>): void {
  if (answered.etag !== undefined) response.setHeader('etag', answered.etag);
  for (const [name, value] of Object.entries(answered.headers ?? {})) response.setHeader(name, value);
  if ((answered.cookies ?? []).length > 0) response.setHeader('set-cookie', [...(answered.cookies ?? [])]);
  if (answered.isReplayed === true) response.setHeader('idempotency-replayed', 'true');
  sendJson(response, answered.status, answered.document);
}

interface Asking {
  readonly asked: Asked<Route>;
  readonly asker: Omit<Asker, 'onceKey' | keyof Seen>;
}

/** What is read may be asked for as often as one likes, and what comes as a stream is told apart by where it begins. */
const isOnceAnyway = ({ method, body }: Route): boolean =>
  method === 'GET' || body.kind === 'bytes' || body.kind === 'piece';

/**
 * Whoever is nobody yet has no keys of his own, and what he asks for hardly differs when it is done twice. A session that is
 * to end ends, whichever ended under that key before.
 */
const keyFor = (name: RouteName, request: Exchange['request']): string | null =>
  isOnceAnyway(routes[name]) || routes[name].right === 'anyone' || name === 'logOut' ? null : keyOf(request);

/** Everything else is done once under one key. */
function answered(
  name: RouteName,
  { asked, asker, request, ports }: Asking & Pick<Exchange, 'request'> & { readonly ports: RoutePorts },
): Promise<Answered> {
  const route: Route = routes[name];
  const seen = seenBy(request, route.changesSeen);
  const deed = (onceKey: string): Promise<Answered> =>
    answers[name](asked as never, { ...asker, ...seen, onceKey }, ports);
  const key = keyFor(name, request);
  if (key === null) return deed(randomUUID());
  const { scope, principal } = asker;
  const told = route.isSecret === true ? { ...asked, body: null } : asked;
  const keyed = { key, scope, isSecret: route.isSecret === true };
  return doOnce(
    ports.ask,
    { ...keyed, fingerprint: fingerprintOf(name, { ...told, ...seen, by: principal.accountId }) },
    deed,
  );
}

/** Whoever asks, as those know him who answer. */
const askerOf = (
  principal: Principal,
  { request, requestId, traceId }: Exchange,
  ports: RoutePorts,
): Asking['asker'] => ({
  ...{ principal, scope: scopeOf(principal, requestId, traceId), isSecure: ports.isSecure },
  ...{ from: networkPlaceOf(request, ports.proxies), refreshToken: refreshTokenOf(request) },
});

/** The fields that are asked for, which are no matter of the route itself. */
function takeFields(route: Route, query: URLSearchParams): ReadonlySet<string> | null {
  if (!isSparse(route)) return null;
  const fields = fieldsIn(route, query.get(FIELDS));
  query.delete(FIELDS);
  return fields;
}

const chosenOf = (answer: Answered, fields: ReadonlySet<string> | null): Answered =>
  fields === null || answer.kind !== 'json'
    ? answer
    : { ...answer, document: sparse(answer.document, fields) };

/** What may have changed what somebody may do. */
const CHANGES_RIGHTS: readonly Route['right'][] = ['account', 'share', 'manage', 'operate'];

/** Rejects with the Failure that whoever asked is to be told. */
export async function answerRoute(name: RouteName, exchange: Exchange, ports: RoutePorts): Promise<void> {
  const route: Route = routes[name];
  const { request, response, requestId } = exchange;
  const linked = await principalBySignature(name, exchange, ports.ask);
  const principal = linked ?? (await identify(ports, request, requestId));
  await admitRequest(ports, request, principal);
  const [params, asker] = [pathParams(request), askerOf(principal, exchange, ports)];
  const answer = await recorded(ports, { name, principal, requestId, params }, async () => {
    // Before anything of the body is read.
    expectRight(principal, route.right);
    const query = urlOf(request).searchParams;
    const fields = takeFields(route, query);
    const asked = await readRequest<Route>(route, { request, params, query });
    return chosenOf(await answered(name, { asked, asker, request, ports }), fields);
  });
  if (route.method !== 'GET' && CHANGES_RIGHTS.includes(route.right)) ports.recent.forget();
  switch (answer.kind) {
    case 'json':
      return void sendDocument(response, answer);
    case 'file':
      return sendFile({ request, response, objects: ports.objects }, answer);
    case 'archive':
      return sendArchive({ request, response, archives: ports.archives }, answer);
    case 'events': {
      const after = placeOf(request, answer.after);
      const { runId, projectId } = answer;
      const told = { scope: asker.scope, rights: principal.rights, runId, projectId, after };
      const isStill = async (): Promise<boolean> =>
        canonicalJson(await identify(ports, request, requestId)) === canonicalJson(principal);
      return streamEvents(ports, { response, ...told, isStill });
    }
  }
}
