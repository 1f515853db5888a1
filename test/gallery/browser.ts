import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Language } from '../../src/domain/people/person';
import { browserFlags, findBrowser } from '../support/browser';
import type { Theme } from './page/host-config';

/** The gallery's page in the machine's own Chromium. */

/** How the page shows the scenes. */
export interface Look {
  language: Language;
  theme: Theme;
  width: 640 | 320;
}

export const looks: readonly Look[] = (['da', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([640, 320] as const).map((width) => ({ language, theme, width })),
  ),
);

export interface OpenGallery {
  page: Page;
  show(look: Look): Promise<void>;
  close(): Promise<void>;
}

/** @param file the page, as it was written to a disk */
export async function openGallery(file: string): Promise<OpenGallery> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No chromium on this machine: apt-get install chromium.');
  const browser: Browser = await chromium.launch({ executablePath, headless: true, args: browserFlags });
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  await page.goto(pathToFileURL(file).href);
  return {
    page,
    async show(look) {
      const query = new URLSearchParams({ ...look, width: String(look.width) });
      await page.goto(`${pathToFileURL(file).href}?${query.toString()}`);
    },
    close: () => browser.close(),
  };
}
