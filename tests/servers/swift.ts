/** OpenStack Swift speaking S3: one replica on one disk, with memcached for the tokens of its log-in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Client } from 'minio';
import { isRoot, order } from './system.ts';
import { portOf, type Place, type Program, type Recipe } from './server.ts';

const REGION = 'us-east-1';
const BUCKET = 'ainern2d';
const ACCESS_KEY = 'ainern:film';
const rings = ['account', 'container', 'object'] as const;
type Ring = (typeof rings)[number];

/** The first port is the one that speaks S3. */
const portsOf = (place: Place): Readonly<Record<Ring | 'proxy' | 'memcached', number>> => ({
  proxy: portOf(place, 0),
  account: portOf(place, 1),
  container: portOf(place, 2),
  object: portOf(place, 3),
  memcached: portOf(place, 4),
});

const confOf = ({ folder }: Place, name: string): string => join(folder, `${name}-server.conf`);

const defaults = (place: Place, port: number): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${place.folder}
devices = ${join(place.folder, 'devices')}
mount_check = false
disable_fallocate = true
fallocate_reserve = 0
log_level = WARNING
`;

const storageConf = (place: Place, ring: Ring): string => `${defaults(place, portsOf(place)[ring])}
[pipeline:main]
pipeline = ${ring}-server
[app:${ring}-server]
use = egg:swift#${ring}
`;

/** One that shuns a server after an error would find none for a minute whenever its only one was restarted. */
const proxyConf = (place: Place): string => `${defaults(place, portsOf(place).proxy)}
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
error_suppression_interval = 0
[filter:s3api]
use = egg:swift#s3api
location = ${REGION}
[filter:tempauth]
use = egg:swift#tempauth
user_${ACCESS_KEY.replace(':', '_')} = ${place.secret} .admin
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${portsOf(place).memcached}
error_suppression_interval = 0
${['catch_errors', 'gatekeeper', 'listing_formats', 'bulk', 'slo', 'dlo']
  .map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`)
  .join('')}`;

/** What swift-ring-builder does in nine commands, each of which loads Python anew. */
const buildRings = `
import sys
from swift.common.ring import RingBuilder
for ring, port in zip(('account', 'container', 'object'), sys.argv[1:]):
    builder = RingBuilder(4, 1, 0)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'device': 'disk', 'weight': 1})
    builder.rebalance()
    builder.get_ring().save(ring + '.ring.gz')
`;

function prepare(place: Place): void {
  mkdirSync(join(place.folder, 'devices', 'disk'), { recursive: true });
  const ports = portsOf(place);
  order('/usr/bin/python3', ['-c', buildRings, ...rings.map((ring) => String(ports[ring]))], {
    cwd: place.folder,
  });
  for (const ring of rings) writeFileSync(confOf(place, ring), storageConf(place, ring), { mode: 0o600 });
  writeFileSync(confOf(place, 'proxy'), proxyConf(place), { mode: 0o600 });
}

const memcached = (place: Place): Program => ({
  name: 'memcached',
  command: '/usr/bin/memcached',
  args: [
    ...['-l', '127.0.0.1', '-p', String(portsOf(place).memcached), '-U', '0', '-m', '16'],
    ...(isRoot() ? ['-u', 'nobody'] : []),
  ],
  end: 'SIGTERM',
});

const serverProgram = (place: Place, name: Ring | 'proxy'): Program => ({
  name: `swift-${name}`,
  command: `/usr/bin/swift-${name}-server`,
  args: [confOf(place, name)],
  end: 'SIGTERM',
});

/** Resolves when somebody speaks HTTP there, whatever is said. */
async function hasHttp(port: number): Promise<void> {
  await (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) })).text();
}

export const swift: Recipe = {
  title: 'OpenStack Swift as the S3 server',
  packages: ['swift', 'swift-account', 'swift-container', 'swift-object', 'swift-proxy', 'memcached'],
  files: [...[...rings, 'proxy'].map((name) => `/usr/bin/swift-${name}-server`), '/usr/bin/memcached'],
  ports: 5,
  url: (place) =>
    `s3://${encodeURIComponent(ACCESS_KEY)}:${place.secret}@127.0.0.1:${portOf(place)}/${BUCKET}?tls=off&region=${REGION}`,
  prepare,
  programs: (place) => [
    memcached(place),
    ...rings.map((ring) => serverProgram(place, ring)),
    serverProgram(place, 'proxy'),
  ],
  greet: async (place) => {
    const { account, container, object } = portsOf(place);
    await Promise.all([account, container, object].map(hasHttp));
    const client = new Client({
      ...{ endPoint: '127.0.0.1', port: portOf(place), useSSL: false, region: REGION },
      ...{ accessKey: ACCESS_KEY, secretKey: place.secret, retryOptions: { disableRetry: true } },
    });
    if (!(await client.bucketExists(BUCKET))) await client.makeBucket(BUCKET, REGION);
  },
};
