import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pages } from './pages.ts';

describe('a generated page', () => {
  test.each(Object.keys(pages))('%s says what the code says (npm run docs writes it)', async (path) => {
    const written = await readFile(join(import.meta.dirname, path), 'utf8');
    expect(written).toBe(pages[path]!());
  });
});
