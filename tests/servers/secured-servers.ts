/** Servers that ask who comes and speak TLS, under a certificate authority that was made for them and that no system knows. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer, type Server } from 'node:tls';
import { OwnServer } from '../../adapters/bus/samples/own-server.ts';
import type { Environment } from './node-process.ts';
import { freePorts } from './ports.ts';
import { startServers, type Servers } from './start-servers.ts';
import { give, isRoot, order, userNamed } from './system.ts';
import { testUrl } from './test-url.ts';

interface Certificate {
  /** Of the authority. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Made by openssl, for 127.0.0.1. */
function certificateIn(folder: string): Certificate {
  const at = (name: string): string => join(folder, name);
  const ssl = (...args: readonly string[]): string => order('openssl', args, { cwd: folder });
  const fresh = (name: string): readonly string[] => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    at(name),
  ];
  ssl('req', '-x509', ...fresh('ca.key'), '-out', at('ca.pem'), '-days', '2', '-subj', '/CN=Test authority');
  ssl('req', ...fresh('server.key'), '-out', at('server.csr'), '-subj', '/CN=127.0.0.1');
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1');
  const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('names')];
  ssl('x509', '-req', '-in', at('server.csr'), ...by, '-out', at('server.pem'), '-days', '2');
  return { ca: at('ca.pem'), cert: at('server.pem'), key: at('server.key') };
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connectTcp(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await pause(50);
  }
}

/** A Redis whose password stands in a file of its own. */
async function startRedis(folder: string, secret: string, { ca, cert, key }: Certificate) {
  const [port = 0] = await freePorts(1);
  const settings = [
    `port 0\ntls-port ${port}\nbind 127.0.0.1\ndir ${folder}\nsave ""\nrequirepass ${secret}`,
    `tls-cert-file ${cert}\ntls-key-file ${key}\ntls-ca-cert-file ${ca}\ntls-auth-clients no\n`,
  ];
  const file = join(folder, 'redis.conf');
  writeFileSync(file, settings.join('\n'), { mode: 0o600 });
  const child = spawn('/usr/bin/redis-server', [file], { stdio: 'ignore' });
  await answers(port);
  return { child, url: `rediss://:${secret}@127.0.0.1:${port}` };
}

/** The S3 server that all tests share, behind TLS. */
async function startTlsBefore(
  url: string,
  { cert, key }: Certificate,
): Promise<{ server: Server; url: string }> {
  const [behind, port] = [new URL(url), Number(new URL(url).port)];
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (socket) => {
    const onward = connectTcp(port, behind.hostname);
    for (const [from, to] of [[socket, onward] as const, [onward, socket] as const])
      from.on('error', () => to.destroy()).pipe(to);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  behind.port = String((server.address() as AddressInfo).port);
  behind.searchParams.set('tls', 'on');
  return { server, url: behind.href };
}

/** PostgreSQL that takes TLS; its own certificate lies where only its user may read it. */
async function startDatabase({ ca, cert, key }: Certificate): Promise<{ servers: Servers; url: string }> {
  const servers = await startServers(['database']);
  const data = join(servers.folder, 'database', 'data');
  for (const [name, from] of [['server.crt', cert] as const, ['server.key', key] as const]) {
    writeFileSync(join(data, name), readFileSync(from), { mode: 0o600 });
    if (isRoot()) give(join(data, name), userNamed('postgres'));
  }
  appendFileSync(join(data, 'postgresql.conf'), 'ssl = on\n');
  await servers.restart('database');
  const url = new URL(servers.urls.database);
  url.search = String(new URLSearchParams({ sslmode: 'verify-full', sslrootcert: ca }));
  return { servers, url: url.href };
}

export interface SecuredServers {
  readonly environment: Environment;
  /** None of these may be read anywhere. */
  readonly secrets: readonly string[];
  readonly nats: OwnServer;
  readonly redis: ChildProcess;
  readonly database: Servers;
  stop(): Promise<void>;
}

export async function startSecuredServers(): Promise<SecuredServers> {
  const folder = mkdtempSync(join(tmpdir(), 'secured-'));
  const [certificate, secret] = [certificateIn(folder), `nobodys-${process.pid}-secret`];
  const tls = ['--tls', '--tlscert', certificate.cert, '--tlskey', certificate.key];
  const nats = await OwnServer.start('--user', 'node', '--pass', secret, ...tls);
  const redis = await startRedis(folder, secret, certificate);
  const database = await startDatabase(certificate);
  const objects = await startTlsBefore(testUrl('objects'), certificate);
  const stop = async (): Promise<void> => {
    redis.child.kill('SIGKILL');
    objects.server.close();
    await Promise.all([nats.remove(), database.servers.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    environment: {
      AINERN_TRANSPORTER: `tls://node:${secret}@127.0.0.1:${nats.port}`,
      AINERN_DATABASE: database.url,
      AINERN_OBJECTS: objects.url,
      AINERN_CACHE: redis.url,
      NODE_EXTRA_CA_CERTS: certificate.ca,
    },
    secrets: [secret, new URL(database.url).password, new URL(objects.url).password],
    ...{ nats, redis: redis.child, database: database.servers, stop },
  };
}
