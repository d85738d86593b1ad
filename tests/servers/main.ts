/**
 * `npm run servers -- up [--dir DIR] [NAME…] | down [--dir DIR] | status`: NATS, PostgreSQL with pgvector, Redis and an S3
 * server for this checkout, without containers. `up` prints their URLs as one JSON document.
 */
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { forgetFolder, knownFolders, rememberFolder } from './record.ts';
import { isServerName, serverNames, type ServerName } from './server.ts';
import { serversIn, startServers, type Servers } from './start-servers.ts';

const { values, positionals } = parseArgs({ options: { dir: { type: 'string' } }, allowPositionals: true });
const [command, ...names] = positionals;

const tell = (document: unknown): void => void process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);

const about = ({ urls, folder, pids }: Servers): unknown => ({ ...urls, folder, pids });

const given = values.dir === undefined ? [] : [resolve(values.dir)];
/** The folder that was given, or those of the servers that run. */
const folders = values.dir === undefined ? knownFolders() : given;

/** Those that `up` has started last, or that were started in the given folder. */
function present(): Servers | null {
  const last = folders.at(-1);
  return last === undefined ? null : serversIn(last);
}

function wanted(): readonly ServerName[] {
  const unknown = names.find((name) => !isServerName(name));
  if (unknown !== undefined)
    throw new Error(`There is no server ${unknown}; there are ${serverNames.join(', ')}.`);
  return names.length === 0 ? serverNames : names.filter(isServerName);
}

async function up(): Promise<void> {
  const servers = await startServers(wanted(), present()?.folder ?? given[0]);
  rememberFolder(servers.folder);
  tell(about(servers));
}

async function down(): Promise<void> {
  for (const folder of folders) {
    await serversIn(folder)?.stop();
    forgetFolder(folder);
  }
}

function status(): void {
  const servers = present();
  tell(servers === null ? { alive: [] } : { ...(about(servers) as object), alive: servers.alive });
}

const commands: Readonly<Record<string, () => Promise<void> | void>> = { up, down, status };

try {
  const deed = commands[command ?? ''];
  if (deed === undefined)
    throw new Error('npm run servers -- up [--dir DIR] [NAME…] | down [--dir DIR] | status');
  await deed();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
