/** Says no: every request that is not done is answered with one problem document, and with nothing else. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemOf, PROBLEM_TYPE, retryAfterOf, type Fault } from '../../contracts/api/problem.ts';
import { codeOf, errorFacts, Failure, messageOf, type ErrorCode } from '../../contracts/error.ts';
import type { RequestNames } from './exchange.ts';

/** A request with several faults, each at its place. */
export class Refusal extends Failure {
  readonly faults: readonly Fault[];

  constructor(code: ErrorCode, message: string, faults: readonly Fault[] = []) {
    super(code, message);
    this.faults = faults;
  }
}

/** What a rule of the film refuses says in its details where it stands. */
function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof Refusal) return error.faults;
  return error instanceof Failure ? ((error.details['faults'] as readonly Fault[] | undefined) ?? []) : [];
}

/** A request whose own names nobody could read begins a trace all the same. */
function madeNames(): RequestNames {
  const requestId = `req-${randomUUID()}`;
  return { requestId, traceId: requestId };
}

/** What nobody could read is refused by hand: there is neither a request nor an answer to it. */
export function refuseUnread(socket: Duplex, code: ErrorCode, names: RequestNames = madeNames()): void {
  if (!socket.writable) return;
  const { requestId, traceId } = names;
  const problem = problemOf({ code, message: errorFacts(code).message, faults: [], requestId });
  const body = Buffer.from(JSON.stringify(problem));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    ...[`X-Request-Id: ${requestId}`, `X-Trace-Id: ${traceId}`],
    ...[`Content-Type: ${PROBLEM_TYPE}`, `Content-Length: ${body.length}`],
    ...['Cache-Control: no-store', 'X-Content-Type-Options: nosniff', 'Connection: close'],
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

/** What a refusal says beside its problem, such as where an upload goes on. */
const headersOf = (error: unknown): OutgoingHttpHeaders =>
  error instanceof Failure ? { ...(error.details['headers'] as OutgoingHttpHeaders | undefined) } : {};

/** Once an answer has begun, all that can be said is that it is not whole. */
export function refuse(response: ServerResponse, error: unknown, requestId: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const code = codeOf(error);
  const problem = problemOf({ code, message: messageOf(error), faults: faultsOf(error), requestId });
  const again = retryAfterOf(code);
  const body = Buffer.from(JSON.stringify(problem));
  response.writeHead(problem.status, {
    ...{ 'content-type': PROBLEM_TYPE, 'content-length': body.length },
    ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    ...(again !== null && { 'retry-after': String(again) }),
    ...headersOf(error),
    ...(code === 'KEY_WRONG' && { 'www-authenticate': 'Bearer' }),
  });
  response.end(body);
}
