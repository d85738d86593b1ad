/** Does what is asked for under an Idempotency-Key once, and answers as it did then to whoever asks again. */
import type { IncomingMessage } from 'node:http';
import { sha256Hex, fingerprint } from '../../actors/runtime/fingerprint.ts';
import type { RouteName } from '../../contracts/api/routes.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway, RequestKey, type KeptAnswer } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../wiring/ask.ts';
import { Refusal } from './refuse.ts';
import type { Answered } from './answered.ts';

/** Null where none is given. Throws PARAMS_INVALID where it is no key. */
export function keyOf({ headers }: IncomingMessage): string | null {
  const given = headers['idempotency-key'];
  if (given === undefined) return null;
  const key = RequestKey.safeParse(given);
  if (key.success) return key.data;
  const message = 'Idempotency-Key is 1 to 150 visible signs of ASCII.';
  throw new Refusal('PARAMS_INVALID', message, [{ at: 'header.idempotency-key', message }]);
}

/** What is asked for, and by whom: nobody is given what another was answered. Bytes stand in it by their hash. */
export const fingerprintOf = (
  name: RouteName,
  asked: { readonly body: unknown; readonly seen: unknown; readonly by: string },
): string =>
  fingerprint([
    name,
    { ...asked, body: asked.body instanceof Uint8Array ? sha256Hex(asked.body) : asked.body },
  ]);

const kept = ({ status, document, etag }: KeptAnswer): Answered => ({
  ...{ kind: 'json', status, document, isReplayed: true },
  ...(etag !== null && { etag }),
});

export interface Keyed {
  readonly key: string;
  readonly fingerprint: string;
  readonly scope: Scope;
  /** Whether the answer is told once and not kept. */
  readonly isSecret: boolean;
}

/** What fails is forgotten, so that it may be asked for again under the same key. `deed` is told a name that stays the same. */
export async function doOnce(
  ask: Ask,
  { scope, isSecret, ...request }: Keyed,
  deed: (onceKey: string) => Promise<Answered>,
): Promise<Answered> {
  const { id, answer } = await ask(scope, gateway.beginRequest, request);
  if (answer !== null && isSecret) throw new Failure('ANSWER_SECRET');
  if (answer !== null) return kept(answer);
  const answered = await deed(id).catch(async (error: unknown) => {
    await ask(scope, gateway.releaseRequest, { id }).catch(() => undefined);
    throw error;
  });
  if (answered.kind !== 'json') return answered;
  const { status, document, etag = null } = answered;
  await ask(scope, gateway.answerRequest, {
    id,
    answer: { status, document: isSecret ? null : document, etag },
  });
  return answered;
}
