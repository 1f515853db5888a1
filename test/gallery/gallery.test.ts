import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templates } from '../../src/views/card';
import { findingsOf } from '../support/adaptive-cards';
import { findBrowser } from '../support/browser';
import { findingsIn } from './audit';
import { looks, openGallery, type OpenGallery } from './browser';
import { cardFindings } from './card-findings';
import { galleryPage } from './page/page';
import { tours } from './scenes';
import { changeOf, strays } from './snapshots';
import { playTours, type Scene } from './stage';
import { templateOf } from './template-of';

/** Every card as the bot sends it: as it was last looked at, and as it is drawn on a phone and a desk. */

jest.setTimeout(120_000);

const howToAccept =
  'Look at them with `npm run gallery`; when they are as they should be: `npm run gallery -- --accept`.';

let scenes: Scene[];

beforeAll(async () => {
  scenes = await playTours(tours);
});

it('shows every card as it was last looked at', () => {
  const changed = scenes.flatMap(changeOf);
  expect(changed.length > 0 ? [...changed, howToAccept] : []).toEqual([]);
});

it('keeps no snapshot of a card that is no longer shown', () => {
  const gone = strays(scenes);
  expect(gone.length > 0 ? [...gone, howToAccept] : []).toEqual([]);
});

it('shows every template', () => {
  const shown = new Set(scenes.map(({ card }) => templateOf(card)));
  expect(templates.filter((template) => !shown.has(template))).toEqual([]);
});

it('is sound, and says on every card what it is for and who sees it', () => {
  const findings = scenes.flatMap((scene) =>
    [...findingsOf(scene.card), ...cardFindings(scene)].map(
      (finding) => `${scene.name} ${scene.language}: ${finding}`,
    ),
  );
  expect(findings).toEqual([]);
});

// In CI a missing browser is a failure, never a silence.
if (findBrowser() === undefined && process.env['CI'] === undefined)
  console.warn(
    'No chromium on this machine: how the cards are drawn was NOT tried. Install it: apt-get install chromium.',
  );
else describe('drawn in a browser', drawn);

function drawn(): void {
  let folder: string;
  let gallery: OpenGallery;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gallery-'));
    const file = join(folder, 'index.html');
    writeFileSync(file, galleryPage(scenes));
    gallery = await openGallery(file);
  });

  afterAll(async () => {
    await gallery.close();
    rmSync(folder, { recursive: true });
  });

  it.each(looks)(
    'is complete, labelled, short and open to everyone: $language, $theme, $width px',
    async (look) => {
      expect(await findingsIn(gallery, look)).toEqual([]);
    },
  );
}
