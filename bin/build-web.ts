/** Builds the studio where what it is made of has changed: installs what its lockfile pins, has Angular build it, and packs it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './pinned-node.mjs';
import { webFolder } from './system/web.ts';

const web = join(root, 'web');
const stamp = join(webFolder, '.made-of');
const made = ['web/src', 'web/public', 'web/angular.json', 'web/tsconfig.json', 'web/package-lock.json'];
const alsoMade = ['contracts', 'examples', 'package-lock.json'];

function filesUnder(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function digest(): string {
  const hash = createHash('sha256');
  for (const file of [...made, ...alsoMade].flatMap((path) => filesUnder(join(root, path))))
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function run(what: string, [command, ...args]: readonly [string, ...string[]]): void {
  const environment = { ...process.env, NG_CLI_ANALYTICS: 'false' };
  const { status } = spawnSync(command, args, {
    cwd: web,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment,
  });
  if (status === 0) return;
  say(`${what} did not work; see above.`);
  process.exit(1);
}

function install(): void {
  const installed = join(web, 'node_modules', '.package-lock.json');
  const lockfile = join(web, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  say('Installing what the studio is built with (once)…');
  run('npm ci', ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  // npm keeps the times of unchanged files; this says that the installation is newer than the lockfile.
  writeFileSync(installed, readFileSync(installed));
}

/** Once here rather than at every start of the server. */
function pack(): void {
  const packable = filesUnder(webFolder).filter((path) => /\.(js|css|html|svg)$/.test(path));
  for (const path of packable) {
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
}

const now = digest();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  install();
  say('Building the studio (a quarter of a minute)…');
  const angular = join(web, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
  run('The build', [process.execPath, angular, 'build', '--progress=false']);
  pack();
  writeFileSync(stamp, now);
}
