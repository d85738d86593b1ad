/**
 * Statements that log take turns in any case, because positions must appear in order. Those of one process that wait at once
 * share a turn: one transaction, one write to disk. A statement that is alone waits for nobody.
 */
import type { DataSource } from 'typeorm';
import { isOutage } from './server/outage.ts';

/** Statements in one turn. More would save little and make the first wait for the last. */
const MOST_AT_ONCE = 32;

interface Waiting {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export class SharedTurn {
  readonly #source: DataSource;
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(source: DataSource) {
    this.#source = source;
  }

  /** Runs a statement; resolves when it is committed, whatever becomes of those beside it. */
  run(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sql, parameters, resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#writeGroup(this.#waiting.splice(0, MOST_AT_ONCE));
    this.#isWriting = false;
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#results(group);
      group.forEach(({ resolve }, at) => resolve(results[at]));
    } catch (error) {
      // One statement that cannot be run must not take the others with it: each is run alone.
      if (group.length > 1 && !isOutage(error))
        for (const waiting of group) await this.#writeGroup([waiting]);
      else for (const { reject } of group) reject(error);
    }
  }

  async #results(group: readonly Waiting[]): Promise<readonly unknown[]> {
    const [first, ...others] = group;
    if (first === undefined) return [];
    if (others.length === 0) return [await this.#source.query<unknown>(first.sql, [...first.parameters])];
    return this.#source.transaction(async (manager) => {
      const results: unknown[] = [];
      for (const { sql, parameters } of group)
        results.push(await manager.query<unknown>(sql, [...parameters]));
      return results;
    });
  }
}
