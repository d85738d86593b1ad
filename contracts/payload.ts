/** How much one message may carry. */
import { Failure } from './error.ts';

/** Largest message on the bus, bytes of JSON: more than this travels as an artifact reference. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** The message as JSON. Throws PAYLOAD_TOO_LARGE for what should have been an artifact. */
export function checkPayload(what: string, payload: unknown): string {
  const json = payload === undefined ? '' : JSON.stringify(payload);
  const bytes = Buffer.byteLength(json);
  if (bytes <= MAX_PAYLOAD_BYTES) return json;
  throw new Failure(
    'PAYLOAD_TOO_LARGE',
    `${what} is ${bytes} bytes; at most ${MAX_PAYLOAD_BYTES} may travel, the rest as an artifact.`,
  );
}
