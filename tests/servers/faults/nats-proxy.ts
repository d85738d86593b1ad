/**
 * Stands between a node and the NATS server, and loses, doubles and delays what the node publishes: calls and their answers,
 * events, hand-offs and what is said of them.
 */
import type { Socket } from 'node:net';
import { copiesOf, noFaults, type Faults } from '../../../adapters/bus/faults.ts';
import type { Random } from '../../../actors/runtime/random.ts';
import { addressOf } from './redirect.ts';
import { forward, type Forwarder } from './forward.ts';

const LINE_END = Buffer.from('\r\n');

/** One message of the protocol, as it travels: whole, with its payload. */
interface Frame {
  readonly bytes: Buffer;
  /** Of a published message. */
  readonly subject: string | null;
}

/** What a message that begins with this line carries after it, bytes: a PUB ends with the size of its payload. */
function frameOf(line: string): { subject: string | null; payload: number } {
  const words = line.split(' ');
  const isPublished = ['PUB', 'HPUB'].includes(words[0] ?? '');
  if (!isPublished) return { subject: null, payload: 0 };
  return { subject: words[1] ?? '', payload: Number(words.at(-1)) + LINE_END.length };
}

/** Cuts a stream of bytes into messages; whatever is not whole yet is kept for the next bytes. */
class Cutter {
  #rest = Buffer.alloc(0);

  cut(bytes: Buffer): readonly Frame[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame !== null; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | null {
    const end = this.#rest.indexOf(LINE_END);
    if (end < 0) return null;
    const { subject, payload } = frameOf(this.#rest.toString('latin1', 0, end));
    const length = end + LINE_END.length + payload;
    if (this.#rest.length < length) return null;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return { bytes, subject };
  }
}

export interface NatsProxy extends Forwarder {
  /** What happens from now on to messages whose subject matches. */
  disturb(faults: Faults, subjects: RegExp): void;
  /** How many messages were lost, doubled or delayed so far. */
  readonly disturbed: number;
}

export async function openNatsProxy(random: Random): Promise<NatsProxy> {
  let [faults, subjects]: [Faults, RegExp] = [noFaults, /^$/];
  let disturbed = 0;
  const pass = (server: Socket, { bytes, subject }: Frame): void => {
    const delays = subject !== null && subjects.test(subject) ? copiesOf(faults, random) : [0];
    if (delays.length !== 1 || delays[0] !== 0) disturbed += 1;
    for (const ms of delays) {
      if (ms === 0) server.write(bytes);
      else setTimeout(() => server.writable && server.write(bytes), ms);
    }
  };
  const join = (client: Socket, server: Socket): void => {
    const cutter = new Cutter();
    server.pipe(client);
    client.on('data', (bytes: Buffer) => {
      for (const frame of cutter.cut(bytes)) pass(server, frame);
    });
    client.on('end', () => server.end());
  };
  const forwarder = await forward({ host: '127.0.0.1', port: 0 }, addressOf('nats'), join);
  return {
    ...forwarder,
    disturb: (next, about) => {
      [faults, subjects] = [next, about];
    },
    get disturbed() {
      return disturbed;
    },
  };
}
