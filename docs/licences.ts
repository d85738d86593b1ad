/** Under which licences everything stands that is delivered with the product, as the lockfile says it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

/** What the lockfile does not say: platform packages of one that says it, and two old ones, whose own files do. */
const saidElsewhere: readonly (readonly [RegExp, string])[] = [
  [/^@napi-rs\/canvas-/, 'MIT'],
  [/^@node-rs\/jieba-/, 'MIT'],
  [/^(cli-color|clui|@shinyoshiaki\/jspack)$/, 'MIT'],
];

/** Licences that what is delivered may have; GPL programs run in processes of their own. */
export const permitted: readonly string[] = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['MIT AND OFL-1.1', 'MIT AND Apache-2.0', 'MPL-2.0', 'GPL-3.0'],
];

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licence → names of packages, both in order. */
export function licences(): ReadonlyMap<string, readonly string[]> {
  const lock = Lockfile.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')),
  );
  const delivered = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const told = delivered.map(([path, { license }]): readonly [string, string] => {
    const name = nameOf(path);
    return [license ?? saidElsewhere.find(([form]) => form.test(name))?.[1] ?? 'nobody says', name];
  });
  const groups = Map.groupBy(told, ([licence]) => licence);
  return new Map(
    [...groups]
      .map(([licence, all]): readonly [string, string[]] => [
        licence,
        [...new Set(all.map(([, name]) => name))].sort(),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
