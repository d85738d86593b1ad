/** Days that were played, as they are kept beside what was measured: a large one takes a minute. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from './day.ts';
import type { Plan } from './limits.ts';

export interface PlayedDay extends Plan {
  readonly day: Day;
}

const file = join(import.meta.dirname, 'played.json');

export const readPlayed = (): readonly PlayedDay[] => JSON.parse(readFileSync(file, 'utf8')) as PlayedDay[];

export const writePlayed = (days: readonly PlayedDay[]): void =>
  writeFileSync(file, `${JSON.stringify(days, null, 2)}\n`);
