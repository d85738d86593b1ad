/** Messages of one group on JetStream: taken one by one, kept while they are worked at, and settled. */
import type { Consumer, JsMsg } from 'nats';
import type { Delivery, Fate, Hearing, Terms } from '../../actors/runtime/bus.ts';
import { isGone, type JetStreamStore } from './jetstream-store.ts';
import type { Carried, Stock } from './lane.ts';
import { Parcel } from './parcel.ts';

/** A request for a message is repeated so often, ms: so late it is found out that somebody has deleted the consumer. */
const ASK_AGAIN_MS = 10_000;

export interface StockParts {
  readonly store: JetStreamStore;
  readonly hearing: Hearing;
  readonly terms: Terms;
  /** Aborts what was asked for before the connection was lost. */
  readonly connected: () => AbortSignal;
}

export class JetStreamStock implements Stock {
  readonly #parts: StockParts;
  #consumer: Promise<Consumer> | null = null;
  /** The connection on which the consumer was last seen. */
  #seenOn: AbortSignal | null = null;

  constructor(parts: StockParts) {
    this.#parts = parts;
  }

  /** Makes the consumer, unless it is there. A server that was away may have lost it, and does not say so. */
  async open(): Promise<Consumer> {
    const { store, hearing, terms, connected } = this.#parts;
    if (this.#seenOn !== connected()) this.#consumer = null;
    this.#seenOn = connected();
    const opening = (this.#consumer ??= store.ensureConsumer(hearing, terms));
    return opening.catch((error: unknown) => {
      this.#consumer = null;
      throw error;
    });
  }

  async take(signal: AbortSignal): Promise<Carried | null> {
    const until = AbortSignal.any([signal, this.#parts.connected()]);
    try {
      const message = await next(await this.open(), until);
      return message === null ? null : await this.#carried(message);
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#consumer = null;
      await this.open();
      return null;
    }
  }

  /** What is not for this group, or was written by a stranger, is let go. */
  async #carried(message: JsMsg): Promise<Carried | null> {
    const parcel = parcelIn(message);
    if (parcel === null || ![null, this.#parts.hearing.group].includes(parcel.group)) {
      message.term();
      return null;
    }
    const { id, topic, body } = parcel;
    const delivery = { id, topic, body, attempt: message.info.deliveryCount };
    return {
      delivery,
      keep: () => message.working(),
      settle: (fate) => this.#settle(message, delivery, fate),
    };
  }

  async #settle(message: JsMsg, delivery: Delivery, fate: Fate): Promise<void> {
    switch (fate.as) {
      case 'done':
        break;
      case 'pass':
        await this.#pass(delivery);
        break;
      case 'dead':
        await this.#bury(message, delivery, fate.reason);
        break;
      case 'again':
        message.nak(fate.afterMs);
        return;
    }
    message.ack();
  }

  /** A copy for this group alone, because a message that is put back would count as tried. */
  async #pass({ id, topic, body }: Delivery): Promise<void> {
    const { store, hearing } = this.#parts;
    await store.publish({ id, topic, group: hearing.group, body });
  }

  /** Whoever dies between burying and saying so leaves it to be buried again. */
  async #bury({ seq }: JsMsg, { id, topic, body, attempt }: Delivery, reason: string): Promise<void> {
    const { store, hearing } = this.#parts;
    const { group } = hearing;
    await store.bury({ id, topic, group, body, attempts: attempt, reason }, `${group} ${seq} ${id}`);
  }
}

function parcelIn(message: JsMsg): Parcel | null {
  try {
    return Parcel.parse(message.json());
  } catch {
    return null;
  }
}

/** The next message; null when there was none for a while or the signal aborted. */
async function next(consumer: Consumer, signal: AbortSignal): Promise<JsMsg | null> {
  if (signal.aborted) return null;
  const messages = await consumer.fetch({ max_messages: 1, expires: ASK_AGAIN_MS });
  const leave = (): void => void messages.close();
  signal.addEventListener('abort', leave, { once: true });
  try {
    for await (const message of messages) return message;
    return null;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
