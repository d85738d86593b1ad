/** What travels beside the params of a call or the data of an event: who speaks, and for whom. */
import type { Caller } from '../../contracts/modules/names.ts';
import { Failure } from '../../contracts/error.ts';
import type { Scope } from '../../contracts/shared.ts';

export interface MessageMeta {
  readonly caller: Caller;
  readonly scope: Scope;
}

/** Largest message on the bus, bytes of JSON: more than this travels as an artifact reference. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** Throws PAYLOAD_TOO_LARGE for what should have been an artifact. */
export function checkPayload(what: string, payload: unknown): void {
  const bytes = payload === undefined ? 0 : Buffer.byteLength(JSON.stringify(payload));
  if (bytes > MAX_PAYLOAD_BYTES) {
    throw new Failure(
      'PAYLOAD_TOO_LARGE',
      `${what} is ${bytes} bytes; at most ${MAX_PAYLOAD_BYTES} may travel, the rest as an artifact.`,
    );
  }
}
