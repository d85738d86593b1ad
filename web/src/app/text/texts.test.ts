import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const keysIn = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => keysIn(part, `${path}.${name}`))
    : [path];

const textsOf = (language: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${language}.json`), 'utf8'));

const blanksIn = (value: unknown): string => JSON.stringify(value).match(/\{\{ \w+ \}\}/g)?.sort().join() ?? '';

test('every language says the same things, and leaves the same open in them', () => {
  const [zh, en] = [textsOf('zh'), textsOf('en')];
  expect(keysIn(zh)).toEqual(keysIn(en));
  expect(blanksIn(zh)).toBe(blanksIn(en));
});
