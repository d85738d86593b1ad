/** Keys that are of no account: that of this machine, which counts on it alone, and the operator’s, which counts anywhere. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Failure } from '../../contracts/error.ts';

export interface MachineKeys {
  /** Of whoever works at this machine; null where nobody does. */
  readonly local: string | null;
  /** Null where nobody is the operator from elsewhere. */
  readonly operator: string | null;
}

/** As much of a request as says where it comes from. */
export type Placed = Pick<IncomingMessage, 'headers'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i;

/**
 * Whether it was made at this machine. A proxy beside us comes from here with what others ask, so nobody whom it names may
 * be elsewhere; whoever names others without being a proxy only loses by it.
 */
export function isFromHere({ headers, socket }: Placed): boolean {
  if (!LOOPBACK.test(socket.remoteAddress ?? '') || headers['forwarded'] !== undefined) return false;
  const named = String(headers['x-forwarded-for'] ?? '').split(',');
  return named.every((each) => each.trim() === '' || LOOPBACK.test(each.trim()));
}

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The time that this takes tells nothing about the key. */
const isKey = (given: string, key: string | null): boolean =>
  key !== null && timingSafeEqual(hashed(given), hashed(key));

/** `elsewhere`: it is the key of this machine, and is brought from another. */
export type KeyWorth = 'good' | 'elsewhere' | 'nothing';

export function worthOf(given: string | null, keys: MachineKeys, request: Placed): KeyWorth {
  if (given === null) return 'nothing';
  if (isKey(given, keys.operator)) return 'good';
  if (!isKey(given, keys.local)) return 'nothing';
  return isFromHere(request) ? 'good' : 'elsewhere';
}

export const keyElsewhere = (): Failure =>
  new Failure(
    'KEY_WRONG',
    'The key of this machine counts at this machine alone; from elsewhere log in with an account, or bring what AINERN_OPERATOR_KEY says.',
  );
