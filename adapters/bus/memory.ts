/** The bus of one process. It forgets everything with the process, which is what a bus may do. */
import {
  DEDUPE_MS,
  type Bus,
  type DeadLetter,
  type Fate,
  type Hearing,
  type Message,
  type Subscription,
  type Terms,
} from '../../actors/runtime/bus.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import type { Random } from '../../actors/runtime/random.ts';
import { checkPayload } from '../../contracts/payload.ts';
import { copiesOf, noFaults, type Faults } from './faults.ts';
import type { Carried, Stock } from './lane.ts';
import { MemoryGroup, type Waiting } from './memory-group.ts';
import { Subscriptions } from './subscriptions.ts';

export interface MemoryBusParts {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** What goes wrong, and the chance by which it does; nothing unless a test wants it. */
  readonly faults?: Faults;
  readonly random?: Random;
}

/** So many dead letters are kept; the oldest are forgotten first. */
const MAX_DEAD = 1_000;

export class MemoryBus implements Bus {
  readonly #parts: MemoryBusParts;
  readonly #topics = new Map<string, Map<string, MemoryGroup>>();
  readonly #seen = new Map<string, number>();
  readonly #dead: DeadLetter[] = [];
  readonly #subscriptions = new Subscriptions();
  readonly #closed = new AbortController();

  constructor(parts: MemoryBusParts) {
    this.#parts = parts;
  }

  async publish(message: Message): Promise<void> {
    checkPayload(`The message ${message.id}`, message.body);
    if (this.#isRepeated(message)) return;
    for (const group of this.#topics.get(message.topic)?.values() ?? []) this.#send(group, message);
  }

  async subscribe(hearing: Hearing, terms: Terms): Promise<Subscription> {
    const { clock, onError } = this.#parts;
    const group = this.#group(hearing);
    const stock: Stock = {
      take: async (signal) => {
        const waiting = await group.take(signal);
        return waiting === null ? null : this.#carried(hearing, waiting);
      },
    };
    return this.#subscriptions.open(stock, { hearing, terms, clock, onError });
  }

  async deadLetters(): Promise<DeadLetter[]> {
    return [...this.#dead];
  }

  async countDead(): Promise<number> {
    return this.#dead.length;
  }

  async revive({ id, group }: Pick<DeadLetter, 'id' | 'group'>): Promise<boolean> {
    const at = this.#dead.findIndex((letter) => letter.id === id && letter.group === group);
    const [letter] = at < 0 ? [] : this.#dead.splice(at, 1);
    if (letter === undefined) return false;
    const { topic, body } = letter;
    this.#group({ topic, group }).put({ message: { id, topic, body }, failed: 0 });
    return true;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#subscriptions.close();
  }

  /** Ids are forgotten in the order in which they came. */
  #isRepeated({ id, topic }: Message): boolean {
    const now = this.#parts.clock.now();
    for (const [known, at] of this.#seen) {
      if (now - at < DEDUPE_MS) break;
      this.#seen.delete(known);
    }
    const key = `${topic} ${id}`;
    if (this.#seen.has(key)) return true;
    this.#seen.set(key, now);
    return false;
  }

  #send(group: MemoryGroup, message: Message): void {
    const { faults = noFaults, random = () => 1 } = this.#parts;
    for (const delayMs of copiesOf(faults, random)) this.#later(group, { message, failed: 0 }, delayMs);
  }

  #later(group: MemoryGroup, waiting: Waiting, delayMs: number): void {
    if (delayMs === 0) return group.put(waiting);
    void this.#parts.clock.pause(delayMs, this.#closed.signal).then(() => group.put(waiting));
  }

  #group({ topic, group }: Pick<Hearing, 'topic' | 'group'>): MemoryGroup {
    const groups = this.#topics.get(topic) ?? new Map<string, MemoryGroup>();
    const found = groups.get(group) ?? new MemoryGroup();
    this.#topics.set(topic, groups.set(group, found));
    return found;
  }

  #carried(hearing: Hearing, { message, failed }: Waiting): Carried {
    return {
      delivery: { ...message, attempt: failed + 1 },
      // Whoever has it lives as long as this process does.
      keep: () => undefined,
      settle: async (fate) => this.#settle(hearing, { message, failed }, fate),
    };
  }

  #settle(hearing: Hearing, { message, failed }: Waiting, fate: Fate): void {
    const group = this.#group(hearing);
    switch (fate.as) {
      case 'done':
        return;
      case 'pass':
        return group.put({ message, failed: 0 });
      case 'again':
        return this.#later(group, { message, failed: failed + 1 }, fate.afterMs);
      case 'dead': {
        this.#dead.push({ ...message, group: hearing.group, attempts: failed + 1, reason: fate.reason });
        if (this.#dead.length > MAX_DEAD) this.#dead.shift();
      }
    }
  }
}
