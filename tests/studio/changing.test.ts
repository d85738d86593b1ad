import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { People } from './browser.ts';
import { finishedRun, madeFilm } from './made-film.ts';
import { studioUrl } from './opened.ts';

const MADE_MS = 90_000;
const SAID = 'Whose little boat is this?';

let people: People;
let [ada, ben]: Page[] = [];
let projectId: string;
const first = (): Page => ada!;
const second = (): Page => ben!;

beforeAll(async () => {
  projectId = await madeFilm('The Changed Lamp');
  people = await People.arrive();
  [ada, ben] = await Promise.all([people.owner(), people.owner()]);
  for (const page of [first(), second()]) await page.goto(`${studioUrl()}/projects/${projectId}`);
  for (const page of [first(), second()]) await page.waitForSelector('a2d-script-line');
}, 180_000);
afterAll(() => people.leave());

const lineOf = (page: Page, text: string) => page.locator('a2d-script-line', { hasText: text });
const planned = (page: Page) =>
  page
    .locator('a2d-changes-bar')
    .getByText(/to make anew|No shot changes/)
    .waitFor();

describe('a film that is changed', () => {
  test('tells what a changed line touches before anything is made, in every browser', async () => {
    await lineOf(first(), 'Whose boat').getByRole('button').click();
    const field = first().getByLabel('What is said', { exact: true });
    await field.fill(SAID);
    await field.press('Enter');
    await planned(first());
    await lineOf(second(), SAID).getByText('changed').waitFor();
    await planned(second());
  });

  test('has the change after a reload', async () => {
    await first().reload();
    await lineOf(first(), SAID).waitFor();
    await planned(first());
  });

  test('takes a change back, also one that somebody else has made', async () => {
    await second().getByRole('button', { name: 'Undo' }).click();
    await lineOf(second(), 'Whose boat is this?').waitFor();
    await lineOf(first(), 'Whose boat is this?').waitFor();
    await first().getByRole('button', { name: 'Render changes' }).waitFor({ state: 'detached' });
  });

  test('gives a line to somebody else, and only what that touches is made again', async () => {
    const before = await finishedRun(projectId);
    const line = lineOf(first(), 'I must find my dog');
    await line.getByRole('button').click();
    const who = first().getByLabel('Who says it');
    const other = await who.locator('option:not(:checked)').first().textContent();
    await who.selectOption({ label: other ?? '' });
    await planned(first());
    await first().getByRole('button', { name: 'Render changes' }).click();
    await first().waitForSelector('.state.succeeded', { state: 'detached' });
    await first().waitForSelector('.state.succeeded', { timeout: MADE_MS });
    expect(await finishedRun(projectId)).not.toBe(before);
    await lineOf(first(), 'I must find my dog')
      .getByText((other ?? '').trim())
      .waitFor();
    await lineOf(second(), 'I must find my dog')
      .getByText((other ?? '').trim())
      .waitFor();
  });

  test('leaves no page with anything to complain of', () => {
    expect(people.complaints).toEqual([]);
  });
});
