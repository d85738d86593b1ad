/** The streams and consumers of a bus on JetStream, made whenever they are found missing. */
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  nanos,
  ReplayPolicy,
  RetentionPolicy,
  StorageType,
  type Consumer,
  type ConsumerConfig,
  type JetStreamClient,
  type JetStreamManager,
  type StreamConfig,
} from 'nats';
import { DEDUPE_MS, type Hearing, type Terms } from '../../actors/runtime/bus.ts';
import type { DeadParcel, Parcel } from './parcel.ts';

/** A hand-off that nobody took for so long has been found in the database by somebody, ms. */
const KEPT_MS = 600_000;
const DEAD_KEPT_MS = 7 * 24 * 3_600_000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_DEAD = 1_000;

/** A group in which nobody has listened for so long is forgotten, ms. */
const ABANDONED_MS = 3_600_000;

/** So many may wait for a message of one group at once; the server’s default of 512 is too few for a thousand nodes. */
const MAX_WAITING = 8_192;

const NOT_FOUND = 404;
/** Nobody answers: the stream or the consumer is gone, or JetStream is. */
const NO_RESPONDERS = '503';

export const isGone = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  [String(NOT_FOUND), '409', NO_RESPONDERS].includes(String(error.code));

/** Null where the server says that there is no such thing. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    const { api_error: told } = error as { api_error?: { code: number } };
    if (told?.code === NOT_FOUND) return null;
    throw error;
  });
}

const LIMITS = {
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.Old,
  storage: StorageType.File,
  max_bytes: MAX_BYTES,
} satisfies Partial<StreamConfig>;

export class JetStreamStore {
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly stream: string;
  readonly dead: string;
  /** Consumers that were there once: one that has gone since takes all that is left for it. */
  readonly #known = new Set<string>();

  constructor(client: JetStreamClient, manager: JetStreamManager, namespace: string) {
    this.client = client;
    this.manager = manager;
    this.stream = `${namespace}-bus`;
    this.dead = `${namespace}-dead`;
  }

  /** Rejects when the server has not said that it has it. The same id is not taken twice. */
  async publish(parcel: Parcel, msgID?: string): Promise<void> {
    const subject = `${this.stream}.${parcel.topic}`;
    const send = (): Promise<unknown> =>
      this.client.publish(subject, JSON.stringify(parcel), msgID === undefined ? {} : { msgID });
    await send().catch(async (error: unknown) => {
      if (!isGone(error)) throw error;
      await this.ensureStreams();
      return send();
    });
  }

  /** The id keeps what is buried twice from being two letters. */
  async bury(dead: DeadParcel, msgID: string): Promise<void> {
    await this.client.publish(`${this.dead}.${dead.group}`, JSON.stringify(dead), { msgID });
  }

  /** Makes the streams, unless they are there. */
  async ensureStreams(): Promise<void> {
    const window = { duplicate_window: nanos(DEDUPE_MS) };
    await this.#ensureStream(this.stream, { ...LIMITS, ...window, max_age: nanos(KEPT_MS) });
    await this.#ensureStream(this.dead, {
      ...LIMITS,
      ...window,
      max_age: nanos(DEAD_KEPT_MS),
      max_msgs: MAX_DEAD,
    });
  }

  /** The consumer of a group, made unless it is there, on terms that are the group’s from now on. */
  async ensureConsumer({ topic, group }: Hearing, terms: Terms): Promise<Consumer> {
    await this.ensureStreams();
    const name = `${group}_${topic.replaceAll('.', '_')}`;
    const found = await orNull(this.manager.consumers.info(this.stream, name));
    const config = this.#consumerConfig(name, topic, terms);
    if (found === null) await this.manager.consumers.add(this.stream, config);
    else if (found.config.ack_wait !== config.ack_wait)
      await this.manager.consumers.update(this.stream, name, config);
    this.#known.add(name);
    return this.client.consumers.get(this.stream, name);
  }

  async #ensureStream(name: string, config: Partial<StreamConfig>): Promise<void> {
    if ((await orNull(this.manager.streams.info(name))) !== null) return;
    await this.manager.streams.add({ name, subjects: [`${name}.>`], ...config });
  }

  /**
   * The server never gives up on a message: it says so in an advisory that is lost when nobody hears it. The taker counts
   * instead.
   */
  #consumerConfig(name: string, topic: string, { ackWithinMs }: Terms): ConsumerConfig {
    return {
      durable_name: name,
      filter_subject: `${this.stream}.${topic}`,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWithinMs),
      max_deliver: -1,
      max_waiting: MAX_WAITING,
      inactive_threshold: nanos(ABANDONED_MS),
      replay_policy: ReplayPolicy.Instant,
      deliver_policy: this.#known.has(name) ? DeliverPolicy.All : DeliverPolicy.New,
    };
  }
}
