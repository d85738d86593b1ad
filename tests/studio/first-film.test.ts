import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { People, plays, videoOf } from './browser.ts';
import { root } from '../film/command.ts';

/** Long enough to be seen coming about. */
const STORY = join(root, 'examples', 'the-red-kite.txt');
const MOVING_MS = 40_000;
const FINISHED_MS = 120_000;

let people: People;
let page: Page;
beforeAll(async () => {
  people = await People.arrive();
  page = await people.owner();
});
afterAll(() => people.leave());

describe('the first film', () => {
  test('begins with a story that is pasted, and has an address of its own', async () => {
    const make = page.getByRole('button', { name: 'Make the film' });
    expect(await make.isDisabled()).toBe(true);
    await page.getByLabel('Your story').fill(readFileSync(STORY, 'utf8'));
    await make.click();
    await page.waitForURL(/\/projects\/prj-/);
    await page.getByRole('heading', { name: 'The Red Kite' }).waitFor();
  });

  test('moves, shot by shot, before it is finished', async () => {
    await page.waitForSelector('a2d-shot-strip li img', { timeout: MOVING_MS });
    await plays(page, 0.1, MOVING_MS);
    expect(await page.locator('video').getAttribute('src')).not.toMatch(/film\.mp4$/);
    expect(await page.locator('a2d-script-line').count()).toBeGreaterThan(3);
  });

  test('is finished, and plays with its sound', async () => {
    await page.waitForSelector('.state.succeeded', { timeout: FINISHED_MS });
    await page.getByRole('button', { name: 'Play' }).click();
    await plays(page, 0.3);
    expect(await page.locator('video').getAttribute('src')).toMatch(/film\.mp4$/);
    expect((await videoOf(page)).muted).toBe(false);
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await page.getByRole('link', { name: 'Download MP4' }).getAttribute('href')).toMatch(
      /download=1$/,
    );
  });

  test('steps by frames, exactly', async () => {
    await page.locator('h1').click();
    const before = await page.locator('output').textContent();
    await page.keyboard.press('.');
    await page.keyboard.press(',');
    expect(await page.locator('output').textContent()).toBe(before);
  });

  test('is there again after a reload, and among the projects', async () => {
    const address = page.url();
    await page.reload();
    await page.waitForSelector('.state.succeeded');
    expect(page.url()).toBe(address);
    await page.getByRole('link', { name: 'Ainern2D' }).click();
    await page
      .getByRole('link', { name: /The Red Kite/ })
      .first()
      .click();
    await page.waitForURL(address);
  });

  test('leaves no page with anything to complain of', () => {
    expect(people.complaints).toEqual([]);
  });
});
