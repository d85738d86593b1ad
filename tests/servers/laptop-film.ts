/** A short film as a laptop makes it, and the same ordered from an installation: what both deliver must be the same bytes. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { scratchFolder, type Running } from '../film/command.ts';
import { installationNamed, type Installation } from './installation.ts';
import { makeOnLaptop, orderFilm, type Sums } from './ordered-film.ts';

export interface ExpectedFilm {
  readonly running: Running;
  /** Resolves when the film is there, is the laptop’s, and nothing was lost on the way. */
  readonly isTheSame: () => Promise<void>;
}

export interface LaptopFilm {
  /** Has the film made by an installation of this name, which is closed afterwards. */
  readonly within: (
    name: string,
    deed: (installation: Installation, order: () => ExpectedFilm) => Promise<void>,
  ) => Promise<void>;
}

/** Makes the film once, before the tests of a file. */
export function laptopFilm(): LaptopFilm {
  const scratch = scratchFolder();
  let laptop: Sums;

  beforeAll(async () => {
    laptop = await makeOnLaptop(join(scratch.path, 'laptop'));
  }, 240_000);

  afterAll(() => scratch.remove());

  const order = (name: string, installation: Installation): ExpectedFilm => {
    const { running, faults } = orderFilm(installation, join(scratch.path, name));
    const isTheSame = async (): Promise<void> => expect(await faults(laptop)).toEqual([]);
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
