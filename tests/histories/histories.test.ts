import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runVersions } from '../../machines/run-versions.ts';
import { stateOf, type StoredSnapshot } from '../../machines/step.ts';
import { beginningOf, play, readHistory } from './history.ts';

const histories = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => [name.replace('.ndjson', ''), readFileSync(`${import.meta.dirname}/${name}`, 'utf8')] as const)
  .map(([name, text]) => [name, readHistory(text)] as const);

/** As it comes back from a database. */
const stored = (snapshot: StoredSnapshot): StoredSnapshot =>
  JSON.parse(JSON.stringify(snapshot)) as StoredSnapshot;

/** What each run went through, so that none of it can be lost when a history is recorded anew. */
const fates = {
  film: ['start', 'jobsOpened', 'jobSucceeded', 'answered'],
  revise: ['start', 'jobsOpened', 'jobSucceeded', 'answered'],
  reviewed: ['pause', 'resume', 'cancel', 'withdrawn'],
  cancelled: ['cancel', 'withdrawn', 'resume'],
  failed: ['jobFailed', 'resume'],
} as const;

test('histories are there of every fate', () => {
  expect(histories.map(([name]) => name).sort()).toEqual(Object.keys(fates).sort());
  for (const [name, { steps }] of histories) {
    const types = new Set(steps.map(({ event }) => event.type));
    for (const type of fates[name as keyof typeof fates]) expect([name, types.has(type)]).toEqual([name, true]);
  }
});

describe.each(histories)('the history of a run: %s', (name, history) => {
  const events = history.steps.map(({ event }) => event);
  const replayed = play(beginningOf(history), events);

  test('asks for the same to be done, and ends as it ended', () => {
    expect(replayed.snapshot).toEqual(runVersions.upgrade(history.snapshot, history.machineVersion));
    expect(replayed.steps).toEqual(history.steps);
    const ends = name === 'reviewed' || name === 'cancelled' ? 'cancelled' : 'succeeded';
    expect([stateOf(replayed.snapshot), replayed.snapshot.context.open === 0]).toEqual([
      ends,
      ends === 'succeeded',
    ]);
  });

  test('goes on from wherever it was stored as if nothing had been', () => {
    let at = stored(beginningOf(history));
    for (const [from, event] of events.entries()) {
      expect(play(at, events.slice(from)).snapshot).toEqual(replayed.snapshot);
      at = stored(play(at, [event]).snapshot);
    }
    expect(at).toEqual(replayed.snapshot);
  });
});
