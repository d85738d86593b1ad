import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askApi } from '../../contracts/client.ts';
import { People } from './browser.ts';
import { ownTerms, studioUrl } from './opened.ts';

const EMAIL = 'ada@example.org';
const PASSWORD = 'correct horse battery';

let people: People;
let page: Page;
beforeAll(async () => {
  people = await People.arrive();
  page = await people.somebody();
});
afterAll(() => people.leave());

async function logIn(password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

describe('coming in', () => {
  test('somebody who is not known makes an account, and is where he wanted to be', async () => {
    await page.goto(`${studioUrl()}/invitations/nonsense`);
    await page.getByRole('button', { name: 'New here? Make an account' }).click();
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByText('You become a member as Ada').waitFor();
    await page.getByRole('link', { name: 'Ainern2D' }).click();
    await page.getByLabel('Your story').waitFor();
  });

  test('a login that was lost is refreshed by itself, once for all that is asked', async () => {
    const refreshed: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/auth/refresh')) refreshed.push(request.url());
    });
    const [access] = (await page.context().cookies()).filter(({ name }) => name === 'ainern2d-at');
    await page.context().addCookies([{ ...access!, value: `at_${'x'.repeat(43)}` }]);
    await page.reload();
    await page.getByText('Your films will stand here.').waitFor();
    expect(refreshed).toHaveLength(1);
  });

  test('whoever logs out is out, and comes back with the password alone', async () => {
    await page.getByRole('button', { name: 'Ada' }).click();
    await page.getByText('Owner').waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await logIn('not the password');
    await page.getByRole('alert').waitFor();
    await logIn(PASSWORD);
    await page.getByLabel('Your story').waitFor();
  });

  test('what is half written waits for a login that ends meanwhile', async () => {
    await page.getByLabel('Your story').fill('A fox sleeps.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Make the film' }).click();
    await logIn(PASSWORD);
    await page.waitForURL(/\/projects\/prj-/);
    await page.getByRole('heading', { name: 'A fox sleeps.' }).waitFor();
  });

  test('an invitation makes a newcomer a member of another tenant, and there is a way back', async () => {
    const title = 'The Guild';
    const { token } = (await askApi(ownTerms(), 'inviteOwner', { params: {}, body: { title } })).document;
    await page.goto(`${studioUrl()}/invitations/${token}`);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByLabel('Your story').waitFor();
    await page.getByRole('button', { name: 'Ada' }).click();
    await page.getByText('The Guild · Owner').waitFor();
    await page.getByRole('button', { name: /^Go to / }).click();
    await page.getByText('A fox sleeps.').waitFor();
  });

  test('at this machine nobody logs in', async () => {
    const owner = await people.owner();
    await owner.getByText('This machine').waitFor();
    expect(await owner.getByRole('button', { name: 'Log out' }).count()).toBe(0);
  });

  test('leaves no page with anything to complain of', () => {
    expect(people.complaints).toEqual([]);
  });
});
