/** Receivers of webhooks that are slow, endless, elsewhere or somebody else: none costs more than its own turn. */
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import type { Webhook } from '../../contracts/webhook.ts';
import { line, receiver, type Line, type Receiver, type Told } from '../api/receivers.ts';
import { speaker } from '../api/people.ts';
import { closeStudio, openStudio, type Studio } from '../api/studio.ts';
import { root, scratchFolder } from '../film/command.ts';

const scratch = scratchFolder();

interface Office {
  readonly studio: Studio;
  readonly terms: ClientTerms;
  readonly projectId: string;
}

async function office(name: string, webhooks: 'open' | 'private'): Promise<Office> {
  const studio = await openStudio(join(scratch.path, name), { AINERN_WEBHOOKS: webhooks });
  const terms = speaker(studio, studio.key);
  const opened = await askApi(terms, 'createProject', { params: {}, body: { title: 'Told' } });
  return { studio, terms, projectId: opened.document.project.id };
}

const hook = async ({ terms }: Office, url: string): Promise<{ webhook: Webhook; secret: string }> =>
  (await askApi(terms, 'createWebhook', { params: {}, body: { url, events: ['project.commented'] } }))
    .document;

const say = async ({ terms, projectId }: Office, text: string): Promise<void> =>
  void (await askApi(terms, 'addComment', { params: { projectId }, body: { text } }));

const until = async (isSo: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> => {
  const since = performance.now();
  while (performance.now() - since < withinMs) {
    if (await isSo()) return true;
    await pause(50);
  }
  return false;
};

/** How the last try of each ended, by its address, once each has been tried. */
async function outcomes({ terms }: Office, withinMs: number): Promise<ReadonlyMap<string, string>> {
  let hooks: readonly Webhook[] = [];
  const isTried = async (): Promise<boolean> => {
    hooks = (await askApi(terms, 'listWebhooks', { params: {} })).document.webhooks;
    return hooks.every(({ lastOutcome }) => lastOutcome !== null);
  };
  expect(await until(isTried, withinMs)).toBe(true);
  return new Map(hooks.map(({ url, lastOutcome }) => [url, lastOutcome ?? '']));
}

let inside: Office;
let open: Office;
const closing: { close(): void }[] = [];

beforeAll(async () => {
  [inside, open] = await Promise.all([office('inside', 'private'), office('open', 'open')]);
}, 120_000);

afterAll(async () => {
  for (const each of closing) each.close();
  await Promise.all([inside, open].map(({ studio }) => closeStudio(studio)));
  scratch.remove();
}, 60_000);

const kept = <T extends { close(): void }>(each: T): T => {
  closing.push(each);
  return each;
};

describe('receivers in our own network', () => {
  let good: Receiver;
  let inner: Receiver;
  let secret: string;
  /** What the huge one has got rid of. */
  let megabytes = 0;
  const bad: Record<string, Receiver | Line> = {};
  const urlOf = ({ port }: { readonly port: number }): string => `http://127.0.0.1:${port}/`;

  beforeAll(async () => {
    inner = kept(await receiver((response) => void response.writeHead(204).end()));
    good = kept(await receiver((response) => void response.writeHead(204).end()));
    const moved = (status: number, location: string): Promise<Receiver> =>
      receiver((response) => void response.writeHead(status, { location }).end());
    bad['moved here'] = kept(await moved(307, urlOf(inner)));
    bad['moved to metadata'] = kept(await moved(302, 'http://169.254.169.254/latest/meta-data/'));
    bad['huge'] = kept(
      await receiver((response) => {
        const more = (): void => {
          do megabytes += 1;
          while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
        };
        more();
        response.on('drain', more);
      }),
    );
    bad['endless'] = kept(
      await receiver((response) => {
        const timer = setInterval(() => response.write('.'), 100);
        response.writeHead(200).once('close', () => clearInterval(timer));
      }),
    );
    bad['silent'] = kept(await line(() => undefined, 1_000));
    const slowly = (socket: Socket): void =>
      void socket.write(socket.bytesWritten === 0 ? 'HTTP/1.1 200 OK\r\n' : 'a: b\r\n');
    bad['slow head'] = kept(await line(slowly, 200));
    bad['early hints'] = kept(await line((socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 100));
    for (const each of Object.values(bad)) await hook(inside, urlOf(each));
    ({ secret } = await hook(inside, urlOf(good)));
  });

  const said = ({ port }: Receiver | Line, all: ReadonlyMap<string, string>): string =>
    all.get(`http://127.0.0.1:${port}/`) ?? '';

  test('that are good are told at once, whatever the others do', async () => {
    await say(inside, 'First.');
    expect(await until(() => good.told.length === 1, 5_000)).toBe(true);
    await say(inside, 'Second.');
    expect(await until(() => good.told.length === 2, 5_000)).toBe(true);
    expect((bad['silent'] as Line).heldMs).toEqual([]);
  }, 30_000);

  test('that are bad are let go after ten seconds, and nobody is followed', async () => {
    const all = await outcomes(inside, 25_000);
    for (const name of ['endless', 'silent', 'slow head', 'early hints'])
      expect([name, said(bad[name]!, all)]).toEqual([name, expect.stringMatching(/has not answered/)]);
    expect(said(bad['huge']!, all)).toMatch(/too long/);
    expect(megabytes).toBeLessThan(50);
    expect(said(bad['moved here']!, all)).toMatch(/answered with 307/);
    expect(said(bad['moved to metadata']!, all)).toMatch(/answered with 302/);
    expect(inner.told).toEqual([]);
    for (const name of ['silent', 'slow head', 'early hints']) {
      const [heldMs = 0] = (bad[name] as Line).heldMs;
      expect([name, heldMs > 8_000, heldMs < 15_000]).toEqual([name, true, true]);
    }
  }, 60_000);

  type Check = (given: { signature: unknown; body: string; secret: string; now?: number }) => boolean;

  /** As docs/webhooks.md says it, and not as we would. */
  async function documented(): Promise<Check> {
    const page = readFileSync(join(root, 'docs', 'webhooks.md'), 'utf8');
    const [, code = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
    const { isOurs } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      isOurs: Check;
    };
    return isOurs;
  }

  test('find out that it was us, that nothing was changed, and that nobody says it again', async () => {
    const isOurs = await documented();
    const [{ headers, body }, second] = good.told as [Told, Told];
    const given = { signature: headers['ainern2d-signature'], body, secret };
    expect(isOurs(given)).toBe(true);
    expect(isOurs({ ...given, body: body.replace('commented', 'commentes') })).toBe(false);
    expect(isOurs({ ...given, body: second.body })).toBe(false);
    expect(isOurs({ ...given, secret: `${secret}x` })).toBe(false);
    const signature = String(given.signature);
    const now = Number(/t=(\d+)/.exec(signature)?.[1]) * 1_000;
    expect([now + 299_000, now + 301_000].map((at) => isOurs({ ...given, now: at }))).toEqual([true, false]);
    const later = signature.replace(/t=\d+/, `t=${now / 1_000 + 600}`);
    expect(isOurs({ ...given, signature: later, now: now + 600_000 })).toBe(false);
    for (const none of [undefined, '', 't=1', signature.toUpperCase(), `${signature},v1=${'0'.repeat(64)}`])
      expect(isOurs({ ...given, signature: none })).toBe(false);
  });

  test('are told the same under the same name, signed anew, when they ask for it again', async () => {
    const isOurs = await documented();
    const { webhooks } = (await askApi(inside.terms, 'listWebhooks', { params: {} })).document;
    const mine = webhooks.find(({ url }) => url === urlOf(good))!;
    await pause(1_100);
    await askApi(inside.terms, 'setWebhook', {
      params: { webhookId: mine.id },
      body: { position: 0 },
      seen: mine.etag,
    });
    expect(await until(() => good.told.length === 4, 10_000)).toBe(true);
    const [first, , again] = good.told;
    expect(again?.headers['ainern2d-delivery']).toBe(first?.headers['ainern2d-delivery']);
    expect(again?.body).toBe(first?.body);
    expect(again?.headers['ainern2d-signature']).not.toBe(first?.headers['ainern2d-signature']);
    const signature = again?.headers['ainern2d-signature'];
    expect(isOurs({ signature, body: again?.body ?? '', secret })).toBe(true);
  }, 30_000);
});

test('of the open internet alone are those told that strangers name', async () => {
  const house = kept(await line(() => undefined, 1_000));
  const { port } = house;
  const hosts = ['localhost', '127.0.0.1', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '127.1'];
  const urls = hosts.map((host) => `https://${host}:${port}/`);
  for (const url of [...urls, 'https://169.254.169.254/latest/', `http://localhost:${port}/`])
    await hook(open, url);
  await say(open, 'For nobody.');
  const all = await outcomes(open, 30_000);
  expect(all.size).toBe(hosts.length + 2);
  for (const [url, outcome] of all)
    expect([url, outcome]).toEqual([url, expect.stringMatching(/not of the open internet|is not https/)]);
  expect(house.opened()).toBe(0);
}, 60_000);
