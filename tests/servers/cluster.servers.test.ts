import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventsIn, runCommand, scratchFolder, SMALL, startCommand, storyNamed } from '../film/command.ts';
import { sha256Of } from '../film/delivered.ts';
import { installationNamed, type Installation, type TestNode } from './installation.ts';
import { expectInvariants, expectNothingLost } from './invariants.ts';

const scratch = scratchFolder();
const story = storyNamed('borrowed-lamp.txt');
const delivered = [
  'film.mp4',
  'film.srt',
  'film.otio',
  'poster.png',
  'stems/dialogue.wav',
  'stems/music.wav',
];

const sumsOf = (folder: string): readonly string[] => delivered.map((path) => sha256Of(join(folder, path)));

let laptop: readonly string[];

beforeAll(async () => {
  const folder = join(scratch.path, 'laptop');
  expect((await runCommand(['film', story, '--out', folder, ...SMALL])).code).toBe(0);
  laptop = sumsOf(folder);
}, 240_000);

afterAll(() => scratch.remove());

const filmInto = (folder: string): readonly string[] => [
  ...['film', story, '--out', join(scratch.path, folder), ...SMALL, '--cluster', '--json'],
];

async function within<T>(name: string, deed: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await installationNamed(name);
  try {
    return await deed(installation);
  } finally {
    await installation.close();
  }
}

describe('an installation', () => {
  test('of four nodes makes the film that a laptop makes', async () => {
    await within('cluster_plain', async (installation) => {
      await Promise.all(
        ['control', 'intelligence', 'execution', 'gpu,control'].map((role) => installation.start(role)),
      );
      const made = await runCommand(filmInto('plain'), { env: installation.environment });
      expect([made.code, made.err]).toEqual([0, '']);
      expect(sumsOf(join(scratch.path, 'plain'))).toEqual(laptop);
      expect(eventsIn(made.out).some(({ name }) => name === 'run.succeeded')).toBe(true);
      await expectNothingLost(installation);
      await expectInvariants(installation);
    });
  }, 300_000);

  test('that loses a node of every role makes the same film', async () => {
    await within('cluster_kills', async (installation) => {
      const roles = ['control', 'intelligence', 'execution'];
      const nodes = new Map<string, TestNode>();
      for (const role of roles) nodes.set(role, await installation.start(role));
      const running = startCommand(filmInto('kills'), { env: installation.environment });
      const moments: Readonly<Record<string, [string, number]>> = {
        execution: ['"kind":"voice"', 6],
        control: ['"kind":"shot"', 6],
        intelligence: ['"kind":"shot"', 16],
      };
      for (const role of ['execution', 'control', 'intelligence']) {
        await running.said(...moments[role]!);
        await nodes.get(role)!.kill();
        nodes.set(role, await installation.start(role));
      }
      const made = await running.ended;
      expect([made.code, made.err]).toEqual([0, '']);
      expect(sumsOf(join(scratch.path, 'kills'))).toEqual(laptop);
      await expectNothingLost(installation);
      await expectInvariants(installation);
    });
  }, 420_000);
});
