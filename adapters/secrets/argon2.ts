/** Passwords by Argon2id of Node’s own OpenSSL, with what OWASP asks for at least: 19 MiB, two passes, one lane. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Passwords } from '../../actors/runtime/secrets.ts';
import { Failure } from '../../contracts/error.ts';

const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const;

/** The threads that hash also read files: two at once leave some, and who waits longer than this line is told to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 32;

const derive = promisify(argon2);

const tagOf = (password: string, nonce: Buffer): Promise<Buffer> =>
  derive('argon2id', { ...COST, message: password.normalize('NFKC'), nonce });

/** As the reference implementation writes it, so that the cost may be raised and what is stored still be read. */
const HASH = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$([\w+/]{22})\$([\w+/]{43})$/;

const said = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

async function hashed(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=1$${said(nonce)}$${said(tag)}`;
}

/** What is no hash is compared with one all the same. */
async function verified(password: string, hash: string | null): Promise<boolean> {
  const [, nonce = said(Buffer.alloc(16)), tag = said(Buffer.alloc(32))] = HASH.exec(hash ?? '') ?? [];
  const given = await tagOf(password, Buffer.from(nonce, 'base64'));
  return timingSafeEqual(given, Buffer.from(tag, 'base64')) && hash !== null;
}

/** At most two at once; the others wait in line. */
function inLine(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (waiting.length >= MOST_WAITING)
      throw new Failure('NODE_BUSY', 'Too many passwords are being checked; ask again in a moment.');
    if (busy >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
      waiting.shift()?.();
    }
  };
}

export function argon2Passwords(): Passwords {
  const turn = inLine();
  return {
    hash: (password) => turn(() => hashed(password)),
    verify: (password, hash) => turn(() => verified(password, hash)),
  };
}
