import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Locked = Readonly<{ version?: string; optionalDependencies?: Readonly<Record<string, string>> }>;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

describe('the lockfile', () => {
  // A registry that lacks another platform's package makes npm drop it, and then `npm ci` refuses everywhere.
  it('names the packages of every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          lock.packages[`node_modules/${name}`] === undefined &&
          lock.packages[`${path}/node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
  });
});
