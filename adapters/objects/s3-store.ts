/** A bucket on a server that speaks S3, as its URL names it, and what its errors mean. */
import http from 'node:http';
import https from 'node:https';
import { Client, S3Error } from 'minio';
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';

export interface S3Store {
  readonly client: Client;
  readonly bucket: string;
  readonly region: string;
  /** The server’s name and port, which may be told. */
  readonly host: string;
}

/** A server that says nothing for so long, ms, is taken to be away. */
const SILENT_MS = 30_000;

/** Larger files go up in parts of so many bytes, each of which is in memory while it does. */
export const PART_BYTES = 16 << 20;

/** Code of the error that says so. */
const SILENT = 'ETIMEDOUT';

type Request = typeof http.request;

/** The client itself would wait for a frozen server for ever. */
function impatient(request: Request): { request: Request } {
  const patient = (options: http.RequestOptions, answered: (response: http.IncomingMessage) => void) => {
    // Said here and not to the request afterwards, it holds for connecting as well.
    const asked = request({ ...options, timeout: SILENT_MS }, answered);
    const why = Object.assign(new Error(`It has said nothing for ${SILENT_MS} ms.`), { code: SILENT });
    asked.on('timeout', () => asked.destroy(why));
    return asked;
  };
  return { request: patient as Request };
}

/** What S3 lets a bucket be called. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const FORM = 's3://KEY:SECRET@HOST[:PORT]/BUCKET[?tls=off&region=NAME]';

/** Never says the URL itself: a secret is in it. */
const malformed = (text: string): Failure =>
  new Failure(
    'CONFIGURATION_INVALID',
    `AINERN_OBJECTS begins with “${text.split(':')[0] ?? ''}:”; it must be folder:DIR, or have the form ${FORM}.`,
  );

/** Reads a URL of that form. Throws CONFIGURATION_INVALID. */
export function openStore(text: string): S3Store {
  const url = URL.parse(text);
  const bucket = url?.pathname.slice(1) ?? '';
  if (url?.protocol !== 's3:' || !BUCKET.test(bucket) || url.username === '' || url.password === '')
    throw malformed(text);
  const useSSL = url.searchParams.get('tls') !== 'off';
  const region = url.searchParams.get('region') ?? 'us-east-1';
  const client = new Client({
    endPoint: url.hostname,
    port: Number(url.port) || (useSSL ? 443 : 80),
    useSSL,
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
    region,
    pathStyle: true,
    partSize: PART_BYTES,
    transport: impatient(useSSL ? https.request : http.request),
    // It says on the console what it repeats, and repeats streams that it has read.
    retryOptions: { disableRetry: true },
  });
  return { client, bucket, region, host: url.host };
}

/** Code of the error of a server whose clock shows another time than ours. */
const SKEWED = 'RequestTimeTooSkewed';

const missing = ['NoSuchKey', 'NotFound'];
const refused = [
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'NoSuchBucket',
  SKEWED,
  'AuthorizationHeaderMalformed',
];
const away = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
];

/** What the client says of an answer that asks to come again later, which has no code. */
const LATER = /^Request failed after/;

/** Whether asking again at once may help: of a server that has been silent for so long, it is not expected. */
export const isSilence = (error: unknown): boolean => codeIn(error) === SILENT;

const codeIn = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

export const isMissing = (error: unknown): boolean => missing.includes(codeIn(error));

export const isUnavailable = (error: unknown): boolean =>
  (error instanceof S3Error && ![...missing, ...refused].includes(codeIn(error))) ||
  away.includes(codeIn(error)) ||
  LATER.test(messageOf(error));

/** Turns the server’s and the network’s errors into ours; what is neither passes. */
export function told(error: unknown, host: string): unknown {
  if (error instanceof Failure) return error;
  if (codeOf(error) === 'DISK_FULL') return new Failure('DISK_FULL');
  if (isUnavailable(error))
    return new Failure(
      'STORAGE_UNAVAILABLE',
      `The object store at ${host} cannot be reached: ${messageOf(error)}`,
    );
  if (!refused.includes(codeIn(error))) return error;
  if (codeIn(error) === SKEWED)
    return new Failure(
      'CONFIGURATION_INVALID',
      `The clock of the object store at ${host} and that of this machine differ by more than it allows; set one of them.`,
    );
  return new Failure(
    'CONFIGURATION_INVALID',
    `The object store at ${host} refuses the key, the secret or the bucket of AINERN_OBJECTS: ${codeIn(error)}.`,
  );
}
