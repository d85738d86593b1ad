/**
 * Lets many PostgreSQL clients share one PGlite, which is a single session. Batches run strictly one after another; a
 * session that has begun a transaction owns the backend until it ends. Nothing of a session's state may be relied on
 * between transactions (SET, session locks, temporary tables, named statements of one's own).
 */
import type { Socket } from 'node:net';
import {
  errorResponse,
  readAnswer,
  readMessage,
  readOpening,
  readyForQuery,
  simpleQuery,
  sqlOf,
  welcome,
  type Answer,
  type Message,
} from './wire.ts';
import { Statements } from './statements.ts';

/** The one method of PGlite that is needed: raw protocol bytes in, raw protocol bytes out. */
export interface Backend {
  execProtocolRaw(batch: Uint8Array): Promise<Uint8Array>;
}

interface Unit {
  readonly session: Session | null;
  readonly messages: readonly Message[];
}

const ROLLBACK: Unit = { session: null, messages: [{ type: 'Q', whole: simpleQuery('ROLLBACK') }] };
const LISTEN = /^\s*(un)?listen\s+("?)([^";\s]+|\*)\2/i;
const DEFAULT_IDLE_MS = 30_000;

export class Mux {
  readonly #backend: Backend;
  readonly #idleMs: number;
  readonly #sessions = new Set<Session>();
  readonly #statements = new Statements();
  #queue: Unit[] = [];
  #owner: Session | null = null;
  #busy = false;
  #watchdog: NodeJS.Timeout | undefined;
  #opened = 0;

  /** A session that idles in a transaction longer than `idleMs` is rolled back and dropped, so that it cannot hold everyone up. */
  constructor(backend: Backend, idleMs: number = DEFAULT_IDLE_MS) {
    this.#backend = backend;
    this.#idleMs = idleMs;
  }

  /** Serves one client connection until it closes. */
  accept(socket: Socket): void {
    this.#opened += 1;
    const session = new Session(this, socket, this.#opened);
    this.#sessions.add(session);
    socket.on('data', (chunk) => session.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave(session));
  }

  submit(session: Session, messages: readonly Message[]): void {
    this.#queue.push({ session, messages });
    void this.#pump();
  }

  #leave(session: Session): void {
    this.#sessions.delete(session);
    this.#queue = this.#queue.filter((unit) => unit.session !== session);
    if (this.#owner !== session) return;
    this.#owner = null;
    this.#queue.unshift(ROLLBACK);
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#watchdog);
    for (let unit = this.#next(); unit !== undefined; unit = this.#next()) await this.#run(unit);
    this.#busy = false;
    this.#watch();
  }

  /** The next unit that may run now: the owner's, or anybody's when nobody is in a transaction. */
  #next(): Unit | undefined {
    const owner = this.#owner;
    const at = owner === null ? 0 : this.#queue.findIndex((unit) => unit.session === owner);
    return at < 0 ? undefined : this.#queue.splice(at, 1)[0];
  }

  async #run({ session, messages }: Unit): Promise<void> {
    const { batch, answered } = this.#statements.rewrite(messages);
    const answer = await this.#ask(batch);
    for (const { channel, whole } of answer.notifications) {
      for (const listener of this.#sessions) if (listener.channels.has(channel)) listener.send(whole);
    }
    const data = answered(answer.data);
    if (session === null) return;
    if (answer.status !== 'I' && this.#sessions.has(session)) this.#owner = session;
    else if (this.#owner === session || answer.status === 'I') this.#owner = null;
    session.send(data);
    // A client that vanished while its batch ran must not leave its transaction open.
    if (answer.status !== 'I' && !this.#sessions.has(session)) this.#queue.unshift(ROLLBACK);
  }

  async #ask(batch: Buffer): Promise<Answer> {
    try {
      return readAnswer(await this.#backend.execProtocolRaw(batch));
    } catch (error) {
      // PGlite throws when the backend itself breaks; drivers understand an ErrorResponse.
      const sentence = error instanceof Error ? error.message : String(error);
      return {
        data: Buffer.concat([errorResponse('XX000', sentence), readyForQuery('I')]),
        status: 'I',
        notifications: [],
      };
    }
  }

  #watch(): void {
    const owner = this.#owner;
    if (owner === null) return;
    this.#watchdog = setTimeout(() => {
      if (this.#owner === owner && !this.#busy) owner.drop();
    }, this.#idleMs);
    this.#watchdog.unref();
  }
}

/** One client: collects its messages into batches that end where it waits for an answer. */
class Session {
  readonly channels = new Set<string>();
  readonly #mux: Mux;
  readonly #socket: Socket;
  readonly #id: number;
  #received: Buffer = Buffer.alloc(0);
  #batch: Message[] = [];
  #started = false;

  constructor(mux: Mux, socket: Socket, id: number) {
    this.#mux = mux;
    this.#socket = socket;
    this.#id = id;
  }

  send(bytes: Buffer): void {
    if (bytes.length > 0 && this.#socket.writable) this.#socket.write(bytes);
  }

  drop(): void {
    this.#socket.destroy();
  }

  receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    if (!this.#started && !this.#open()) return;
    for (let next = readMessage(this.#received); next !== null; next = readMessage(this.#received)) {
      this.#received = this.#received.subarray(next.whole.length);
      if (next.type === 'X') return void this.#socket.end();
      this.#learnChannels(sqlOf(next));
      this.#batch.push(next);
      if ('QSHcf'.includes(next.type)) this.#submit();
    }
  }

  /** Whether the session is open now. */
  #open(): boolean {
    for (let opening = readOpening(this.#received); opening !== null; opening = readOpening(this.#received)) {
      this.#received = this.#received.subarray(opening.bytes);
      if (opening.kind === 'encryption') this.send(Buffer.from('N'));
      else if (opening.kind === 'cancel') return (this.drop(), false);
      else return (this.send(welcome(this.#id)), (this.#started = true));
    }
    return false;
  }

  /** LISTEN holds for the whole backend, so who listens to what is remembered here. */
  #learnChannels(sql: string): void {
    const match = LISTEN.exec(sql);
    const name = match?.[3];
    if (match === null || name === undefined) return;
    const channel = match[2] === '"' ? name : name.toLowerCase();
    if (match[1] === undefined) this.channels.add(channel);
    else if (channel === '*') this.channels.clear();
    else this.channels.delete(channel);
  }

  #submit(): void {
    const messages = this.#batch;
    this.#batch = [];
    this.#mux.submit(this, messages);
  }
}
