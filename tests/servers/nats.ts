/** NATS with JetStream. */
import { connect } from 'nats';
import { join } from 'node:path';
import { portOf, type Recipe } from './server.ts';

const url: Recipe['url'] = (place) => `nats://127.0.0.1:${portOf(place)}`;

export const nats: Recipe = {
  title: 'NATS',
  packages: ['nats-server'],
  files: ['/usr/sbin/nats-server'],
  ports: 1,
  url,
  prepare: () => undefined,
  programs: (place) => [
    {
      name: 'nats',
      command: '/usr/sbin/nats-server',
      args: [
        ...['--addr', '127.0.0.1', '--port', String(portOf(place))],
        ...['--jetstream', '--store_dir', join(place.folder, 'jetstream')],
      ],
      end: 'SIGTERM',
    },
  ],
  greet: async (place) => {
    const connection = await connect({ servers: url(place), reconnect: false, timeout: 2_000 });
    try {
      await (await connection.jetstreamManager()).getAccountInfo();
    } finally {
      await connection.close();
    }
  },
};
