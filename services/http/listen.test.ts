import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ServiceBroker } from 'moleculer';
import { headOf, sayOn } from '../../tests/api/line.ts';
import { listen, type Listening } from './listen.ts';

/** Answers once it is told to, and says when somebody waits. */
function slowApi() {
  const waiting: ServerResponse[] = [];
  let ended = 0;
  const api = {
    httpHandler: (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
      waiting.push(response);
      return Promise.resolve();
    },
    endStreams: () => (ended += 1),
  };
  const broker = { getLocalService: () => api } as unknown as ServiceBroker;
  return { broker, waiting, ended: () => ended };
}

describe('a server that is left', () => {
  let api: ReturnType<typeof slowApi>;
  let heard: Listening;
  let url: string;

  beforeEach(async () => {
    api = slowApi();
    heard = await listen(api.broker, { host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${heard.port}/`;
  });
  afterEach(() => heard.close());

  /** Asks, and goes on once the request has come. */
  async function asked(): Promise<{ readonly answer: Promise<Response | null> }> {
    const answer = fetch(url).catch(() => null);
    while (api.waiting.length === 0) await pause(1);
    return { answer };
  }

  test('waits for what is under way, and turns everybody else away', async () => {
    const { answer } = await asked();
    let isLeft = false;
    const left = heard.leave(60_000).then(() => (isLeft = true));
    const refused = await fetch(url);
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual([
      ...[503, '1', 'close'],
    ]);
    expect(await refused.json()).toMatchObject({ code: 'OVERLOADED' });
    expect([isLeft, api.ended()]).toEqual([false, 1]);
    api.waiting[0]?.end('done');
    expect(await (await answer)?.text()).toBe('done');
    await left;
  });

  test('waits no longer than it may', async () => {
    await asked();
    await heard.leave(1);
    expect(api.waiting[0]?.writableEnded).toBe(false);
  });

  test('names the request and its trace in what it refuses by itself', async () => {
    const traceparent = `00-${'4b'.repeat(16)}-${'0f'.repeat(8)}-01`;
    await heard.leave(60_000);
    const { headers } = await fetch(url, { headers: { traceparent, 'x-request-id': 'r-1' } });
    expect([headers.get('x-request-id'), headers.get('x-trace-id')]).toEqual(['r-1', '4b'.repeat(16)]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['an address', headOf('GET /%zz', {}), 400],
    ['what it expects', headOf('GET /', { Expect: 'miracles' }), 417],
    ['that it goes through', headOf('CONNECT other:443', {}), 405],
    ['what is no request', 'what is this\r\n\r\n', 400],
    ['too much of it', headOf('GET /', { 'x-long': 'x'.repeat(20_000) }), 431],
  ])('names both where nobody can read %s', async (_, head, status) => {
    const { text } = await sayOn(url, head.replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'));
    expect(text).toContain(`HTTP/1.1 ${status} `);
    const [, requestId] = /^x-request-id: (.+)$/im.exec(text) ?? [];
    const [, traceId] = /^x-trace-id: (.+)$/im.exec(text) ?? [];
    expect(traceId).toBe(requestId);
    expect(text).toContain(`"requestId":"${requestId?.trim() ?? 'none'}"`);
  });

  test('waits for nobody where nobody is', async () => {
    await heard.leave(60_000);
    expect((await fetch(url)).status).toBe(503);
  });
});
