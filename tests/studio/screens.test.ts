import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askApi } from '../../contracts/client.ts';
import { root } from '../film/command.ts';
import { People, widthOf, type Look } from './browser.ts';
import { finishedRun, madeFilm } from './made-film.ts';
import { ownTerms, studioUrl, wantsPictures } from './opened.ts';

const PICTURES = join(root, 'docs', 'pictures', 'studio');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DESK = { width: 1440, height: 900 };
const LAP = { width: 1024, height: 768 };
const PHONE = { width: 390, height: 844 };
const MOST_BYTES = 150_000;

interface Screen {
  readonly name: string;
  readonly who: 'owner' | 'nobody';
  readonly isPhone?: boolean;
  readonly at: (projectId: string) => string;
  /** Waits until everything is there, and opens what is to be seen opened. */
  readonly settle: (page: Page) => Promise<unknown>;
}

async function takeBackLinks(projectId: string): Promise<void> {
  const params = { projectId };
  const { links } = (await askApi(ownTerms(), 'listLinks', { params })).document;
  for (const { id } of links) await askApi(ownTerms(), 'revokeLink', { params: { ...params, linkId: id } });
}

const shots = (page: Page): Promise<unknown> => page.locator('a2d-shot-strip img').nth(3).waitFor();
const said = (page: Page): Promise<unknown> => page.locator('a2d-comment-thread').first().waitFor();

const film = (name: string, settle: Screen['settle']): Screen => ({
  ...{ name, who: 'owner', at: (projectId) => `/projects/${projectId}` },
  settle: async (page) => {
    await shots(page);
    await settle(page);
  },
});

const screens: readonly Screen[] = [
  {
    name: 'projects',
    who: 'owner',
    at: () => '/',
    settle: (page) => page.locator('li img').first().waitFor(),
  },
  film('film', (page) => page.locator('a2d-script-line').first().waitFor()),
  film('film-shot', async (page) => {
    await page.locator('a2d-shot-strip button').nth(1).click();
    await page.locator('a2d-shot-inspector').waitFor();
  }),
  film('film-comments', async (page) => {
    await page.locator('.bar button[aria-pressed]').click();
    await said(page);
  }),
  film('share', async (page) => {
    await page.locator('.bar button').last().click();
    await takeBackLinks(/prj-[\w-]+/.exec(page.url())![0]);
    await page.locator('dialog form button').click();
    await page.locator('dialog li').first().waitFor();
  }),
  { name: 'review', who: 'owner', at: (projectId) => `/review/${projectId}`, settle: said },
  {
    name: 'review-phone',
    who: 'owner',
    isPhone: true,
    at: (projectId) => `/review/${projectId}`,
    settle: said,
  },
  { name: 'log-in', who: 'nobody', at: () => '/', settle: (page) => page.locator('form').waitFor() },
  {
    ...{ name: 'register', who: 'nobody', at: () => `/invitations/in_${'x'.repeat(43)}` },
    settle: (page) => page.locator('[name=name]').waitFor(),
  },
];

const looks = (['dark', 'light'] as const).flatMap((theme) =>
  (['zh', 'en'] as const).map((language) => ({ theme, language })),
);

async function sayThings(projectId: string): Promise<void> {
  const [terms, params] = [ownTerms(), { projectId }];
  const runId = await finishedRun(projectId);
  const { shots: bounds } = (await askApi(terms, 'listShotBounds', { params: { runId } })).document;
  const said: readonly (readonly [number, string])[] = [
    [1, 'The fog could stay a little longer here.'],
    [3, 'Her lamp is lovely. Closer, please?'],
  ];
  for (const [at, text] of said) {
    const shot = bounds[at]!;
    const body = { text, runId, shotId: shot.id, frame: shot.startFrame + 10 };
    await askApi(terms, 'addComment', { params, body });
  }
}

let people: People;
let projectId: string;
beforeAll(async () => {
  projectId = await madeFilm('The Borrowed Lamp');
  await sayThings(projectId);
  people = await People.arrive();
}, 180_000);
afterAll(() => people.leave());

async function open(screen: Screen, look: Look): Promise<Page> {
  const page = screen.who === 'owner' ? await people.owner(look) : await people.somebody(look);
  await page.goto(`${studioUrl()}${screen.at(projectId)}`);
  await screen.settle(page);
  await page.evaluate('document.fonts.ready.then(() => true)');
  return page;
}

async function picture(page: Page, name: string): Promise<number> {
  mkdirSync(PICTURES, { recursive: true });
  const path = join(PICTURES, `${name}.jpg`);
  await page.waitForTimeout(500);
  await page.screenshot({ path, type: 'jpeg', quality: 72 });
  return statSync(path).size;
}

describe.each(screens)('the screen $name', (screen) => {
  test.each(looks)('shuts nobody out, $theme, in $language', async (look) => {
    const page = await open(
      screen,
      screen.isPhone === true ? { ...look, size: PHONE } : { ...look, size: LAP },
    );
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(
      violations.map(({ id, nodes }) => [
        id,
        ...nodes.map(({ html, failureSummary }) => [html, failureSummary]),
      ]),
    ).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual((screen.isPhone === true ? PHONE : LAP).width);
    await page.context().close();
  });

  const sizes = screen.isPhone === true ? [PHONE] : [DESK, LAP];
  const seen = looks.filter(({ theme, language }) => (theme === 'dark') === (language === 'zh'));
  (wantsPictures() ? test : test.skip).each(seen)('has its picture, $theme, in $language', async (look) => {
    for (const size of sizes) {
      const page = await open(screen, { ...look, size });
      const name = `${screen.name}-${size.width}-${look.theme}-${look.language}`;
      expect(await picture(page, name)).toBeLessThanOrEqual(MOST_BYTES);
      await page.context().close();
    }
  });
});

test('no screen has anything to complain of', () => {
  expect(people.complaints).toEqual([]);
});
