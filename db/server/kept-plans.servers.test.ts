import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { testUrl } from '../../tests/servers/test-url.ts';
import { queryByKeptPlan } from './kept-plans.ts';

const client = new Client({ connectionString: testUrl('database') });

beforeAll(() => client.connect());
afterAll(() => client.end());

const ask = (text: string, values: readonly unknown[]) =>
  queryByKeptPlan<{ readonly answer: number }>(client, text, values);

const keptByServer = async (): Promise<number> =>
  (await client.query('select from pg_prepared_statements')).rows.length;

const increment = 'select $1::int + 1 as answer';
const divide = 'select 10 / $1::int as answer';

describe('a connection that keeps plans', () => {
  test('answers the same however often a plan has been worn out, and has one of each statement', async () => {
    for (let at = 0; at < 250; at += 1) {
      expect(await ask(increment, [at])).toEqual([{ answer: at + 1 }]);
      expect(await ask(divide, [5])).toEqual([{ answer: 2 }]);
    }
    expect(await keptByServer()).toBe(2);
  });

  test('goes on after a statement that failed, and after one that is none', async () => {
    await expect(ask(divide, [0])).rejects.toThrow('division by zero');
    expect(await ask(divide, [2])).toEqual([{ answer: 5 }]);
    await expect(ask('select nothing from nowhere', [])).rejects.toThrow('nowhere');
    await expect(ask('select nothing from nowhere', [])).rejects.toThrow('nowhere');
  });

  test('does not fill the server with texts that differ every time', async () => {
    for (let at = 0; at < 300; at += 1)
      expect(await ask(`select ${at} as answer`, [])).toEqual([{ answer: at }]);
    expect(await keptByServer()).toBeLessThan(260);
    expect(await ask(increment, [1])).toEqual([{ answer: 2 }]);
  });
});
