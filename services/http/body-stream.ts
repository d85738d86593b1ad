/** Bytes of a request as they come, and no faster than they are taken. */
import type { Chunks } from '../../actors/runtime/objects.ts';
import { PIECE_TYPE } from '../../contracts/api/route.ts';
import type { Continuing } from './exchange.ts';
import { freeBytes } from './free-bytes.ts';
import { Patience } from './patience.ts';
import { Refusal } from './refuse.ts';

export interface BodyStream {
  /** What they are said to be; null where that is left open. */
  readonly mediaType: string | null;
  /** Where in their file they begin. */
  readonly offset: number;
  /** How many they are; null where that shows at their end. */
  readonly length: number | null;
  /** To be taken once, and each to be copied: its memory is taken back when the next is asked for. */
  readonly chunks: Chunks;
}

/** As it comes. Whoever takes no more of it has something to say, which would be lost with the line. */
export async function* chunksOf(request: Continuing): Chunks {
  const chunks = request.iterator({ destroyOnReturn: false });
  const patience = new Patience();
  request.goOn?.();
  try {
    for (;;) {
      const next = (await patience.with(chunks.next())) as IteratorResult<Uint8Array, undefined>;
      if (next.done === true) return;
      patience.gain(next.value.length);
      yield next.value;
    }
  } finally {
    const returned = Promise.resolve(chunks.return?.()).catch(() => undefined);
    // What never comes is not waited for, not even to say that no more is wanted.
    if (!patience.isOver) await returned;
  }
}

async function* freedAfterUse(chunks: Chunks): Chunks {
  for await (const chunk of chunks) {
    yield chunk;
    freeBytes(chunk);
  }
}

const typeOf = ({ headers }: Continuing): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

function lengthOf({ headers }: Continuing, most: number): number | null {
  const given = headers['content-length'];
  if (given === undefined) return null;
  if (Number(given) <= most) return Number(given);
  throw new Refusal(
    'BODY_TOO_LARGE',
    `The body has ${given} bytes; ${most} are the most that is taken here.`,
  );
}

function expectPlain({ headers }: Continuing): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw new Refusal(
      'BODY_TYPE_UNSUPPORTED',
      `The body is encoded as “${encoding.slice(0, 60)}”; it must be plain.`,
    );
}

/** A whole file. Throws what is wrong with it before anything of it has come. */
export function wholeOf(request: Continuing, most: number): BodyStream {
  expectPlain(request);
  const type = typeOf(request);
  const mediaType = ['', 'application/octet-stream'].includes(type) ? null : type;
  return { mediaType, offset: 0, length: lengthOf(request, most), chunks: freedAfterUse(chunksOf(request)) };
}

function offsetOf({ headers }: Continuing): number {
  const given = headers['upload-offset'];
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given);
  const message = 'Upload-Offset must say at which byte of the file the piece begins.';
  throw new Refusal('PARAMS_INVALID', message, [{ at: 'header.upload-offset', message }]);
}

/** A piece of a file. Throws likewise. */
export function pieceOf(request: Continuing, most: number): BodyStream {
  expectPlain(request);
  const type = typeOf(request);
  if (type !== PIECE_TYPE)
    throw new Refusal(
      'BODY_TYPE_UNSUPPORTED',
      `The body is “${type.slice(0, 60)}”; a piece is ${PIECE_TYPE}.`,
    );
  const offset = offsetOf(request);
  return {
    mediaType: null,
    offset,
    length: lengthOf(request, most),
    chunks: freedAfterUse(chunksOf(request)),
  };
}
