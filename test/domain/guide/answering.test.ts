import fc from 'fast-check';
import { conflictsIn, settle, takeAnswers, textsOf, tidy } from '../../../src/domain/guide/answering';
import { fingerprint } from '../../../src/domain/guide/fingerprint';
import { askedOf } from '../../../src/domain/guide/guide';
import { maxAnswerLength, type Response } from '../../../src/domain/guide/response';
import { aGuide, aResponse, fixedSeed } from '../../fixtures/builders';

const guide = aGuide();
const later = '2026-03-03T09:00:00.000Z';

interface Card {
  texts: Record<string, string>;
  base: Record<string, string>;
}

/** What a card carries that was drawn from a response and then filled in. */
function cardFrom(drawn: Response, texts: Record<string, string>): Card {
  const base = Object.fromEntries(
    guide.questions.map(({ id }) => [id, fingerprint(drawn.answers[id]?.text ?? '')]),
  );
  return { base, texts };
}

function take(response: Response, card: Card, via: 'card' | 'chat' = 'card'): Response {
  const taken = takeAnswers(response, guide, { ...card, via }, later);
  if (!taken.ok) throw new Error(taken.code);
  return taken.value;
}

/** 'Fra pc' is stored; a card drawn before that says 'Fra telefon'. */
function withConflict(question = 'seen', stored = 'Fra pc', other = 'Fra telefon'): Response {
  const drawn = aResponse({});
  return take(take(drawn, cardFrom(drawn, { [question]: stored })), cardFrom(drawn, { [question]: other }));
}

describe('taking answers', () => {
  it('keeps each text with how and when it came, and counts the change', () => {
    const taken = take(aResponse({}), cardFrom(aResponse({}), { seen: '  Vi så\r\nto grupper ' }), 'chat');
    expect(taken.answers['seen']).toEqual({
      ...{ text: 'Vi så\nto grupper', revision: 2, via: 'chat', at: later },
      asked: askedOf(guide.questions[0]!),
    });
    expect(taken.revision).toBe(2);
    expect(taken.state).toBe('draft');
  });

  it('lets a later text replace the one it was written over', () => {
    const stored = aResponse({ seen: 'Før' });
    expect(take(stored, cardFrom(stored, { seen: 'Efter' })).answers['seen']).toMatchObject({
      text: 'Efter',
    });
    expect(take(stored, cardFrom(stored, { seen: '' })).answers['seen']).toMatchObject({ text: '' });
  });

  it('gives back the very same response when nothing changed', () => {
    const stored = aResponse({ seen: 'To grupper', focus: 'Læsning' });
    expect(take(stored, cardFrom(stored, textsOf(stored)))).toBe(stored);
    expect(take(stored, cardFrom(stored, { seen: ' To grupper\r\n' }))).toBe(stored);
  });

  it('ignores texts of questions the guide lacks', () => {
    const stored = aResponse({});
    expect(take(stored, cardFrom(stored, { other: 'Til en gammel guide' }))).toBe(stored);
  });

  it('refuses a text that is too long, and takes one that just fits', () => {
    const stored = aResponse({});
    const fits = 'å'.repeat(maxAnswerLength);
    expect(take(stored, cardFrom(stored, { seen: fits })).answers['seen']?.text).toBe(fits);
    const incoming = { ...cardFrom(stored, { focus: 'Kort', seen: `${fits}!` }), via: 'card' as const };
    expect(takeAnswers(stored, guide, incoming, later)).toEqual({ ok: false, code: 'answer/too-long' });
  });

  it('takes only what a choice offers, or nothing', () => {
    const stored = aResponse({ better: 'yes' });
    expect(take(stored, cardFrom(stored, { better: 'no' })).answers['better']?.text).toBe('no');
    expect(take(stored, cardFrom(stored, { better: '' })).answers['better']?.text).toBe('');
    const incoming = { ...cardFrom(stored, { better: 'perhaps' }), via: 'card' as const };
    expect(takeAnswers(stored, guide, incoming, later)).toEqual({ ok: false, code: 'answer/not-a-choice' });
  });

  it('does not refuse what is stored already, though a newer guide offers it no more', () => {
    const stored = aResponse({ better: 'perhaps' });
    expect(take(stored, cardFrom(stored, { better: 'perhaps', seen: 'Nyt' })).answers).toMatchObject({
      better: { text: 'perhaps' },
      seen: { text: 'Nyt' },
    });
  });
});

describe('two texts that meet', () => {
  it('are both kept: the newer one stands, the other waits', () => {
    const both = withConflict();
    expect(both.answers['seen']).toMatchObject({ text: 'Fra pc', other: 'Fra telefon' });
    expect(conflictsIn(both, guide).map(({ id }) => id)).toEqual(['seen']);
  });

  it('do not meet when the late card left the question as it was drawn', () => {
    const drawn = aResponse({ seen: 'Før' });
    const newer = take(drawn, cardFrom(drawn, { seen: 'Efter' }));
    expect(take(newer, cardFrom(drawn, { seen: 'Før', focus: 'Læsning' })).answers).toMatchObject({
      seen: { text: 'Efter' },
      focus: { text: 'Læsning' },
    });
    expect(conflictsIn(take(newer, cardFrom(drawn, { seen: 'Før' })), guide)).toEqual([]);
  });

  it('are not undone by a late card that was emptied', () => {
    const drawn = aResponse({ seen: 'Før' });
    const newer = take(drawn, cardFrom(drawn, { seen: 'Efter' }));
    expect(take(newer, cardFrom(drawn, { seen: '' }))).toBe(newer);
  });

  it('keep a third one too', () => {
    const three = take(withConflict(), cardFrom(aResponse({}), { seen: 'Fra tablet' }));
    expect(three.answers['seen']).toMatchObject({ text: 'Fra pc', other: 'Fra telefon\n\nFra tablet' });
  });

  it('keep a short third one, though its letters stand in the second', () => {
    const three = take(
      withConflict('seen', 'Fra pc', 'Vi er i tvivl, jamen'),
      cardFrom(aResponse({}), { seen: 'ja' }),
    );
    expect(three.answers['seen']?.other).toBe('Vi er i tvivl, jamen\n\nja');
  });

  it('are one when the card comes twice', () => {
    const both = withConflict();
    expect(take(both, cardFrom(aResponse({}), { seen: 'Fra telefon' }))).toBe(both);
  });

  it('meet no more when someone writes the one that waits', () => {
    const both = withConflict();
    const chosen = take(both, cardFrom(both, { seen: 'Fra telefon' }));
    expect(chosen.answers['seen']).not.toHaveProperty('other');
    expect(chosen.answers['seen']?.text).toBe('Fra telefon');
  });

  it('still wait while one of them is written on', () => {
    const both = withConflict();
    expect(take(both, cardFrom(both, { seen: 'Fra pc, mere' })).answers['seen']).toMatchObject({
      text: 'Fra pc, mere',
      other: 'Fra telefon',
    });
  });
});

describe('settling two texts that met', () => {
  it.each([
    ['stored', 'Fra pc'],
    ['other', 'Fra telefon'],
    ['both', 'Fra pc\n\nFra telefon'],
  ] as const)('keeps %s', (choice, text) => {
    const settled = settle(withConflict(), guide, { seen: choice }, later);
    expect(settled.answers['seen']).toMatchObject({ text, revision: 4, via: 'card', at: later });
    expect(settled.answers['seen']).not.toHaveProperty('other');
    expect(conflictsIn(settled, guide)).toEqual([]);
  });

  it('cuts nothing off when both are long, and asks for a shorter text only when it is written anew', () => {
    const [one, two] = ['a'.repeat(3000), 'b'.repeat(3000)];
    const settled = settle(withConflict('seen', one, two), guide, { seen: 'both' }, later);
    expect(settled.answers['seen']?.text).toBe(`${one}\n\n${two}`);
    const unchanged = cardFrom(settled, { seen: `${one}\n\n${two}`, focus: 'Læsning' });
    expect(take(settled, unchanged).answers['focus']?.text).toBe('Læsning');
    const incoming = { ...cardFrom(settled, { seen: `${one}\n\n${two}!` }), via: 'card' as const };
    expect(takeAnswers(settled, guide, incoming, later)).toEqual({ ok: false, code: 'answer/too-long' });
  });

  it('never makes two choices one answer', () => {
    const met = withConflict('better', 'yes', 'no');
    expect(settle(met, guide, { better: 'both' }, later)).toBe(met);
    const three = take(met, cardFrom(aResponse({}), { better: 'some' }));
    expect(settle(three, guide, { better: 'other' }, later).answers['better']?.text).toBe('some');
  });

  it('leaves a question alone that has one text, and gives back the same response', () => {
    const stored = aResponse({ seen: 'To grupper' });
    expect(settle(stored, guide, { seen: 'other', children: 'both' }, later)).toBe(stored);
  });

  it('is done once: the card that settled may come again', () => {
    const both = withConflict();
    const card = cardFrom(both, { seen: 'Fra pc' });
    const once = take(settle(both, guide, { seen: 'other' }, later), card);
    expect(once.answers['seen']?.text).toBe('Fra telefon');
    expect(take(settle(once, guide, { seen: 'other' }, later), card)).toBe(once);
  });
});

describe('whatever cards and messages come, in whatever order', () => {
  const text = fc.oneof(
    fc.constantFrom('', 'ja', 'nej', 'ja\n\nnej', ' ja ', 'jamen'),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const card = fc.record({
    /** How many changes ago the card was drawn. */
    age: fc.nat({ max: 4 }),
    texts: fc.dictionary(fc.constantFrom('seen', 'children', 'focus'), text),
    via: fc.constantFrom('card' as const, 'chat' as const),
  });

  it('no text is lost, and each counts once', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 8 }), (cards) => {
        const states = [aResponse({})];
        for (const { age, texts, via } of cards) {
          const now = states.at(-1)!;
          const drawn = states[Math.max(0, states.length - 1 - age)]!;
          const incoming = cardFrom(drawn, texts);
          const next = take(now, incoming, via);
          for (const { id } of guide.questions) {
            const before = now.answers[id];
            const after = next.answers[id];
            const written = tidy(texts[id] ?? '');
            const wasDrawn = written === (drawn.answers[id]?.text ?? '');
            const isThere =
              after?.text === written || `\n\n${after?.other}\n\n`.includes(`\n\n${written}\n\n`);
            if (written !== '' && !wasDrawn) expect(isThere).toBe(true);
            // A text goes only when the card that replaces it was drawn from it.
            if (before && after?.text !== before.text)
              expect(drawn.answers[id]?.text ?? '').toBe(before.text);
            if (before?.other !== undefined && after?.text !== before.other)
              expect(after?.other?.startsWith(before.other)).toBe(true);
          }
          expect(take(next, incoming, via)).toBe(next);
          states.push(next);
        }
      }),
      { ...fixedSeed, numRuns: 500 },
    );
  });

  it('settling keeps what was chosen, word for word', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('stored' as const, 'other' as const, 'both' as const),
        (a, b, choice) => {
          const met = withConflict('seen', a, b);
          const { text: stored, other } = { text: '', ...met.answers['seen'] };
          const settled = settle(met, guide, { seen: choice }, later).answers['seen']?.text ?? '';
          if (other === undefined) expect(settled).toBe(stored);
          else {
            if (choice !== 'other') expect(settled).toContain(stored);
            if (choice !== 'stored') expect(settled).toContain(other);
          }
        },
      ),
      { ...fixedSeed, numRuns: 300 },
    );
  });
});
