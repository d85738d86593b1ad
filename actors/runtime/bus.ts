/**
 * The port to the bus: it carries hand-offs between nodes, so that whoever waits for work need not ask for it all the time.
 *
 * Everything it carries is a hint. What is to be done, and what was done, stands in the databases of the modules, and
 * whoever takes a hand-off asks there. Losing every message, or getting each one twice, does no harm but time: all who
 * listen must also look by themselves now and then.
 */
import { messageOf } from '../../contracts/error.ts';

export interface Message {
  /** Published twice within two minutes, it is delivered as if it had been published once. */
  readonly id: string;
  /** Words of small letters, digits and dashes, joined by dots: `work.shot`. */
  readonly topic: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Delivery extends Message {
  /** How often it has been delivered to the group, this time included. */
  readonly attempt: number;
}

/**
 * What became of a delivery. `pass` hands it on to another of the group who is ready, which is no attempt: whoever found
 * work wakes the next, so that a crowd is woken by one message, and only as far as there is work.
 */
export type Outcome = 'done' | 'pass';

/** Who listens. Every group of a topic gets each message once it has listened for the first time; one of the group takes it. */
export interface Hearing {
  readonly topic: string;
  /** Letters, digits and dashes. */
  readonly group: string;
  /** May take as long as it needs. What it throws makes the message come again after a pause. */
  hear(delivery: Delivery): Promise<Outcome>;
  /** Resolves when a message could be taken; until then none is asked for, and others of the group get it. */
  ready?(signal: AbortSignal): Promise<void>;
}

export interface Terms {
  readonly maxInFlight: number;
  /** Whoever says nothing for this long is taken for dead, and another gets the message, ms. */
  readonly ackWithinMs: number;
  /** After so many failed attempts the message is put with the dead letters. */
  readonly attempts: number;
  /** Pause after the first failed attempt, ms; it doubles with each. */
  readonly backoffMs: number;
}

/** A message that a group could not get done. */
export interface DeadLetter extends Message {
  readonly group: string;
  readonly attempts: number;
  readonly reason: string;
}

export interface Subscription {
  /** Takes no more, and resolves when what is in hand is done. */
  close(): Promise<void>;
}

export interface Bus {
  /** Rejects with PAYLOAD_TOO_LARGE above 256 KB, and with BUS_UNAVAILABLE when nobody has the message now. */
  publish(message: Message): Promise<void>;
  /** Resolves when whatever is published from now on will be heard. */
  subscribe(hearing: Hearing, terms: Terms): Promise<Subscription>;
  /** The oldest first; what is old or too many is forgotten. */
  deadLetters(): Promise<DeadLetter[]>;
  /** How many dead letters there are, without reading them. */
  countDead(): Promise<number>;
  /** Puts a dead letter back, for its group alone. False when there is none of that id. */
  revive(letter: Pick<DeadLetter, 'id' | 'group'>): Promise<boolean>;
  /** Ends all subscriptions and resolves when what is in hand is done. */
  close(): Promise<void>;
}

/** How long the same id is not taken again, ms. */
export const DEDUPE_MS = 120_000;

/** What is to be done with a delivery after it was heard. */
export type Fate =
  | { readonly as: 'done' }
  | { readonly as: 'pass' }
  | { readonly as: 'again'; readonly afterMs: number }
  | { readonly as: 'dead'; readonly reason: string };

const MAX_BACKOFF_MS = 60_000;

/** What is to be done with a delivery that was not got done. */
export function fateOfFailed({ attempt }: Delivery, terms: Terms, error: unknown): Fate {
  if (attempt >= terms.attempts) return { as: 'dead', reason: messageOf(error) };
  return { as: 'again', afterMs: Math.min(MAX_BACKOFF_MS, terms.backoffMs * 2 ** (attempt - 1)) };
}

/** Whoever had the message before died of it, or at least with it, as often as it may be tried. */
export const isPoison = ({ attempt }: Delivery, { attempts }: Terms): boolean => attempt > attempts;
