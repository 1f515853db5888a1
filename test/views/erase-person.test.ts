import type { Erasure } from '../../src/app/results';
import { erasePersonView } from '../../src/views/erase-person';
import { render } from '../../src/views/render';
import { wordsIn } from '../../src/views/texts';

/** What the administration is asked before someone is deleted. */

const plan: Erasure = {
  ...{ personId: 'p1', name: 'Mie Lund', upn: 'mie@demo.test', units: [], drafts: 0, waiting: 0 },
  ...{ kept: {}, ownerless: 0, chefOf: [], mentions: [], unreadable: [] },
};

function said(unreadable: string[]): string {
  return JSON.stringify(render(erasePersonView(wordsIn('da'), { ...plan, unreadable })));
}

it('says of documents that cannot be read that they stay', () => {
  expect(said(['response:1', 'response:2'])).toContain('2 dokumenter med personens id kan ikke læses');
  expect(said([])).not.toContain('kan ikke læses');
});
