import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { guardedPoster } from './guarded-poster.ts';
import { isOpenAddress } from './open-addresses.ts';

describe('an address', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12:3456::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
    ],
    ...[
      '::ffff:a9fe:a9fe',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '224.0.0.1',
      '255.255.255.255',
      '',
      'localhost',
      '1.2.3',
    ],
  ])('%s is not of the open internet', (address) => {
    expect(isOpenAddress(address)).toBe(false);
  });

  test.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
    '%s is',
    (address) => {
      expect(isOpenAddress(address)).toBe(true);
    },
  );
});

describe('a post', () => {
  let server: Server;
  let port: number;
  const heard: { headers: unknown; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (text: Buffer) => (body += text.toString()));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        if (request.url === '/long') return response.end(Buffer.alloc(200_000));
        response.writeHead(request.url === '/moved' ? 302 : 204, { location: '/elsewhere' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  const post = (url: string, mayBePrivate: boolean): Promise<number> =>
    guardedPoster({ mayBePrivate }).post({ url, headers: { 'x-name': 'lamp' }, body: '灯笼' });

  test('comes as it was said, and follows nobody', async () => {
    expect(await post(`http://127.0.0.1:${port}/`, true)).toBe(204);
    expect(heard[0]).toMatchObject({ body: '灯笼', headers: { 'x-name': 'lamp' } });
    expect(await post(`http://localhost:${port}/moved`, true)).toBe(302);
    expect(heard).toHaveLength(2);
  });

  test('is told no more than enough', async () => {
    await expect(post(`http://127.0.0.1:${port}/long`, true)).rejects.toMatchObject({
      code: 'REMOTE_SILENT',
    });
  });

  test.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
  ])('to %s is not made for a stranger', async (url) => {
    await expect(post(url, false)).rejects.toMatchObject({ code: 'ADDRESS_FORBIDDEN' });
  });

  test('without a cipher is not made for a stranger', async () => {
    await expect(post('http://example.org/', false)).rejects.toMatchObject({ code: 'ADDRESS_FORBIDDEN' });
  });

  test('to nobody is told so', async () => {
    await expect(post('http://127.0.0.1:9/', true)).rejects.toMatchObject({ code: 'REMOTE_SILENT' });
  });
});
