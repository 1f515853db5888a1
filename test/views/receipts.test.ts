import { render } from '../../src/views/render';
import { receiptsView } from '../../src/views/receipts';
import { wordsIn } from '../../src/views/texts';
import type { ReceiptDesk, ReceiptDraft } from '../../src/app/results';
import { realGuides } from '../fixtures/app';
import { aSchool, completed, ld1 } from '../fixtures/builders';
import { findingsOf } from '../support/adaptive-cards';

/** The desk of 'I sagde – vi gjorde', with much on it. */

const words = wordsIn('da');
const [question] = realGuides().find(({ id }) => id === 'pupil-council-ls1')!.questions;

function draft(at: number, text: string, changes: Partial<ReceiptDraft> = {}): ReceiptDraft {
  return {
    personId: `person-${at}`,
    name: `Navn ${at}`,
    role: 'board-rep',
    said: Array.from({ length: 6 }, () => ({ question: question!, text })),
    text: '',
    ...changes,
  };
}

function desk(drafts: ReceiptDraft[]): ReceiptDesk {
  return { unit: aSchool(), meeting: completed(ld1), drafts, agreements: [], now: ld1.end };
}

const drawnWith = (drafts: ReceiptDraft[], language: 'da' | 'en' = 'da'): string =>
  JSON.stringify(render(receiptsView(wordsIn(language), desk(drafts))));

it('is small enough to be sent, however much was said, and says how many are left', () => {
  const long = 'Børnene på legepladsen 🍎 siger det selv.\n'.repeat(100).slice(0, 4000);
  const many = Array.from({ length: 9 }, (_none, at) => draft(at, long, { text: long.slice(0, 2000) }));
  const drawn = render(receiptsView(words, desk(many)));
  expect(findingsOf(drawn)).toEqual([]);
  expect(JSON.stringify(drawn)).toContain('Der er 3 til. De kommer frem, når du har sendt de her.');
});

it('shows those who wait before those who have an answer', () => {
  const sentAt = '2026-03-25T09:00:00.000Z';
  const shown = drawnWith([draft(1, 'Ude', { sentAt, text: 'Ja', sentText: 'Ja' }), draft(2, 'Inde')]);
  expect(shown.indexOf('Navn 2')).toBeLessThan(shown.indexOf('Navn 1'));
});

it('says of a corrected text that it is not sent yet', () => {
  const sentAt = '2026-03-25T09:00:00.000Z';
  expect(drawnWith([draft(1, 'Ude', { sentAt, text: 'Ja og nej', sentText: 'Ja' })])).toContain(
    'Sendt den 25. marts. Rettelsen er ikke sendt endnu.',
  );
});

it('asks in the reader’s language', () => {
  expect(drawnWith([draft(1, 'Ude')], 'en')).toContain(question!.text.en);
});

it('has nothing to press when nobody gave input', () => {
  const { data } = receiptsView(words, desk([]));
  expect(data).toMatchObject({ buttons: [], givers: [], intro: words.t('receipts.nobody') });
});
