/** A browser, and what it complains of. */
import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core';
import { CHROMIUM } from './chromium.ts';
import { ownAddress, studioUrl } from './opened.ts';

export interface Look {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'dark' | 'light';
  readonly size?: { readonly width: number; readonly height: number };
  readonly isPhone?: boolean;
}

/** What waits for a film to be made waits longer, and says so. */
const SOON_MS = 15_000;

/** A request that is refused because nobody has logged in yet is how the studio finds that out. */
const isOfComingIn = (message: ConsoleMessage): boolean =>
  /status of 401/.test(message.text()) && /\/api\/v1\//.test(message.location().url);

export class People {
  readonly #browser: Browser;
  readonly #complaints: string[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async arrive(): Promise<People> {
    return new People(await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }));
  }

  /** Errors of all pages so far: what a page throws, writes to its console as an error, or is kept from by its policy. */
  get complaints(): readonly string[] {
    return this.#complaints;
  }

  /** Somebody with a browser of his own. */
  async somebody(look: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: look.size ?? { width: 1440, height: 900 },
      locale: look.language === 'zh' ? 'zh-CN' : 'en',
      colorScheme: look.theme ?? 'dark',
      ...(look.isPhone === true && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
    });
    context.setDefaultTimeout(SOON_MS);
    return this.#watched(context);
  }

  /** Somebody at this machine. */
  async owner(look: Look = {}): Promise<Page> {
    const page = await this.somebody(look);
    await page.goto(ownAddress());
    await page.waitForURL(`${studioUrl()}/`);
    return page;
  }

  async leave(): Promise<void> {
    await this.#browser.close();
  }

  async #watched(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' || isOfComingIn(message)) return;
      this.#complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`);
    });
    return page;
  }
}

interface Video {
  readonly currentTime: number;
  readonly muted: boolean;
  readonly paused: boolean;
}

/** What its film does just now. */
export const videoOf = (page: Page): Promise<Video> =>
  page.locator('video').evaluate((video: unknown) => {
    const { currentTime, muted, paused } = video as Video;
    return { currentTime, muted, paused };
  });

/** Waits until its film, or a shot of it, has moved on so far. The page’s policy lets nobody wait inside of it. */
export async function plays(page: Page, seconds: number, timeout = SOON_MS): Promise<void> {
  const until = Date.now() + timeout;
  while ((await videoOf(page)).currentTime <= seconds) {
    if (Date.now() > until) throw new Error(`The film did not come to ${seconds} s within ${timeout} ms.`);
    await page.waitForTimeout(100);
  }
}

/** How wide everything is, seen and unseen: nothing is to be cut off. */
export const widthOf = (page: Page): Promise<number> =>
  page.evaluate<number>(
    'Math.max(...[document.documentElement, ...document.querySelectorAll("main, main > *, main > * > *")].map(({ scrollWidth }) => scrollWidth))',
  );
