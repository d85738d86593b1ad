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
import { takesKey } from './takes-key.ts';
import { asThen, asThenOf, doOnce, fingerprintOf, keyOf, type Keyed } from './once.ts';
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
  readonly asker: Omit<Asker, 'onceKey'>;
}

const keyFor = (name: RouteName, request: Exchange['request']): string | null =>
  takesKey(name) ? keyOf(request) : null;

interface Keying extends Asking {
  readonly key: string;
  readonly deed: (onceKey: string) => Promise<Answered>;
}

/** Nobody has keys of his own: an address has them. Whether it is the same who asks again shows by his password. */
function keyedByAddress({ key, asked, asker: { scope }, deed }: Keying): Keyed {
  const { email } = (asked as Asked<typeof routes.register>).body;
  const own = { key: fingerprintOf('register', { body: [email, key], seen: null, by: 'address' }), scope };
  return { ...own, fingerprint: own.key, isSecret: true, again: (_, onceKey) => deed(onceKey) };
}

/** A file is known by what is said of it before it comes, and by its bytes when they have. */
function keyedOf(name: RouteName, keying: Keying): Keyed {
  if (name === 'register') return keyedByAddress(keying);
  const { asked, asker, key } = keying;
  const isSecret = (routes[name] as Route).isSecret === true;
  const file = name === 'uploadFile' ? (asked as Asked<typeof routes.uploadFile>).body : null;
  const said = file === null ? asked.body : { mediaType: file.mediaType, bytes: file.length };
  const seen = [asker.seen, asker.seenTags];
  const told = { ...asked, seen, by: asker.principal.accountId, body: isSecret ? null : said };
  return {
    ...{ key, isSecret, scope: asker.scope, fingerprint: fingerprintOf(name, told) },
    again: file === null ? asThen(isSecret) : asThenOf(file),
  };
}

/** Everything that takes a key is done once under it. */
function answered(
  name: RouteName,
  { asked, asker, request, ports }: Asking & Pick<Exchange, 'request'> & { readonly ports: RoutePorts },
): Promise<Answered> {
  const deed = (onceKey: string): Promise<Answered> =>
    answers[name](asked as never, { ...asker, onceKey }, ports);
  const key = keyFor(name, request);
  if (key === null) return deed(randomUUID());
  return doOnce(ports.ask, keyedOf(name, { asked, asker, key, deed }), deed);
}

/** Whoever asks, as those know him who answer. */
const askerOf = (
  principal: Principal,
  { request, requestId, traceId }: Exchange,
  ports: RoutePorts,
): Omit<Asking['asker'], keyof Seen> => ({
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
    const seen = seenBy(request, route.changesSeen);
    return chosenOf(await answered(name, { asked, asker: { ...asker, ...seen }, request, ports }), fields);
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
