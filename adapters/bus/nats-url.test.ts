import { describe, expect, test } from '@jest/globals';
import { addressOf } from './nats-url.ts';

describe('the URL of a bus', () => {
  test.each([
    ['nats://host', { servers: ['host'] }],
    ['nats://a:4222, nats://b:4223', { servers: ['a:4222', 'b:4223'] }],
    ['nats://node:s%2Fcret@host:4222', { servers: ['host:4222'], user: 'node', pass: 's/cret' }],
    ['nats://let%20me%20in@host', { servers: ['host'], token: 'let me in' }],
    ['tls://node:secret@host', { servers: ['host'], tls: {}, user: 'node', pass: 'secret' }],
    ['tls://10.0.0.7:4222', { servers: ['10.0.0.7:4222'], tls: { host: '10.0.0.7' } }],
    ['tls://[::1]:4222', { servers: ['[::1]:4222'], tls: { host: '::1' } }],
  ])('%s says where the servers are, and who comes', (url, address) => {
    expect(addressOf(url)).toEqual(address);
  });

  test.each(['http://x:nobodys-secret@host', 'nats://x:nobodys-secret@host:port', 'nobodys-secret'])(
    'is not read from %s, and nobody reads the secret in the error',
    (url) => {
      expect(() => addressOf(url)).toThrow('AINERN_TRANSPORTER');
      expect(() => addressOf(url)).not.toThrow('nobodys-secret');
    },
  );
});
