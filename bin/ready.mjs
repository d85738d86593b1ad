/**
 * Makes a fresh checkout ready and goes on with what was asked: `node bin/ready.mjs FILE [args]`. Any Node from 18 on
 * can run this; what is started runs under the pinned one. Several may be started at once: one installs, the others wait.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinnedNode, root, unsupported } from './pinned-node.mjs';

const lock = join(root, '.ready.lock');
const modules = join(root, 'node_modules');
/** Written last by npm; older than the lockfile means that what is installed is not what is pinned. */
const installed = join(modules, '.package-lock.json');

/** Touched when the database template has been built; older than a migration means that it must be looked at again. */
const prepared = join(modules, '.cache', 'ainern2d', 'prepared');
const migrations = join(root, 'db', 'migrations');

const isPrepared = () =>
  existsSync(prepared) &&
  readdirSync(migrations).every(
    (name) => statSync(join(migrations, name)).mtimeMs <= statSync(prepared).mtimeMs,
  );

const isInstalled = () =>
  existsSync(installed) &&
  statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs &&
  pinnedNode() !== null;

/** Whether this user may install and prepare; who may not uses what another has installed. */
const isOurs = () => {
  try {
    accessSync(root, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Process that has the lock; 0 when nobody has. One of our own number is a dead one’s: this process asks because it has none. */
function ownerOfLock() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** Takes the lock by linking a file that is ours, which is atomic; false while a living process has it. */
function tryLock() {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return true;
  } catch {
    const owner = ownerOfLock();
    if (owner > 0 && (owner === process.pid || !isAlive(owner))) {
      // Whoever renames it first takes the dead process's lock away; the others find none and try again.
      try {
        renameSync(lock, `${mine}.stale`);
        rmSync(`${mine}.stale`, { force: true });
      } catch {
        return false;
      }
    }
    return false;
  } finally {
    unlinkSync(mine);
  }
}

async function withLock(deed) {
  let told = false;
  while (!tryLock()) {
    if (!told) process.stderr.write('Waiting for another command that is installing…\n');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    await deed();
  } finally {
    process.off('exit', release);
    release();
  }
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined || status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')} did not work; see above.\n`);
    process.exit(1);
  }
}

function install() {
  if (isInstalled()) return;
  process.stderr.write('Installing what the lockfile pins (once)…\n');
  mkdirSync(modules, { recursive: true });
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  // npm keeps the times of unchanged files; this says that the installation is newer than the lockfile.
  writeFileSync(installed, readFileSync(installed));
}

function prepare() {
  if (isPrepared()) return;
  run(pinnedNode() ?? process.execPath, [join(root, 'bin', 'prepare.ts')]);
  writeFileSync(prepared, '');
}

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('What is to be run? node bin/ready.mjs FILE [arguments]\n');
  process.exit(2);
}
if (!isInstalled() && !isOurs()) {
  process.stderr.write(
    `What the lockfile pins is not installed in ${root}, where you may not write; have its owner run this once.\n`,
  );
  process.exit(1);
}
if (!isInstalled()) await withLock(install);
const problem = unsupported();
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
// Without it the first film of a folder takes some seconds longer to begin.
if (!isPrepared() && isOurs()) await withLock(prepare);
if (file === 'bin/ainern2d.mjs') {
  // The command finds the pinned Node by itself, and dies with this process.
  process.argv.splice(1, 2, join(root, file));
  await import(pathToFileURL(join(root, file)).href);
} else {
  const child = spawn(pinnedNode() ?? process.execPath, [join(root, file), ...args], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
