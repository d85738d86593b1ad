/** Does what is asked for under an Idempotency-Key once, and answers as it did then to whoever asks again. */
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { fingerprint, sha256Hex, sha256Stream } from '../../actors/runtime/fingerprint.ts';
import type { RouteName } from '../../contracts/api/routes.ts';
import { ArtifactRef } from '../../contracts/artifact.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import { gateway, RequestKey, type KeptAnswer } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../wiring/ask.ts';
import { Refusal } from './refuse.ts';
import type { Answered } from './answered.ts';
import type { BodyStream } from './body-stream.ts';

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
  /** What is answered where it has been done, as it was answered then and under the name that it was done under. */
  readonly again: (answer: KeptAnswer, onceKey: string) => Promise<Answered>;
}

/** Whoever is still at it says so before he is taken to be gone. */
const HOLD_EVERY_MS = 50_000;

async function held<T>(ask: Ask, scope: Scope, { id, work }: { id: string; work: () => Promise<T> }) {
  const hold = (): void => void ask(scope, gateway.holdRequest, { id }).catch(() => undefined);
  const timer = setInterval(hold, HOLD_EVERY_MS);
  return work().finally(() => clearInterval(timer));
}

/** As it was answered then; a secret is told once. */
export const asThen =
  (isSecret: boolean): Keyed['again'] =>
  async (answer) => {
    if (isSecret) throw new Failure('ANSWER_SECRET');
    return kept(answer);
  };

/** As it was answered then, where the file is the same: what has come is compared as it comes, and nothing of it is kept. */
export const asThenOf =
  ({ chunks }: BodyStream): Keyed['again'] =>
  async (answer) => {
    const { artifact } = KeptUpload.parse(answer.document).upload;
    if ((await sha256Stream(chunks)) !== artifact.sha256) throw new Failure('KEY_REUSED');
    return kept(answer);
  };

/** As much of the answer to an upload as tells which bytes it was. */
const KeptUpload = z.object({ upload: z.object({ artifact: ArtifactRef }) });

/** What fails is forgotten, so that it may be asked for again under the same key. `deed` is told a name that stays the same. */
export async function doOnce(
  ask: Ask,
  { scope, isSecret, again, ...request }: Keyed,
  deed: (onceKey: string) => Promise<Answered>,
): Promise<Answered> {
  const { id, answer } = await ask(scope, gateway.beginRequest, request);
  if (answer !== null) return again(answer, id);
  const answered = await held(ask, scope, { id, work: () => deed(id) }).catch(async (error: unknown) => {
    // It was done by somebody who was gone before he could say so.
    if (codeOf(error) === 'ANSWER_SECRET') throw error;
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
