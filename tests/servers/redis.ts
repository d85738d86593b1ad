/** Redis that writes nothing down: it holds no truth. */
import { Redis } from 'ioredis';
import { portOf, type Recipe } from './server.ts';

const url: Recipe['url'] = (place) => `redis://127.0.0.1:${portOf(place)}`;

export const redis: Recipe = {
  title: 'Redis',
  packages: ['redis-server'],
  files: ['/usr/bin/redis-server'],
  ports: 1,
  url,
  prepare: () => undefined,
  programs: (place) => [
    {
      name: 'redis',
      command: '/usr/bin/redis-server',
      args: [
        ...['--bind', '127.0.0.1', '--port', String(portOf(place)), '--dir', place.folder],
        ...['--appendonly', 'no', '--save', ''],
      ],
      end: 'SIGTERM',
    },
  ],
  greet: async (place) => {
    const client = new Redis(url(place), { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
    } finally {
      client.disconnect();
    }
  },
};
