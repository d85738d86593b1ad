/**
 * Remembers statements in the backend, so that it parses and plans each text once and not every time. Drivers send them
 * unnamed; under names of their own they are everybody's, because all sessions share the backend.
 */
import {
  bindNamed,
  closeNamed,
  isCloseComplete,
  isOneStatement,
  parseComplete,
  parseNamed,
  sqlOf,
  type Message,
} from './wire.ts';

/** A system has some eighty statements; texts that differ every time are not to fill the backend. */
const LIMIT = 250;

/** A plan is made for tables as large as they are; so often it is used before tables are looked at again. */
const USES = 200;

/** After these a statement may give other columns than it was remembered with, which PostgreSQL refuses. */
const CHANGES_TABLES = /\b(create|alter|drop|set)\b/i;

/** What is sent instead of a batch, and what the answer to it must become. */
export interface Rewritten {
  readonly batch: Buffer;
  readonly answered: (data: Buffer) => Buffer;
}

interface Remembered {
  readonly name: string;
  uses: number;
}

const join = (messages: readonly Message[]): Buffer => Buffer.concat(messages.map(({ whole }) => whole));

export class Statements {
  /** By Parse message: two texts are the same statement only with the same types of parameters. */
  readonly #known = new Map<string, Remembered>();
  #made = 0;

  /** Names the statement of a batch, if it is one that can be remembered. */
  rewrite(messages: readonly Message[]): Rewritten {
    const [parse, bind, ...rest] = messages;
    if (parse === undefined || bind === undefined || !isOneStatement(messages))
      return this.#unchanged(messages);
    const known = this.#known.get(parse.whole.toString('latin1'));
    if (known === undefined && this.#known.size >= LIMIT) return this.#unchanged(messages);
    if (known === undefined || known.uses >= USES) return this.#first(messages, { parse, worn: known });
    known.uses += 1;
    return {
      batch: Buffer.concat([bindNamed(bind, known.name), join(rest)]),
      answered: (data) => Buffer.concat([parseComplete, data]),
    };
  }

  /** Gives a statement a name, in place of the one that is worn. */
  #first(
    [, bind, ...rest]: readonly Message[],
    { parse, worn }: { parse: Message; worn: Remembered | undefined },
  ): Rewritten {
    const key = parse.whole.toString('latin1');
    const name = this.#fresh();
    this.#known.delete(key);
    const batch = [
      ...(worn === undefined ? [] : [closeNamed(worn.name)]),
      parseNamed(parse, name),
      ...(bind === undefined ? [] : [bindNamed(bind, name)]),
      join(rest),
    ];
    const answered = (data: Buffer): Buffer => {
      const own = isCloseComplete(data) ? data.subarray(parseComplete.length) : data;
      if (own[0] === parseComplete[0]) this.#known.set(key, { name, uses: 1 });
      return own;
    };
    return { batch: Buffer.concat(batch), answered };
  }

  #unchanged(messages: readonly Message[]): Rewritten {
    if (messages.some((each) => CHANGES_TABLES.test(sqlOf(each)))) this.#known.clear();
    return { batch: join(messages), answered: (data) => data };
  }

  #fresh(): string {
    this.#made += 1;
    return `mux${this.#made}`;
  }
}
