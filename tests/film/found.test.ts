import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { eventsIn, runCommand, scratchFolder, SMALL, storyNamed } from './command.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const castFile = join(scratch.path, 'cast.json');
writeFileSync(castFile, JSON.stringify([{ name: '小林', gender: 'male' }]));

interface Named {
  readonly name: string;
}

const named = (all: readonly Named[]): readonly string[] => all.map(({ name }) => name);

describe('whom a story is about', () => {
  test.each([
    { story: 'borrowed-lamp.txt', options: [], someone: 'Nora' },
    { story: '借伞.txt', options: ['--cast', castFile], someone: '小林' },
  ])(
    'is told of $story before its run begins, and is what the run finds',
    async ({ story, options, someone }) => {
      const given = ['film', storyNamed(story), '--out', join(scratch.path, story), ...SMALL, ...options];
      const { code, out } = await runCommand([...given, '--plan-only', '--json']);
      const events = eventsIn(out);
      const found = events.findIndex(({ type }) => type === 'found');
      const begun = events.findIndex(({ name }) => name === 'run.created');
      const settled = events.find(({ name }) => name === 'entity.settled')?.data as unknown as {
        readonly cast: readonly Named[];
        readonly places: readonly Named[];
      };
      expect([code, found, begun > found]).toEqual([0, 0, true]);
      expect(events[found]).toEqual({
        type: 'found',
        cast: named(settled.cast),
        places: named(settled.places),
      });
      expect(named(settled.cast)).toContain(someone);
    },
    60_000,
  );
});
