/** A short film as a laptop makes it, and the same ordered from an installation: what both deliver must be the same bytes. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { runCommand, scratchFolder, SMALL, startCommand, storyNamed, type Running } from '../film/command.ts';
import { sha256Of } from '../film/delivered.ts';
import { installationNamed, type Installation } from './installation.ts';
import { expectInvariants, expectNothingLost } from './invariants.ts';

export const story = storyNamed('borrowed-lamp.txt');
const delivered = [
  'film.mp4',
  'film.srt',
  'film.otio',
  'poster.png',
  'stems/dialogue.wav',
  'stems/music.wav',
];

/** A film that is being made by an installation. */
export interface OrderedFilm {
  readonly running: Running;
  /** Resolves when the film is there, is the laptop’s, and nothing was lost on the way. */
  readonly isTheSame: () => Promise<void>;
}

export interface LaptopFilm {
  /** Has the film made by an installation of this name, which is closed afterwards. */
  readonly within: (
    name: string,
    deed: (installation: Installation, order: () => OrderedFilm) => Promise<void>,
  ) => Promise<void>;
}

export const sumsOf = (folder: string): readonly string[] =>
  delivered.map((path) => sha256Of(join(folder, path)));

/** Makes the film once, before the tests of a file. */
export function laptopFilm(): LaptopFilm {
  const scratch = scratchFolder();
  let laptop: readonly string[];

  beforeAll(async () => {
    const folder = join(scratch.path, 'laptop');
    expect((await runCommand(['film', story, '--out', folder, ...SMALL])).code).toBe(0);
    laptop = sumsOf(folder);
  }, 240_000);

  afterAll(() => scratch.remove());

  const order = (name: string, installation: Installation): OrderedFilm => {
    const folder = join(scratch.path, name);
    const options = ['--out', folder, ...SMALL, '--cluster', '--json'];
    const running = startCommand(['film', story, ...options], { env: installation.environment });
    const isTheSame = async (): Promise<void> => {
      const { code, err } = await running.ended;
      expect([code, err]).toEqual([0, '']);
      expect(sumsOf(folder)).toEqual(laptop);
      await expectNothingLost(installation);
      await expectInvariants(installation);
    };
    return { running, isTheSame };
  };

  return {
    async within(name, deed) {
      const installation = await installationNamed(name);
      try {
        await deed(installation, () => order(name, installation));
      } finally {
        await installation.close();
      }
    },
  };
}
