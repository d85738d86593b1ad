/** Installs what the runtime is measured against, from a lockfile of its own: none of it is the product's. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

export const peersFolder = import.meta.dirname;

const lockfile = join(peersFolder, 'package-lock.json');
/** Written last by npm. */
const installed = join(peersFolder, 'node_modules', '.package-lock.json');

const isInstalled = (): boolean =>
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs;

/** Throws when npm does not do it. None of the peers needs the scripts that come with packages. */
export function installPeers(): void {
  if (isInstalled()) return;
  process.stderr.write('Installing what the runtime is measured against (once)…\n');
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: peersFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
      // npm takes versions by the Node it runs under: that of the product.
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
    },
  );
  if (status !== 0) throw new Error('npm ci in bench/runtime did not work; see above.');
  writeFileSync(installed, readFileSync(installed));
}
