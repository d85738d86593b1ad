/** What a node says that cannot start: one sentence, with what is to be changed, and never a secret. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'minio';
import pg from 'pg';
import { OwnServer } from '../../adapters/bus/samples/own-server.ts';
import { openStore } from '../../adapters/objects/s3-store.ts';
import { runCommand, storyNamed } from '../film/command.ts';
import { freshDatabase, type FreshDatabase } from './fresh-database.ts';
import { testUrl } from './test-url.ts';

type Environment = Readonly<Record<string, string>>;

const SECRET = 'nobodys-secret';

let database: FreshDatabase;
let closed: OwnServer;
let plain: OwnServer;
/** Takes connections and says nothing. */
let mute: Server;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  closed = await OwnServer.start('--user', 'node', '--pass', 'right');
  plain = await OwnServer.start('-js=false');
  mute = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(mute, 'listening');
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
  await Promise.all([database.drop(), closed.remove(), plain.remove()]);
  mute.close();
});

const changed = (url: string, change: (parts: URL) => void): string => {
  const parts = new URL(url);
  change(parts);
  return parts.href;
};

const withSecret = (url: string): string => changed(url, (parts) => (parts.password = SECRET));
const muteHost = (): string => `127.0.0.1:${(mute.address() as AddressInfo).port}`;
/** Nobody listens there. */
const nowhere = '127.0.0.1:9';

const good = (): Environment => ({
  AINERN_TRANSPORTER: testUrl('nats'),
  AINERN_DATABASE: database.url,
  AINERN_OBJECTS: testUrl('objects'),
  AINERN_CACHE: testUrl('cache'),
  AINERN_NAMESPACE: 'never-starts',
  AINERN_START_SECONDS: '1',
});

/** A user that may only look. */
async function weakUser(): Promise<string> {
  const name = `weak_${process.pid}`;
  const order = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await order(`create role ${name} login password '${SECRET}'`);
  closing.push(() => order(`drop role ${name}`));
  return changed(database.url, (parts) => ((parts.username = name), (parts.password = SECRET)));
}

/** Makes a process believe that it is an hour later. */
const LATER = `--import=data:text/javascript,${encodeURIComponent(
  'const Now=Date;globalThis.Date=class extends Now{constructor(...a){a.length?super(...a):super(Now.now()+3600000)}}',
)}`;

async function refused(command: readonly string[], more: Environment): Promise<string> {
  const { code, err } = await runCommand(command, { env: { ...good(), ...more } });
  expect([code, err.split('\n')]).toEqual([2, [expect.any(String), '']]);
  expect(err).not.toContain(SECRET);
  return err;
}

const control = ['node', '--role', 'control'];

/** What is wrong, and what is said about it. */
const table: readonly (readonly [string, () => Environment | Promise<Environment>, RegExp])[] = [
  [
    'an embedded database on a bus',
    () => ({ AINERN_DATABASE: 'pglite:here' }),
    /AINERN_DATABASE and AINERN_OBJECTS must name servers/,
  ],
  [
    'a bus of another kind',
    () => ({ AINERN_TRANSPORTER: `redis://x:${SECRET}@host` }),
    /AINERN_TRANSPORTER is not of the form nats:/,
  ],
  [
    'a database of another kind',
    () => ({ AINERN_DATABASE: `mysql://x:${SECRET}@host/db` }),
    /AINERN_DATABASE begins with “mysql:”/,
  ],
  [
    'a store of another kind',
    () => ({ AINERN_OBJECTS: `ftp://x:${SECRET}@host/bucket` }),
    /AINERN_OBJECTS begins with “ftp:”/,
  ],
  [
    'a cache of another kind',
    () => ({ AINERN_CACHE: `memcached://x:${SECRET}@host` }),
    /AINERN_CACHE is neither memory nor/,
  ],
  [
    'a number that is none',
    () => ({ AINERN_SEATS: 'many' }),
    /AINERN_SEATS is “many”; it must be a whole number from 0 to 1024/,
  ],
  ['a port that is none', () => ({ AINERN_HEALTH_PORT: '70000' }), /AINERN_HEALTH_PORT is “70000”/],
  [
    'a namespace with a space',
    () => ({ AINERN_NAMESPACE: 'my films' }),
    /AINERN_NAMESPACE is “my films”; it must be up to 64 letters/,
  ],
  [
    'a bus that is nowhere',
    () => ({ AINERN_TRANSPORTER: `nats://${nowhere}` }),
    /NATS server 127\.0\.0\.1:9 cannot be reached: CONNECTION_REFUSED.* tried \d+ times in 1 s/,
  ],
  [
    'a bus that says nothing',
    () => ({ AINERN_TRANSPORTER: `nats://${muteHost()}` }),
    /NATS server 127\.0\.0\.1:\d+ cannot be reached: TIMEOUT/,
  ],
  [
    'a bus that knows others',
    () => ({ AINERN_TRANSPORTER: `nats://node:${SECRET}@127.0.0.1:${closed.port}` }),
    /NATS server .* refuses AINERN_TRANSPORTER: it does not know the user or the password/,
  ],
  [
    'a bus that hands over nothing',
    () => ({ AINERN_TRANSPORTER: plain.url }),
    /NATS server .* has no JetStream .*; start it with --jetstream/,
  ],
  [
    'a database that is nowhere',
    () => ({ AINERN_DATABASE: `postgres://x:${SECRET}@${nowhere}/db` }),
    /database server 127\.0\.0\.1:9 cannot be reached: .*ECONNREFUSED.* tried \d+ times in 1 s/,
  ],
  [
    'a database that says nothing',
    () => ({ AINERN_DATABASE: `postgres://x:${SECRET}@${muteHost()}/db` }),
    /database server .* cannot be reached: .*timeout/,
  ],
  [
    'a database that knows others',
    () => ({ AINERN_DATABASE: withSecret(database.url) }),
    /database server .* refuses AINERN_DATABASE: password authentication failed/,
  ],
  [
    'a database that is not there',
    () => ({ AINERN_DATABASE: changed(database.url, (url) => (url.pathname = 'nobodys')) }),
    /refuses AINERN_DATABASE: database "nobodys" does not exist/,
  ],
  [
    'a database in which it may not build',
    async () => ({ AINERN_DATABASE: await weakUser() }),
    /does not let the user of AINERN_DATABASE build the tables/,
  ],
  [
    'a store that is nowhere',
    () => ({ AINERN_OBJECTS: `s3://x:${SECRET}@${nowhere}/bucket?tls=off` }),
    /object store at 127\.0\.0\.1:9 cannot be reached: .*ECONNREFUSED.* tried \d+ times in 1 s/,
  ],
  [
    'a store that says nothing',
    () => ({ AINERN_OBJECTS: `s3://x:${SECRET}@${muteHost()}/bucket?tls=off` }),
    /object store at .* has said nothing for 5 s/,
  ],
  [
    'a store that knows others',
    () => ({ AINERN_OBJECTS: withSecret(testUrl('objects')) }),
    /object store at .* refuses the key, the secret or the bucket of AINERN_OBJECTS: SignatureDoesNotMatch/,
  ],
  [
    'a clock that is wrong',
    () => ({ NODE_OPTIONS: LATER }),
    /The clock of the object store at .* and that of this machine differ/,
  ],
];

describe('a node', () => {
  test.each(table)(
    'that is given %s says so',
    async (_what, more, sentence) => {
      expect(await refused(control, await more())).toMatch(sentence);
    },
    60_000,
  );

  test('makes the bucket that is not there', async () => {
    const bucket = `new-${process.pid}`;
    const objects = changed(testUrl('objects'), (url) => (url.pathname = bucket));
    // It goes no further than to the server that does not answer.
    await refused(control, { AINERN_OBJECTS: objects, AINERN_TRANSPORTER: `nats://${nowhere}` });
    const { client } = openStore(objects) as { client: Client };
    expect(await client.bucketExists(bucket)).toBe(true);
  }, 60_000);

  test('without tables asks nothing of a database', async () => {
    const broken = {
      AINERN_DATABASE: `postgres://x:${SECRET}@${nowhere}/db`,
      AINERN_OBJECTS: `s3://x:${SECRET}@${nowhere}/bucket?tls=off`,
    };
    expect(await refused(['node', '--role', 'worker-video'], broken)).toMatch(/object store/);
    expect(await refused(control, broken)).toMatch(/database server/);
  }, 60_000);
});

describe('a film that an installation is to make', () => {
  const film = [
    'film',
    storyNamed('borrowed-lamp.txt'),
    '--cluster',
    '--out',
    `/tmp/nobodys-film-${process.pid}`,
  ];

  test.each<[string, () => Environment, RegExp]>([
    [
      'no installation',
      () => ({ AINERN_TRANSPORTER: `nats://${nowhere}` }),
      /NATS server .* cannot be reached/,
    ],
    ['a wrong secret', () => ({ AINERN_OBJECTS: withSecret(testUrl('objects')) }), /SignatureDoesNotMatch/],
  ])(
    'and is given %s, is told so',
    async (_what, more, sentence) => {
      expect(await refused(film, more())).toMatch(sentence);
    },
    60_000,
  );
});

describe('doctor', () => {
  const linesAbout = async (more: Environment) => {
    const { code, out } = await runCommand(['doctor'], { env: { ...good(), ...more } });
    expect(out).not.toContain(SECRET);
    return { code, lines: out.split('\n').filter((line) => line.includes('server:')) };
  };

  test('says of each server whether it serves', async () => {
    const { lines } = await linesAbout({});
    expect(lines.map((line) => line.split(/\s+/).slice(0, 3).join(' '))).toEqual(
      ['bus', 'database', 'objects', 'cache'].map((name) => `ok server: ${name}`),
    );
    const broken = await linesAbout({ AINERN_DATABASE: withSecret(database.url) });
    expect(broken.code).toBe(1);
    expect(broken.lines[1]).toMatch(/^BAD .*password authentication failed/);
  }, 60_000);
});
