/**
 * `npm run servers -- up [--dir DIR] [NAME…] | down [--dir DIR] | status`: NATS, PostgreSQL with pgvector, Redis and an S3
 * server for this checkout, without containers. `up` prints their URLs as one JSON document.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { knownFolder, rememberFolder } from './record.ts';
import { isServerName, serverNames, type ServerName } from './server.ts';
import { serversIn, startServers, type Servers } from './start-servers.ts';

const { values, positionals } = parseArgs({ options: { dir: { type: 'string' } }, allowPositionals: true });
const [command, ...names] = positionals;

const tell = (document: unknown): void => void process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);

const about = ({ urls, folder, pids }: Servers): unknown => ({ ...urls, folder, pids });

/** The servers that were named, or those that `up` has started last. */
function present(): Servers | null {
  const folder = values.dir ?? knownFolder();
  return folder === null ? null : serversIn(folder);
}

function wanted(): readonly ServerName[] {
  const unknown = names.find((name) => !isServerName(name));
  if (unknown !== undefined)
    throw new Error(`There is no server ${unknown}; there are ${serverNames.join(', ')}.`);
  return names.length === 0 ? serverNames : names.filter(isServerName);
}

async function up(): Promise<void> {
  const running = present();
  const isUp = running !== null && wanted().every((name) => running.alive.includes(name));
  const servers = isUp ? running : await startServers(wanted(), values.dir);
  rememberFolder(servers.folder);
  tell(about(servers));
}

async function down(): Promise<void> {
  await present()?.stop();
  rememberFolder(null);
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
