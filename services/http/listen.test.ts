import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ServiceBroker } from 'moleculer';
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

  test('waits for nobody where nobody is', async () => {
    await heard.leave(60_000);
    expect((await fetch(url)).status).toBe(503);
  });
});
