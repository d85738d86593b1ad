import { describe, expect, test } from '@jest/globals';
import { runVersions } from '../../machines/run-versions.ts';
import { pendingCommands, stateOf } from '../../machines/step.ts';
import { finish } from '../../machines/samples/run-scenes.ts';
import { goldenVersions, writtenNow } from './run-snapshots.ts';

const versions = goldenVersions();
const written = writtenNow();
const current = versions.find(({ version }) => version === runVersions.current);

const remedy =
  current?.shape === written.shape
    ? 'none'
    : 'the run machine has another shape: add a migration to machines/run-versions.ts, which raises its version, and run tests/golden/write-run-snapshots.ts';

describe('what the run machine stores', () => {
  test('is what its version stores, in every state', () => {
    expect({ remedy, ...written }).toEqual({ remedy: 'none', ...current });
  });

  test('is kept of every version there has been', () => {
    const numbers = versions.map(({ version }) => version).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: runVersions.current }, (_, at) => at + 1));
  });
});

describe.each(versions.map((golden) => [golden.version, golden] as const))(
  'a run that version %i has stored',
  (version, { scenes }) => {
    test.each(Object.keys(scenes))('goes on from %s to its end', (name) => {
      const upgraded = runVersions.upgrade(scenes[name]!.snapshot, version);
      if (version === runVersions.current) expect(pendingCommands(upgraded)).toEqual(scenes[name]!.pending);
      expect(stateOf(finish(upgraded))).toBe('succeeded');
    });
  },
);
