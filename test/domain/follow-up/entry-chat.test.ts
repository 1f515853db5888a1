import fc from 'fast-check';
import {
  answerEntry,
  askedQuestion,
  backInEntry,
  endEntry,
  isAsking,
  isUnderWay,
  maySkip,
  pauseEntry,
  resumeEntry,
  skipInEntry,
  startEntry,
  type EntryChat,
} from '../../../src/domain/follow-up/entry-chat';
import { questionsOf, type EntryField, type EntryMatter } from '../../../src/domain/follow-up/entry-forms';
import { rememberMessage } from '../../../src/domain/guide/chat-message';
import { aMeeting, aOneToOne, fixedSeed, monday } from '../../fixtures/builders';

const matter: EntryMatter = {
  meeting: aMeeting(),
  unit: {
    sites: [
      { id: 'nord', name: 'Afdeling Nord' },
      { id: 'syd', name: 'Afdeling Syd' },
    ],
  },
  themes: [{ id: 'reading', title: 'Læsefællesskaber' }],
  areas: [],
  owners: [
    { personId: 'p1', name: 'Henrik Falk' },
    { personId: 'p2', name: 'Stine Mark' },
  ],
  personId: 'p2',
  today: '2026-04-15',
};
const ofSeveral: EntryMatter = {
  ...matter,
  areas: [
    { id: 'f1', title: 'Ro i garderoben' },
    { id: 'f2', title: 'Alle er med' },
  ],
};
const oneToOne: EntryMatter = { ...matter, meeting: aOneToOne(1, monday) };

function begin(form: EntryChat['form'] = 'agreement', about = matter): EntryChat {
  return startEntry({ unitId: 'u', meetingId: 'm', form, number: 1, base: '' }, {}, about);
}

function answer(chat: EntryChat, written: string, about = matter): EntryChat {
  const result = answerEntry(chat, chat.asked!, written, about);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('filling a form', () => {
  it('asks one question at a time, and is complete after the last', () => {
    let chat = begin();
    const asked: unknown[] = [];
    for (const written of ['Flere voksne ude', 'Alle har nogen', 'mig', '15. juni']) {
      asked.push(chat.asked);
      chat = answer(chat, written);
    }
    expect(asked).toEqual(['what', 'forChildren', 'ownerId', 'deadline']);
    expect(chat.asked).toBeUndefined();
    expect(chat.values).toEqual({
      what: 'Flere voksne ude',
      forChildren: 'Alle har nogen',
      ownerId: 'p2',
      deadline: '2026-06-15',
    });
  });

  it('stays where it is when an answer cannot be read', () => {
    const chat = answer(answer(answer(begin(), 'a'), 'b'), '1');
    expect(answerEntry(chat, 'deadline', 'snart', matter)).toEqual({ ok: false, code: 'unreadable-day' });
    expect(answer(chat, 'i morgen').values.deadline).toBe('2026-04-16');
  });

  it('goes back, no farther than to the first question, and keeps what was there', () => {
    const chat = answer(begin(), 'Flere voksne ude');
    const back = backInEntry(backInEntry(chat, matter), matter);
    expect(back).toEqual({ ...chat, asked: 'what' });
    expect(skipInEntry(back, matter)).toEqual({ ok: true, value: chat });
  });

  it('passes over what is optional, and nothing else', () => {
    expect(skipInEntry(begin(), matter)).toEqual({ ok: false, code: 'required' });
    const second = answer(begin('agreement', oneToOne), 'Vikarer', oneToOne);
    const skipped = skipInEntry(second, oneToOne);
    expect(skipped).toMatchObject({ ok: true, value: { asked: 'ownerId', values: { what: 'Vikarer' } } });
    expect(skipInEntry(answer(begin(), 'Vikarer'), matter)).toEqual({ ok: false, code: 'required' });
  });

  it('takes a text sent again for a question that was passed, without moving', () => {
    const chat = answer(answer(begin(), 'Første'), 'Alle har nogen');
    const mended = answerEntry(chat, 'what', 'Rettet', matter);
    expect(mended).toEqual({ ok: true, value: { ...chat, values: { ...chat.values, what: 'Rettet' } } });
    expect(answerEntry(chat, 'title', 'Ikke her', matter)).toEqual({ ok: false, code: 'not-a-choice' });
  });

  it('asks from the first again when what was asked is no longer part of the form', () => {
    const chat = answer(answer(begin('focus-area'), 'Læselyst'), 'intet');
    expect(chat.asked).toBe('siteId');
    expect(askedQuestion(chat, { ...matter, unit: { sites: [] } })?.field).toBe('title');
  });
});

describe('a form that is left', () => {
  const chat = answer(begin(), 'Flere voksne ude');

  it('waits when it is paused, and goes on where it was', () => {
    const paused = pauseEntry(chat);
    expect([isAsking(chat), isAsking(paused)]).toEqual([true, false]);
    expect(resumeEntry(paused)).toEqual(chat);
    expect(pauseEntry(endEntry(chat))).toEqual(endEntry(chat));
  });

  it('keeps nothing but the messages when it is called off', () => {
    const heard = rememberMessage(chat, { id: 'm1', text: 'annullér', at: monday });
    const { lastMessages } = heard;
    const { asked: _asked, ...rest } = chat;
    expect(endEntry(heard)).toEqual({ ...rest, values: {}, lastMessages });
    expect(startEntry(chat, {}, matter, endEntry(heard)).lastMessages).toEqual(lastMessages);
  });

  it('is under way once something was typed; a decision that only stands there is not', () => {
    expect([isUnderWay(begin()), isUnderWay(chat), isUnderWay(endEntry(chat))]).toEqual([false, true, false]);
    expect(isUnderWay({ ...begin('perspective'), values: { text: 'Som det var' } })).toBe(false);
  });
});

/** What the card's form would hold: for each field the last text that could be read, as it was meant. */
describe('in any order of answers, steps back and skips', () => {
  const answersTo: Record<EntryField, readonly [written: string, value: string | undefined][]> = {
    what: [
      ['Flere voksne ude', 'Flere voksne ude'],
      [' Læsemakkere ', 'Læsemakkere'],
      ['x'.repeat(1001), undefined],
    ],
    forChildren: [
      ['Alle har nogen', 'Alle har nogen'],
      ['2', '2'],
    ],
    ownerId: [
      ['1', 'p1'],
      ['mig', 'p2'],
      ['henrik', 'p1'],
      ['nogen', undefined],
    ],
    deadline: [
      ['15. juni', '2026-06-15'],
      ['i morgen', '2026-04-16'],
      ['14. april 2026', undefined],
      ['snart', undefined],
    ],
    focusAreaId: [
      ['2', 'f2'],
      ['ro', 'f1'],
      ['ikke et bestemt', ''],
      ['vejret', undefined],
    ],
    title: [['Læselyst', 'Læselyst']],
    themeId: [
      ['1', 'reading'],
      ['intet', ''],
      ['7', undefined],
    ],
    siteId: [
      ['2', 'nord'],
      ['alle', ''],
    ],
    text: [
      ['Hver gruppe tegner', 'Hver gruppe tegner'],
      ['Vi spørger', 'Vi spørger'],
    ],
  };
  const moves = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.nat(3).map((at) => ({ do: 'answer' as const, at })) },
      { weight: 1, arbitrary: fc.constant({ do: 'back' as const, at: 0 }) },
      { weight: 1, arbitrary: fc.constant({ do: 'skip' as const, at: 0 }) },
    ),
    { maxLength: 30 },
  );

  it('a form that is complete holds the same as the card would', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('agreement' as const, 'focus-area' as const, 'perspective' as const),
        fc.constantFrom(matter, oneToOne, ofSeveral),
        moves,
        (form, about, steps) => {
          let chat = begin(form, about);
          const card: Partial<Record<EntryField, string>> = {};
          // Whoever stops halfway answers what is left: then every run ends complete.
          const rest = questionsOf(form, about).map(() => ({ do: 'answer' as const, at: 0 }));
          for (const step of [...steps, ...rest]) {
            const question = askedQuestion(chat, about);
            if (!question) break;
            const { field } = question;
            if (step.do === 'back') chat = backInEntry(chat, about);
            else if (step.do === 'skip') {
              const skipped = skipInEntry(chat, about);
              expect(skipped.ok).toBe(maySkip(chat, question));
              if (skipped.ok) chat = skipped.value;
            } else {
              const known = answersTo[field];
              const [written, value] = known[step.at % known.length]!;
              const taken = answerEntry(chat, field, written, about);
              expect(taken.ok).toBe(value !== undefined);
              if (taken.ok) chat = taken.value;
              if (value !== undefined) card[field] = value;
            }
          }
          expect(chat.asked).toBeUndefined();
          expect(chat.values).toEqual(card);
          for (const { field, isOptional } of questionsOf(form, about))
            expect(isOptional || chat.values[field] !== undefined).toBe(true);
        },
      ),
      fixedSeed,
    );
  });
});
