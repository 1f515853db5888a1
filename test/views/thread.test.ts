import type { SeenStep, Thread } from '../../src/app/results';
import { render } from '../../src/views/render';
import { chooseAreaView, chooseThreadUnitView, threadView } from '../../src/views/thread';
import { findingsOf, partsOf } from '../support/adaptive-cards';
import { drawn, marksIn, onOneLine, seen, textsOf, type Drawn } from './any-text';
import { held, now, planned, unitCalled, words } from './meeting-with';

/** The red thread as it is drawn, with a text or a name in every place where people write one. */

const basis: NonNullable<SeenStep['basis']> = {
  A: { state: 'there' },
  B: { state: 'there' },
  C: { state: 'missing' },
  D: { state: 'missing' },
  E: { state: 'missing' },
};

type SeenAgreement = SeenStep['agreements'][number];

function agreementWith(text: string, changes: Partial<SeenAgreement> = {}): SeenAgreement {
  return {
    ...{ id: 'agreement', what: text, ownerId: 'mette', ownerName: text, deadline: '2026-05-29' },
    ...{ state: 'open', forChildren: text, note: text, notedAt: now, isOverdue: false, mayOpen: true },
    ...changes,
  };
}

function stepWith(text: string, changes: Partial<SeenStep> = {}): SeenStep {
  return {
    meeting: held,
    hasBegun: true,
    sight: 'participant',
    inputs: [{ meeting: held, personId: 'a', name: text, siteName: text, role: 'pupil-council', at: now }],
    reflections: [
      { role: 'leader', count: 1 },
      { role: 'staff-rep', count: 2 },
    ],
    reflectedAt: now,
    basis: { ...basis, D: { state: 'no-data', because: text } },
    evidence: [
      {
        ...{ id: 'e1', meetingId: held.id, kind: 'observation', text, source: text, method: text },
        ...{ date: '2026-04-01', personId: 'a', role: 'leader', at: now },
      },
    ],
    agreements: [agreementWith(text)],
    unlinked: 1,
    ...changes,
  };
}

function threadWith(text: string, changes: Partial<Thread> = {}): Thread {
  return {
    unit: unitCalled(text),
    area: { id: 'f1', title: text },
    theme: text,
    site: text,
    steps: [stepWith(text)],
    effect: { texts: { changed: text, learnt: text } },
    hasOthers: true,
    hasStatus: true,
    now,
    ...changes,
  };
}

const drawnAs = (thread: Thread): Drawn => {
  const { template, data } = threadView(words, thread);
  const card = render({ template, data });
  expect(findingsOf(card, data)).toEqual([]);
  return card;
};
const textOf = (card: Drawn): string => textsOf(card, 'TextBlock').join('\n');

/** The ids of what is folded away, and of what the buttons of the card show. */
function folds(card: Drawn): { hidden: string[]; shown: string[] } {
  const parts = partsOf(card).map(({ json }) => json);
  const shown = parts.flatMap(({ targetElements }): unknown[] =>
    Array.isArray(targetElements) ? targetElements : [],
  );
  return {
    hidden: parts.filter(({ isVisible }) => isVisible === false).map(({ id }) => String(id)),
    shown: shown.map(String).filter((id) => !id.endsWith('-unfold')),
  };
}

it('says what people wrote without what it could mean, each on one line', () => {
  drawn(
    (text) => threadView(words, threadWith(text)),
    (card, text) => {
      const blocks = textsOf(card, 'TextBlock');
      expect(blocks.flatMap(marksIn)).toEqual([]);
      expect(blocks.filter((block) => seen(block).includes(onOneLine(text)))).not.toEqual([]);
    },
  );
  drawn(
    (text) => chooseAreaView(words, [threadWith(text)]),
    (card) => {
      expect(textsOf(card, 'TextBlock').flatMap(marksIn)).toEqual([]);
    },
  );
});

it('folds each dialogue behind a button of its own, and loses nothing', () => {
  const agreements = [1, 2, 3, 4].map((at) => agreementWith(`Aftale ${at}`));
  const earlier = stepWith('Ro', { agreements });
  const card = drawnAs(threadWith('Ro', { steps: [earlier, stepWith('Ro', { agreements })] }));
  const { hidden, shown } = folds(card);
  expect(hidden).not.toEqual([]);
  expect([...shown].sort()).toEqual([...hidden].sort());
  // Of the newest dialogue two agreements are in sight, of the others how many there were.
  expect(hidden.filter((id) => /^dialogue-0-agreement-\d$/.test(id))).toHaveLength(4);
  expect(hidden.filter((id) => /^dialogue-1-agreement-\d$/.test(id))).toHaveLength(2);
  expect(hidden).not.toContain('dialogue-0');
});

it('is small enough to be sent, however much was agreed', () => {
  const long = 'Børnene på legepladsen 🍎 siger det selv.\n'.repeat(100);
  const agreements = Array.from({ length: 40 }, () => agreementWith(long.slice(0, 1000)));
  const inputs = Array.from({ length: 30 }, () => stepWith('Sara Lund').inputs[0]!);
  const step = stepWith('Ro', { agreements, inputs });
  const card = drawnAs(threadWith(long.slice(0, 200), { steps: [step, step, step, step] }));
  expect(textOf(card)).toContain('34 flere aftaler står i skemaet.');
});

it('tells a dialogue that is ahead once something has come in, and else only that it comes', () => {
  const meeting = { ...planned, number: 2 };
  const ahead = { meeting, hasBegun: false, agreements: [], unlinked: 0 };
  const told = textOf(drawnAs(threadWith('Ro', { steps: [stepWith('Ro', ahead)] })));
  expect(told).toContain('Input: 1. Svar: 3. Aftaler: 0.');
  expect(told).not.toContain('Kommer');
  const empty = { ...ahead, inputs: [], reflections: [], evidence: [] };
  const waits = textOf(drawnAs(threadWith('Ro', { steps: [stepWith('Ro', empty)] })));
  expect(waits).toMatch(/Kommer\nLæringssamtale 2 den 14\. april 2026/);
  expect(waits).not.toContain('Input:');
});

it('says of an own initiative that it is one', () => {
  const { theme: _theme, site: _site, ...own } = threadWith('Ro');
  expect(textOf(drawnAs(own))).toContain('Eget lokalt initiativ');
});

it('says how each agreement goes, with what was said last', () => {
  const agreements = [
    agreementWith('Læsebånd', { isOnTrack: true }),
    agreementWith('Udeskole', { state: 'done' }),
    agreementWith('Morgensang', { state: 'dropped' }),
  ].map((each) => ({ ...each, ownerName: 'Mette Skov', note: 'Det siger vi' }));
  const text = textOf(drawnAs(threadWith('Ro', { steps: [stepWith('Ro', { agreements })] })));
  expect(text).toContain('Mette Skov: på vej, senest den 29. maj 2026');
  expect(text).toContain('Sagt den 8. april 2026: Det siger vi');
  expect(text).toContain('Mette Skov: gjort den 8. april 2026: Det siger vi');
  expect(text).toContain('Mette Skov: droppet: Det siger vi');
});

it('says how many more there are to choose among', () => {
  const many = Array.from({ length: 14 }, () => threadWith('Ro'));
  for (const { template, data } of [
    chooseAreaView(words, many),
    chooseThreadUnitView(
      words,
      many.map(({ unit }) => unit),
    ),
  ])
    expect(textOf(render({ template, data }))).toContain('Der er 4 flere.');
});
