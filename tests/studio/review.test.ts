import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { People, plays, videoOf, widthOf } from './browser.ts';
import { madeFilm } from './made-film.ts';
import { studioUrl } from './opened.ts';

let people: People;
let [owner, guest]: Page[] = [];
let projectId: string;
let address: string;
const ada = (): Page => owner!;
const grandma = (): Page => guest!;

beforeAll(async () => {
  projectId = await madeFilm('The Shared Lamp');
  people = await People.arrive();
  owner = await people.owner();
  guest = await people.somebody({ size: { width: 390, height: 844 }, isPhone: true });
  await owner.goto(`${studioUrl()}/projects/${projectId}`);
}, 180_000);
afterAll(() => people.leave());

describe('a film that is shared', () => {
  test('has a link that is told once', async () => {
    await ada().getByRole('button', { name: 'Share' }).click();
    await ada().getByRole('button', { name: 'Make a link' }).click();
    address = await ada().getByLabel('Copy it now; it is shown this once.').inputValue();
    expect(address).toMatch(/\?share=sl_[\w-]{43}$/);
    await ada()
      .getByText(/^until /)
      .waitFor();
    await ada().getByRole('button', { name: 'Done' }).click();
    await ada().getByRole('button', { name: 'Share' }).click();
    await ada().getByText('Links that lead here').waitFor();
    expect(await ada().getByLabel('Copy it now; it is shown this once.').count()).toBe(0);
    await ada().getByRole('button', { name: 'Done' }).click();
  });

  test('plays on a phone that knows nothing but the link, and nothing is wider than it', async () => {
    await grandma().goto(address);
    await grandma().waitForURL(`${studioUrl()}/review/${projectId}`);
    await grandma().getByRole('button', { name: 'Play' }).tap();
    await plays(grandma(), 0.3);
    expect(await widthOf(grandma())).toBe(390);
  });

  test('is commented at the frame that is seen, by somebody who says what he is called', async () => {
    await grandma().getByLabel('Your name').fill('Grandma');
    const field = grandma().getByLabel(/Say something about/);
    await field.fill('The dog should come sooner.');
    expect((await videoOf(grandma())).paused).toBe(true);
    await grandma().getByRole('button', { name: 'Comment', exact: true }).tap();
    await grandma().getByText('The dog should come sooner.').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await grandma().getByRole('button', { name: 'Resolve' }).count()).toBe(0);
    expect(await grandma().getByRole('link', { name: 'Change the shot' }).count()).toBe(0);
  });

  test('shows the comment to whoever makes it, at once, and at its frame', async () => {
    await ada()
      .getByRole('button', { name: /^Comments/ })
      .click();
    const thread = ada().locator('a2d-comment-thread', { hasText: 'The dog should come sooner.' });
    const code = thread.getByRole('button', { name: /^Show / });
    const at = await code.textContent();
    await code.click();
    await ada().locator('a2d-film-player output', { hasText: at!.trim() }).waitFor();
    await thread.getByRole('button', { name: 'Answer' }).click();
    await thread.getByLabel('Answer').fill('It will.');
    await thread.getByRole('button', { name: 'Answer' }).last().click();
    await grandma().getByText('It will.').waitFor();
  });

  test('a tap on a mark shows where something was said', async () => {
    await grandma().getByRole('slider').fill('0');
    await grandma()
      .getByRole('button', { name: /^1 at / })
      .tap();
    await grandma().locator('article.chosen').waitFor();
    await grandma().locator('output', { hasNotText: '00:00:00' }).waitFor();
  });

  test('becomes a change of the shot that was meant, and the comment is resolved', async () => {
    await ada().getByRole('link', { name: 'Change the shot' }).click();
    await ada().waitForURL(/\?shot=.+&comment=/);
    await ada().reload();
    const aside = ada().getByRole('complementary', { name: 'The shot' });
    await aside.getByText('The dog should come sooner.').waitFor();
    await aside.getByRole('button', { name: 'Close', exact: true }).click();
    await ada().getByRole('button', { name: 'Render changes' }).waitFor();
    await aside.getByRole('button', { name: 'Resolve' }).click();
    await grandma().getByText('Resolved').waitFor();
  });

  test('is seen nowhere else, and no more once the link is taken back', async () => {
    await grandma().goto(`${studioUrl()}/projects/${projectId}`);
    await grandma().waitForURL(`${studioUrl()}/review/${projectId}`);
    await ada().getByRole('button', { name: 'Share' }).click();
    await ada().getByRole('button', { name: 'Take back' }).click();
    await ada().getByRole('button', { name: 'Take back' }).waitFor({ state: 'detached' });
    await grandma().reload();
    await grandma().getByText('If a link brought you here').waitFor();
  });

  test('leaves no page with anything to complain of', () => {
    expect(people.complaints).toEqual([]);
  });
});
