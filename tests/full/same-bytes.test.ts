import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCommand, scratchFolder, SMALL, storyNamed, type Around } from '../film/command.ts';
import { sha256Of } from '../film/delivered.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const story = storyNamed('借伞.txt');
const hasTaskset = spawnSync('taskset', ['--version']).status === 0;

/** Worlds that must not be seen in a film. */
const worlds: readonly Around[] = [
  { env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' } },
  {
    cwd: scratch.path,
    env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    by: hasTaskset ? ['taskset', '-c', '0'] : [],
  },
];

/** Every delivered file but the report, which tells how long the work took, and its hash. */
function hashesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.ainern2d'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('report.json'));
  return Object.fromEntries(names.sort().map((path) => [path.slice(folder.length), sha256Of(path)]));
}

describe('the same story, seed and version', () => {
  test('give the same bytes in another time zone, language, folder and on one processor', async () => {
    const seen: Readonly<Record<string, string>>[] = [];
    for (const [at, world] of worlds.entries()) {
      const folder = join(scratch.path, `world-${at}`, 'film');
      const { code, err } = await runCommand(['film', story, '--out', folder, ...SMALL], world);
      expect([code, err]).toEqual([0, expect.any(String)]);
      seen.push(hashesIn(folder));
    }
    expect(Object.keys(seen[0] ?? {}).length).toBeGreaterThan(10);
    expect(seen[1]).toEqual(seen[0]);
  }, 300_000);
});
