/** The parts of PostgreSQL's frontend/backend protocol 3.0 that a multiplexer must understand. */

const INT = 4;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

const int32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(INT);
  buffer.writeInt32BE(value);
  return buffer;
};

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const message = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(type), int32(body.length + INT), body]);

/** A simple query, as psql sends it. */
export const simpleQuery = (sql: string): Buffer => message('Q', text(sql));

export const readyForQuery = (status: 'I' | 'T' | 'E'): Buffer => message('Z', Buffer.from(status));

/** An ErrorResponse with SQLSTATE `code`. */
export const errorResponse = (code: string, sentence: string): Buffer =>
  message(
    'E',
    Buffer.concat([
      Buffer.from('S'),
      text('ERROR'),
      Buffer.from('V'),
      text('ERROR'),
      Buffer.from('C'),
      text(code),
      Buffer.from('M'),
      text(sentence),
      Buffer.from([0]),
    ]),
  );

const parameters: Readonly<Record<string, string>> = {
  server_version: '18.6',
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  integer_datetimes: 'on',
  standard_conforming_strings: 'on',
};

/** What a server says once it has let a client in: no password, the parameters drivers look at, a key, ready. */
export function welcome(sessionId: number): Buffer {
  const status = Object.entries(parameters).map(([name, value]) =>
    message('S', Buffer.concat([text(name), text(value)])),
  );
  return Buffer.concat([
    message('R', int32(0)),
    ...status,
    message('K', Buffer.concat([int32(sessionId), int32(0)])),
    readyForQuery('I'),
  ]);
}

export type Opening = { readonly kind: 'startup' | 'encryption' | 'cancel'; readonly bytes: number };

/** Reads the untyped first message of a connection; null while it is incomplete. */
export function readOpening(buffer: Buffer): Opening | null {
  if (buffer.length < 2 * INT) return null;
  const bytes = buffer.readInt32BE(0);
  if (buffer.length < bytes) return null;
  const code = buffer.readInt32BE(INT);
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption', bytes };
  return { kind: code === CANCEL_REQUEST ? 'cancel' : 'startup', bytes };
}

export interface Message {
  readonly type: string;
  /** Type byte, length and body. */
  readonly whole: Buffer;
}

/** Splits off the first complete message; null while there is none. */
export function readMessage(buffer: Buffer): Message | null {
  if (buffer.length < 1 + INT) return null;
  const bytes = buffer.readInt32BE(1) + 1;
  if (buffer.length < bytes) return null;
  return { type: String.fromCharCode(buffer[0] ?? 0), whole: buffer.subarray(0, bytes) };
}

/** SQL of a Query or Parse message; empty for others. */
export function sqlOf({ type, whole }: Message): string {
  const bodyAt = 1 + INT;
  if (type === 'Q') return whole.subarray(bodyAt, whole.length - 1).toString();
  if (type !== 'P') return '';
  const sqlAt = whole.indexOf(0, bodyAt) + 1;
  return whole.subarray(sqlAt, whole.indexOf(0, sqlAt)).toString();
}

/** What a server says to a Parse message that it took. */
export const parseComplete: Buffer = message('1', Buffer.alloc(0));

/** Whether these messages are one unnamed statement, parsed, bound, described and run: what drivers send for parameters. */
export const isOneStatement = (messages: readonly Message[]): boolean =>
  messages.map(({ type }) => type).join('') === 'PBDES' &&
  isUnnamed(messages[0], 1) &&
  isUnnamed(messages[1], 2) &&
  messages[2]?.whole[1 + INT] === PORTAL;

const PORTAL = 'P'.charCodeAt(0);

const isUnnamed = (message: Message | undefined, names: number): boolean =>
  message?.whole.subarray(1 + INT, 1 + INT + names).every((byte) => byte === 0) === true;

/** The same Parse message, for a statement of that name instead of the unnamed one. */
export const parseNamed = ({ whole }: Message, name: string): Buffer =>
  message('P', Buffer.concat([text(name), whole.subarray(1 + INT + 1)]));

/** The same Bind message of the unnamed portal, for a statement of that name instead of the unnamed one. */
export const bindNamed = ({ whole }: Message, name: string): Buffer =>
  message('B', Buffer.concat([text(''), text(name), whole.subarray(1 + INT + 2)]));

/** Lets go of the statement of that name. */
export const closeNamed = (name: string): Buffer =>
  message('C', Buffer.concat([Buffer.from('S'), text(name)]));

/** Whether an answer begins with what a server says to a Close message. */
export const isCloseComplete = (data: Buffer): boolean => data[0] === '3'.charCodeAt(0);

export interface Answer {
  /** Bytes for the session that asked. */
  readonly data: Buffer;
  /** Last transaction status that was told: idle, in a transaction, in a failed one; null when none was. */
  readonly status: string | null;
  readonly notifications: readonly { readonly channel: string; readonly whole: Buffer }[];
}

/** Takes notifications, which belong to whoever listens, out of a backend's answer. */
export function readAnswer(bytes: Uint8Array): Answer {
  let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let status: string | null = null;
  const own: Buffer[] = [];
  const notifications: { channel: string; whole: Buffer }[] = [];
  for (let next = readMessage(rest); next !== null; next = readMessage(rest)) {
    rest = rest.subarray(next.whole.length);
    if (next.type === 'A') notifications.push({ channel: channelOf(next.whole), whole: next.whole });
    else own.push(next.whole);
    if (next.type === 'Z') status = String.fromCharCode(next.whole[1 + INT] ?? 0);
  }
  return { data: Buffer.concat(own), status, notifications };
}

const channelOf = (notification: Buffer): string => {
  const at = 1 + INT + INT;
  return notification.subarray(at, notification.indexOf(0, at)).toString();
};
