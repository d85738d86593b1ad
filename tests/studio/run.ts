/**
 * `npm run test:studio [-- --pictures] [-- FILE…]`: builds the studio, opens it over a folder of its own with everything
 * embedded, goes through it in a real browser and ends with one line. With `--pictures` the pictures of its screens in
 * docs/pictures/studio are made anew.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { closeStudio, openStudio } from '../api/studio.ts';
import { scratchFolder } from '../film/command.ts';
import { installChromium } from './chromium.ts';
import { variablesFor } from './opened.ts';

const root = join(import.meta.dirname, '..', '..');
const jest = [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...[join(root, 'node_modules', 'jest', 'bin', 'jest.js')],
];

const given = process.argv.slice(2);
const files = given.filter((each) => each !== '--pictures');

/** Whether a program ends well. */
async function ends(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } as const;
  const [code] = (await once(spawn(process.execPath, args, options), 'exit')) as [number | null];
  return code === 0;
}

// The tests are told of Ctrl-C as well and end; the studio must be closed before this process is.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);

async function run(): Promise<string> {
  installChromium();
  if (!(await ends([join(root, 'bin', 'build-web.ts')]))) return 'FAILED: the studio was not built';
  const folder = scratchFolder();
  const studio = await openStudio(folder.path, { AINERN_REGISTRATION: 'open' });
  try {
    const env = { NODE_ENV: 'test', ...variablesFor(studio, given.includes('--pictures')) };
    const tests = [...jest, ...files, '--selectProjects', 'studio', '--runInBand'];
    return (await ends(tests, env)) ? 'passed' : 'FAILED: see above';
  } finally {
    await closeStudio(studio);
    folder.remove();
  }
}

const began = Date.now();
const outcome = await run().catch(
  (error: unknown) => `FAILED: ${error instanceof Error ? error.message : 'unknown'}`,
);
process.stdout.write(
  `\nThe studio in a browser ${outcome} (${Math.round((Date.now() - began) / 1000)} s).\n`,
);
process.exitCode = outcome === 'passed' ? 0 : 1;
