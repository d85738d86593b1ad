import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { routes, type RouteName } from '../contracts/api/routes.ts';
import { screens } from '../contracts/api/screens.ts';
import { licences, permitted } from './licences.ts';
import { pages } from './pages.ts';

describe('a generated page', () => {
  test.each(Object.keys(pages))('%s says what the code says (npm run docs writes it)', async (path) => {
    const written = await readFile(join(import.meta.dirname, path), 'utf8');
    expect(written).toBe(pages[path]!());
  });
});

test('every route of the API stands in some view of the studio', () => {
  const used = new Set(Object.values(screens).flatMap(({ uses }) => uses));
  expect(Object.keys(routes).filter((name) => !used.has(name as RouteName))).toEqual([]);
});

test('everything that is delivered is under a licence that it may be under', () => {
  expect([...licences().keys()].filter((licence) => !permitted.includes(licence))).toEqual([]);
});
