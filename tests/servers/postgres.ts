/** PostgreSQL 15 with pgvector, which Debian has for later versions only: it is built from the source package of Debian 13. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { give, isRoot, order, userNamed } from './system.ts';
import { portOf, type Place, type Program, type Recipe, type User } from './server.ts';

const bin = '/usr/lib/postgresql/15/bin';
const control = '/usr/share/postgresql/15/extension/vector.control';
const SOURCE_RELEASE = 'trixie';

/** PostgreSQL refuses to run as root. */
const owner = (): { readonly user?: User } => (isRoot() ? { user: userNamed('postgres') } : {});

/** Where this machine gets Debian from. */
function mirror(): string {
  const lines = order('apt-get', [
    'indextargets',
    '--format',
    '$(ORIGIN) $(CODENAME) $(COMPONENT) $(REPO_URI)',
  ]);
  const debian = /^Debian [a-z]+ main (\S+)$/m.exec(lines)?.[1];
  if (debian === undefined)
    throw new Error('apt knows no mirror of Debian to get the source of pgvector from.');
  return debian;
}

/** Fetches and builds in a folder of its own; apt's own lists of this machine stay as they are. */
function buildVector(): void {
  if (existsSync(control)) return;
  const folder = mkdtempSync(join(tmpdir(), 'pgvector-'));
  const sources = join(folder, 'sources.list');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(sources, `deb-src [signed-by=${key}] ${mirror()} ${SOURCE_RELEASE} main\n`);
  for (const name of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true });
  const apt = [
    ...['-o', `Dir::Etc::sourcelist=${sources}`, '-o', 'Dir::Etc::sourceparts=-'],
    ...['-o', `Dir::State::lists=${join(folder, 'lists')}`, '-o', `Dir::Cache=${join(folder, 'cache')}`],
    ...['-o', 'APT::Sandbox::User=root'],
  ];
  order('apt-get', [...apt, 'update']);
  order('apt-get', [...apt, 'source', 'pgvector'], { cwd: folder });
  order('sh', ['-c', `cd pgvector-*/ && make with_llvm=no PG_CONFIG=${bin}/pg_config install`], {
    cwd: folder,
  });
  rmSync(folder, { recursive: true, force: true });
}

const dataOf = ({ folder }: Place): string => join(folder, 'data');

function prepare(place: Place): void {
  const { user } = owner();
  const passwords = join(place.folder, 'password');
  writeFileSync(passwords, place.secret, { mode: 0o600 });
  chmodSync(place.folder, 0o700);
  if (user !== undefined) for (const path of [place.folder, passwords]) give(path, user);
  order(
    `${bin}/initdb`,
    [
      ...['--pgdata', dataOf(place), '--username', 'postgres', '--pwfile', passwords],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-instructions'],
    ],
    { cwd: place.folder, ...owner() },
  );
  rmSync(passwords);
}

/** Every module of every node holds a few connections, and a failure matrix runs several nodes. */
const CONNECTIONS = 400;

const program = (place: Place): Program => ({
  name: 'postgres',
  command: `${bin}/postgres`,
  args: [
    ...['-D', dataOf(place), '-h', '127.0.0.1', '-p', String(portOf(place)), '-k', ''],
    ...['-c', 'fsync=on', '-c', `max_connections=${CONNECTIONS}`, '-c', 'jit=off'],
  ],
  end: 'SIGINT',
  ...owner(),
});

const url: Recipe['url'] = (place) =>
  `postgres://postgres:${place.secret}@127.0.0.1:${portOf(place)}/postgres`;

export const postgres: Recipe = {
  title: 'PostgreSQL 15 with pgvector',
  packages: ['postgresql-15', 'postgresql-server-dev-15', 'build-essential', 'dpkg-dev'],
  files: [`${bin}/postgres`, control],
  build: buildVector,
  ports: 1,
  url,
  prepare,
  programs: (place) => [program(place)],
  greet: async (place) => {
    const client = new pg.Client({ connectionString: url(place), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query(`select from pg_available_extensions where name = 'vector'`);
      if (rows.length === 0) throw new Error('It has no extension vector.');
    } finally {
      await client.end();
    }
  },
};
