/** Stands between a node and the S3 server: answers with errors in its stead, and tears what is sent up or down in the middle. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../../../actors/runtime/random.ts';
import type { Address } from './forward.ts';
import { addressOf } from './redirect.ts';

/** Shares of requests, 0…1, to which something happens. */
export interface ObjectFaults {
  /** Answered with 503, and never heard of by the server. */
  readonly refuse: number;
  /** The connection ends after half of what is sent up or down. */
  readonly tear: number;
}

const noObjectFaults: ObjectFaults = { refuse: 0, tear: 0 };

export interface ObjectsProxy {
  readonly at: Address;
  disturb(faults: ObjectFaults): void;
  /** How many requests were refused or torn so far. */
  readonly disturbed: number;
  close(): Promise<void>;
}

const BUSY =
  '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>';

/** Passes bytes on until half of `total` has passed, and ends the connection there. */
function tear(from: IncomingMessage, write: (bytes: Buffer) => void, end: () => void): void {
  const half = Number(from.headers['content-length'] ?? 0) / 2;
  let passed = 0;
  from.on('data', (bytes: Buffer) => {
    passed += bytes.length;
    if (passed < half) return write(bytes);
    write(bytes.subarray(0, Math.max(0, bytes.length - Math.ceil(passed - half))));
    from.removeAllListeners('data');
    end();
  });
  from.on('end', end);
}

function pass(asked: IncomingMessage, answer: ServerResponse, isTorn: boolean): void {
  const isUpload = asked.method === 'PUT' || asked.method === 'POST';
  const onward = request(
    { ...addressOf('objects'), agent: false, method: asked.method, path: asked.url, headers: asked.headers },
    (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      // Swift sends a body after the answer to a HEAD, which nobody expects.
      if (asked.method === 'HEAD') return void answer.end();
      if (!isTorn || isUpload) return void answered.pipe(answer);
      tear(
        answered,
        (bytes) => answer.write(bytes),
        () => answer.destroy(),
      );
    },
  );
  const end = (): void => {
    onward.destroy();
    if (!answer.writableEnded) answer.destroy();
  };
  onward.on('error', end);
  asked.on('error', end);
  if (isTorn && isUpload) tear(asked, (bytes) => onward.write(bytes), end);
  else asked.pipe(onward);
}

export async function openObjectsProxy(random: Random): Promise<ObjectsProxy> {
  let faults = noObjectFaults;
  let disturbed = 0;
  const server = createServer((asked, answer) => {
    const [isRefused, isTorn] = [random() < faults.refuse, random() < faults.tear];
    if (isRefused || isTorn) disturbed += 1;
    if (!isRefused) return pass(asked, answer, isTorn);
    asked.resume();
    answer.writeHead(503, { 'content-type': 'application/xml' }).end(BUSY);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    at: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    disturb: (next) => {
      faults = next;
    },
    get disturbed() {
      return disturbed;
    },
    async close() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}
