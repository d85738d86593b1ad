/** Whether an error of the driver says that the server is away, and nothing of the statement. */

/** SQLSTATE classes and codes: connection exceptions, too many connections, shutdown, crash, and a server that is starting. */
const OUTAGE_STATES = /^(08|53300|57P0[123])/;
/** Errors of sockets. */
const OUTAGE_SOCKETS: readonly string[] = [
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ENOENT',
  ],
];
/** The driver gives these no code. */
const OUTAGE_SENTENCES =
  /Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error/;

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** SQLSTATE of a transaction that waited for another, which waited for it: the server has undone one of the two. */
const DEADLOCK = '40P01';

/** Whether the server has undone what was well meant, so that it may be tried again. */
export const isUndone = (error: unknown): boolean => error instanceof Error && codeOf(error) === DEADLOCK;

export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return OUTAGE_STATES.test(code) || OUTAGE_SOCKETS.includes(code) || OUTAGE_SENTENCES.test(error.message);
}
