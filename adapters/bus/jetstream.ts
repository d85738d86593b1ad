/**
 * The bus on a NATS server with JetStream. Streams and consumers are made by whoever misses them, so that a server whose
 * store was wiped is as good as any; the connection is tried for ever.
 */
import { connect, Events, type NatsConnection } from 'nats';
import type { Bus, DeadLetter, Hearing, Message, Subscription, Terms } from '../../actors/runtime/bus.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import { checkPayload } from '../../contracts/payload.ts';
import { JetStreamStore } from './jetstream-store.ts';
import { JetStreamStock } from './jetstream-stock.ts';
import { addressOf } from './nats-url.ts';
import { DeadParcel, type Parcel } from './parcel.ts';
import { Subscriptions } from './subscriptions.ts';

export interface JetStreamParts {
  readonly url: string;
  /** Keeps installations on one server apart: letters, digits and dashes. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const RECONNECT_MS = 250;
/** A connection that says nothing is found out after two of these, ms. */
const PING_MS = 3_000;
/** How long the server may take to answer, ms. What was asked just before a connection broke is never answered. */
const ANSWER_MS = 2_000;
/** How soon what could not be subscribed to is tried again, ms. */
const RETRY_MS = 250;

interface Connected {
  readonly connection: NatsConnection;
  readonly store: JetStreamStore;
}

async function opened({ url, namespace }: JetStreamParts): Promise<Connected> {
  const connection = await connect({
    ...addressOf(url),
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    waitOnFirstConnect: true,
    pingInterval: PING_MS,
  });
  const options = { checkAPI: false, timeout: ANSWER_MS };
  const manager = await connection.jetstreamManager(options);
  return { connection, store: new JetStreamStore(connection.jetstream(options), manager, namespace) };
}

export class JetStreamBus implements Bus {
  readonly #parts: JetStreamParts;
  readonly #subscriptions = new Subscriptions();
  #opening: Promise<Connected> | null = null;
  /** Lives as long as the connection that messages were asked for on. */
  #session = new AbortController();
  readonly #closed = new AbortController();

  constructor(parts: JetStreamParts) {
    this.#parts = parts;
  }

  async publish({ id, topic, body }: Message): Promise<void> {
    checkPayload(`The message ${id}`, body);
    await this.#send({ id, topic, group: null, body }, `${topic} ${id}`);
  }

  /** Tries until there is a server that has it. */
  async subscribe(hearing: Hearing, terms: Terms): Promise<Subscription> {
    const { clock, onError } = this.#parts;
    const parts = { hearing, terms, clock, onError };
    for (;;) {
      try {
        const { store } = await this.#connected();
        const stock = new JetStreamStock({ store, hearing, terms, connected: () => this.#session.signal });
        await stock.open();
        return this.#subscriptions.open(stock, parts);
      } catch (error) {
        if (this.#closed.signal.aborted) throw error;
        onError(error);
        await clock.pause(RETRY_MS, this.#closed.signal);
      }
    }
  }

  async deadLetters(): Promise<DeadLetter[]> {
    return (await this.#graves()).map(({ letter }) => letter);
  }

  async countDead(): Promise<number> {
    const { store } = await this.#connected();
    await store.ensureStreams();
    return (await store.manager.streams.info(store.dead)).state.messages;
  }

  async revive({ id, group }: Pick<DeadLetter, 'id' | 'group'>): Promise<boolean> {
    const graves = await this.#graves();
    const grave = graves.find(({ letter }) => letter.id === id && letter.group === group);
    if (grave === undefined) return false;
    const { topic, body } = grave.letter;
    await this.#send({ id, topic, group, body });
    const { store } = await this.#connected();
    return store.manager.streams.deleteMessage(store.dead, grave.seq);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#subscriptions.close();
    const connection = this.#opening?.then(
      (connected) => connected.connection,
      () => null,
    );
    // What was settled last is still on its way; a server that is away cannot be told.
    const patience = new AbortController();
    void connection
      ?.then((open) => open?.drain())
      .catch(() => undefined)
      .finally(() => patience.abort());
    if (connection !== undefined) await this.#parts.clock.pause(ANSWER_MS, patience.signal);
    void connection?.then((open) => open?.close());
  }

  async #send(parcel: Parcel, msgID?: string): Promise<void> {
    try {
      const { store } = await this.#connected();
      await store.publish(parcel, msgID);
    } catch (error) {
      throw new Failure('BUS_UNAVAILABLE', `The bus did not take ${parcel.id}: ${messageOf(error)}.`);
    }
  }

  /** A server that does not know who comes may know tomorrow. */
  #connected(): Promise<Connected> {
    return (this.#opening ??= opened(this.#parts).then(
      (connected) => {
        void this.#watch(connected.connection);
        return connected;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    ));
  }

  /** A server that comes back knows nothing of who waited for messages. */
  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type !== Events.Reconnect) continue;
      this.#session.abort();
      this.#session = new AbortController();
    }
  }

  async #graves(): Promise<{ readonly seq: number; readonly letter: DeadLetter }[]> {
    const { store } = await this.#connected();
    await store.ensureStreams();
    const { state } = await store.manager.streams.info(store.dead);
    const found = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const stored = await store.manager.streams.getMessage(store.dead, { seq }).catch(() => null);
      if (stored !== null) found.push({ seq, letter: DeadParcel.parse(stored.json()) });
    }
    return found;
  }
}
