import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';

// The package's own flags are for a serverless function: a single process, which dies with its first closed window.
// A closed network refuses the browser's own errands, hundreds of times; it has none to run here.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** The browser that comes inside npm, or the one that CHROME_PATH names. `film`: what its camera sees, and nobody is asked whether it may. */
export async function openBrowser({ film }: { film?: string } = {}): Promise<Browser> {
  const own = process.env['CHROME_PATH'];
  return playwright.launch({
    executablePath: own || (await chromium.executablePath()),
    args: film === undefined ? QUIET : [...QUIET, ...CAMERA, `--use-file-for-fake-video-capture=${film}`],
    headless: true,
  });
}

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

export interface Look {
  /** `null` leaves the viewport to the page. */
  viewport?: { width: number; height: number };
  dark?: boolean;
  locale?: 'vi' | 'en';
  script?: boolean;
}

/** A browser window of one person, with cookies of its own. */
export async function openWindow(
  browser: Browser,
  url: string,
  { viewport = PHONE, dark, locale, script = true }: Look = {},
): Promise<BrowserContext> {
  const window = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: script,
    isMobile: viewport.width < 600,
  });
  if (locale) await window.addCookies([{ name: 'language', value: locale, url }]);
  return window;
}

/** What a page must never do: overflow sideways. Returns by how many pixels it does. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
