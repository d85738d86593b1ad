/** `ainern2d doctor`: what this machine has, and what of it would stand in a film’s way. */
import { access, constants, statfs } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Command } from '../main.ts';
import { messageOf } from '../../contracts/error.ts';
import { settingsFromEnvironment } from '../../settings.ts';
import { greetings } from '../system/greet-servers.ts';
import { noMore, parseFlags } from '../system/parse-flags.ts';

interface Finding {
  readonly what: string;
  readonly found: string;
  readonly isFine: boolean;
}

const MEGABYTE = 1024 * 1024;
const LEAST_MEMORY_MB = 1500;
const LEAST_DISK_MB = 500;

const require = createRequire(import.meta.url);

function native(name: string): Finding {
  try {
    require.resolve(name);
    return { what: name, found: 'installed', isFine: true };
  } catch {
    return { what: name, found: 'missing; run npm ci --ignore-scripts', isFine: false };
  }
}

async function disk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / MEGABYTE);
  return { what: 'disk', found: `${freeMb} MB free in ${folder}`, isFine: freeMb >= LEAST_DISK_MB };
}

async function writable(folder: string): Promise<Finding> {
  const isFine = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { what: 'folder', found: `${folder} ${isFine ? 'can' : 'cannot'} be written to`, isFine };
}

/** What the servers of an installation say, where this machine is told to be one of its nodes. */
async function servers(): Promise<Finding[]> {
  const greeted = greetings(settingsFromEnvironment());
  return Promise.all(
    greeted.map(async ({ name, ask }) => {
      const [remark, isFine] = await ask().then(
        (said) => [said ?? 'answers, and is what a node needs', said === null] as const,
        (error: unknown) => [messageOf(error), false] as const,
      );
      return { what: `server: ${name}`, found: remark, isFine };
    }),
  );
}

async function findings(): Promise<Finding[]> {
  const freeMb = Math.floor(freemem() / MEGABYTE);
  return [
    { what: 'node', found: process.version, isFine: process.version.startsWith('v24.') },
    { what: 'cores', found: `${availableParallelism()}`, isFine: true },
    { what: 'memory', found: `${freeMb} MB free`, isFine: freeMb >= LEAST_MEMORY_MB },
    await disk(resolve('.')),
    await writable(resolve('.')),
    ...['@napi-rs/canvas', 'node-av', '@electric-sql/pglite', '@echogarden/espeak-ng-emscripten'].map(native),
    ...(await servers()),
  ];
}

export const doctor: Command = async ({ args }) => {
  noMore(parseFlags(args, {}).positionals);
  const found = await findings();
  for (const { what, found: text, isFine } of found)
    process.stdout.write(`${isFine ? 'ok  ' : 'BAD '} ${what.padEnd(34)} ${text}\n`);
  return found.every(({ isFine }) => isFine) ? 0 : 1;
};
