import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../../src/assets';
import { findingsIn } from './audit';
import { looks, openGallery, type Look, type OpenGallery } from './browser';
import { galleryPage } from './page/page';
import { tours } from './scenes';
import { accept } from './snapshots';
import { playTours } from './stage';

/** `npm run gallery`: every card as a page and as pictures, to be looked at. */

/** One picture a card, named by scene and look, and one of them all. */
async function takePictures(gallery: OpenGallery, folder: string, look: Look): Promise<void> {
  await gallery.show(look);
  const { language, theme, width } = look;
  const ending = `${language}.${theme}.${width}.png`;
  await gallery.page.screenshot({ path: join(folder, `all.${ending}`), fullPage: true });
  for (const section of await gallery.page.locator('main section').all()) {
    const name = (await section.getAttribute('id')) ?? '';
    await section.locator('.card').screenshot({ path: join(folder, `${name}.${ending}`) });
  }
}

interface Given {
  out: string;
  accept?: boolean;
  page?: boolean;
}

async function main(): Promise<void> {
  const given = new Command('gallery')
    .description('Plays every tour through the bot and draws every card with the official renderer.')
    .option('--out <folder>', 'where the page and the pictures go', join(projectRoot(), 'gallery'))
    .option('--accept', 'take every card as it is now for its reviewed snapshot')
    .option('--no-page', 'draw nothing; with --accept')
    .parse()
    .opts<Given>();
  const scenes = await playTours(tours);
  if (given.accept) {
    const changed = accept(scenes);
    console.log(changed.length === 0 ? 'Every snapshot is as it was.' : changed.join('\n'));
  }
  if (given.page === false) return;
  const folder = resolve(given.out);
  const pictures = join(folder, 'pictures');
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const file = join(folder, 'index.html');
  writeFileSync(file, galleryPage(scenes));
  const gallery = await openGallery(file);
  try {
    for (const look of looks) {
      for (const finding of await findingsIn(gallery, look)) console.log(finding);
      await takePictures(gallery, pictures, look);
    }
  } finally {
    await gallery.close();
  }
  console.log(`${scenes.length} cards in ${file}, and as pictures in ${pictures}.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
