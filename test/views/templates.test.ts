import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { z } from 'zod/v4';
import type {
  AgreementTask,
  Brief,
  Calendar,
  Digest,
  FollowUp,
  PlanForm,
  Preparation,
  Portfolio,
  SeenStatus,
} from '../../src/app/results';
import type { Entry } from '../../src/domain/follow-up/schema';
import { Guide } from '../../src/domain/guide/guide';
import type { Response } from '../../src/domain/guide/response';
import type { HeldMeeting } from '../../src/domain/meeting/meeting';
import type { Unit } from '../../src/domain/people/unit';
import { alert, templates, type Card, type TemplateName } from '../../src/views/card';
import { render } from '../../src/views/render';
import { wordsIn } from '../../src/views/texts';
import { findingsOf, partsOf, typeOf } from '../support/adaptive-cards';
import { AgreementData, agreementView, agreementsView, deadlineView } from '../../src/views/agreement';
import { BasisData } from '../../src/views/basis-card';
import { QuestionData, chatView } from '../../src/views/chat';
import { AnswersData, answersView, beginning } from '../../src/views/chat-answers';
import {
  ChooseData,
  chooseFollowUpView,
  chooseTaskView,
  chooseUnitView,
  modeView,
} from '../../src/views/choose';
import { briefView } from '../../src/views/brief';
import { ConflictData, conflictView } from '../../src/views/conflict';
import { digestView } from '../../src/views/digest';
import { FollowUpData, followUpView } from '../../src/views/follow-up';
import {
  FormData,
  entryFields,
  entryView,
  focusView,
  perspectiveView,
  retryView,
  whoView,
} from '../../src/views/forms';
import { HomeData, homeView } from '../../src/views/home';
import { changedView } from '../../src/views/changed';
import { NextData, nextView } from '../../src/views/next';
import { plannedView } from '../../src/views/planning';
import { NoticeData } from '../../src/views/notice';
import { PreparationData, preparationView } from '../../src/views/preparation';
import { ReceiptData, receiptView } from '../../src/views/receipt';
import { ReceiptsData } from '../../src/views/receipts';
import { PortfolioData, portfolioView } from '../../src/views/portfolio';
import { StatusData } from '../../src/views/status';
import { statusView } from '../../src/views/unit-status';

const folder = join(__dirname, '../../cards/templates');
const files = readdirSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const schemas: Record<TemplateName, z.ZodType<Card['data']>> = {
  home: HomeData,
  preparation: PreparationData,
  question: QuestionData,
  answers: AnswersData,
  conflict: ConflictData,
  receipt: ReceiptData,
  'follow-up': FollowUpData,
  agreement: AgreementData,
  receipts: ReceiptsData,
  form: FormData,
  choose: ChooseData,
  status: StatusData,
  portfolio: PortfolioData,
  next: NextData,
  notice: NoticeData,
  basis: BasisData,
};

const samples = files
  .filter((name) => name.endsWith('.sample.json'))
  .map((name) => ({ name, template: name.split('.')[0] as TemplateName }));

describe.each(templates)('the template %s', (template) => {
  it('has a sample that a designer can open', () => {
    expect(files).toContain(`${template}.sample.json`);
  });

  it('has fields only, no prose', () => {
    const prose = partsOf(read(`${template}.json`)).flatMap(({ path, json }) =>
      ['text', 'title', 'label', 'value', 'url', 'verb']
        .filter((name) => name in json && !/^\$\{[^}]+\}$/.test(String(json[name])))
        .map((name) => `${path}.${name}`),
    );
    expect(prose).toEqual([]);
  });
});

it('keeps no file that belongs to no template', () => {
  const strays = files.filter((name) => !templates.some((template) => name.startsWith(`${template}.`)));
  expect(strays).toEqual([]);
});

describe.each(samples)('the sample $name', ({ name, template }) => {
  const data = schemas[template].safeParse(read(name));

  it('fits what its view gives', () => {
    expect(data.error).toBeUndefined();
    expect(data.data).toEqual(read(name));
  });

  it('makes a card without a finding', () => {
    const card = { template, data: data.data! };
    expect(findingsOf(render(card))).toEqual([]);
  });
});

describe('it is a finding', () => {
  const input = { type: 'Input.Text', id: 'a', label: 'Hvad?' };
  const choices = { ...input, type: 'Input.ChoiceSet' };
  const submit = { type: 'Action.Submit', title: 'Send', data: { verb: 'send' } };
  const execute = {
    type: 'Action.Execute',
    title: 'Send',
    verb: 'send',
    data: { verb: 'send' },
    fallback: submit,
  };
  const inCard = (part: Record<string, unknown>): string[] =>
    findingsOf({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [part['verb'] ? { type: 'ActionSet', actions: [part] } : part],
    });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an element nobody knows', { type: 'CompoundButton' }, /Unknown element type/],
    ['a field that came after 1.5', { ...input, labelPosition: 'inline' }, /supported in version 1\.6/],
    ['an invalid value', { type: 'TextBlock', text: 'a', size: 'Huge' }, /Invalid value "Huge"/],
    ['a binding that was not filled in', { type: 'TextBlock', text: '${title}' }, /was not filled in/],
    ['a text that is none', { type: 'TextBlock', text: 'undefined' }, /says undefined/],
    ['nothing where a text was', { type: 'TextBlock', text: null }, /text is nothing/],
    ['an input without a label', { ...input, label: '' }, /without label/],
    ['an input without an id', { ...input, id: '' }, /without id/],
    ['two inputs of one id', { type: 'Container', items: [input, input] }, /two inputs have the id a/],
    ['a choice without a value', { ...choices, choices: [{ title: 'b', value: '' }] }, /title and value/],
    ['a choice of nothing', { ...choices, choices: [] }, /at least one choice/],
    [
      'something else among text runs',
      { type: 'RichTextBlock', inlines: [{ type: 'Image', url: 'https://a.test' }] },
      /not text runs/,
    ],
    ['an action without a fallback', { ...execute, fallback: {} }, /has no fallback/],
    [
      'a fallback that does something else',
      { ...execute, fallback: { ...submit, data: { verb: 'keep' } } },
      /other data/,
    ],
    ['data of another verb', { ...execute, verb: 'keep' }, /another verb/],
    ['a card that is too large', { type: 'TextBlock', text: 'æ'.repeat(41_000) }, /at most/],
  ])('%s', (_what, part, said) => {
    expect(inCard(part).join('\n')).toMatch(said);
  });

  it('never, when a card is good', () => {
    expect([input, { ...choices, choices: [{ title: 'b', value: 'b' }] }, execute].flatMap(inCard)).toEqual(
      [],
    );
  });
});

const words = wordsIn('da');
const guide = Guide.parse(
  JSON.parse(readFileSync(join(__dirname, '../../cards/guides/leader-skole-ls1.json'), 'utf8')),
);
const questions = guide.questions.map(({ id }) => id);
const now = '2026-04-08T12:32:00Z';

const held: HeldMeeting = {
  id: 'meeting:loop:ld1',
  unitId: 'moellevang',
  loopId: 'loop',
  kind: 'learning-dialogue',
  number: 1,
  start: '2026-04-14T08:00:00Z',
  end: '2026-04-14T10:00:00Z',
  stepsDone: [],
  phase: 'held',
  heldAt: '2026-04-14T10:00:00Z',
};
const { heldAt: _heldAt, ...unheld } = held;
const planned = { ...unheld, phase: 'planned' as const };

function unitCalled(name: string): Unit {
  return {
    id: 'moellevang',
    name,
    sector: 'skole',
    ownership: 'kommunal',
    special: false,
    chefId: 'anders',
    sites: [
      { id: 'ind', name },
      { id: 'ud', name: 'Udskoling' },
    ],
    members: [],
    dataPackages: [],
  };
}
const school = unitCalled('Møllevang Skole');

function responseWith(text: string, other?: string): Response {
  const kept = other === undefined ? {} : { other };
  const answer = { text, revision: 1, via: 'card' as const, at: now, ...kept };
  return {
    id: 'response',
    unitId: school.id,
    meetingId: planned.id,
    personId: 'mette',
    role: 'leader',
    guideId: guide.id,
    guideVersion: 1,
    state: 'submitted',
    revision: 1,
    answers: Object.fromEntries(questions.map((id) => [id, answer])),
    startedAt: now,
    dataTypes: [],
    versions: [{ at: now, answers: Object.fromEntries(questions.map((id) => [id, text])) }],
  };
}

function preparationWith(response: Response, more: Partial<Preparation> = {}): Preparation {
  return {
    unit: school,
    meeting: planned,
    role: 'leader',
    isInput: false,
    guide,
    response,
    isOpen: true,
    mayChooseMode: false,
    points: [],
    evidence: [],
    changed: {},
    agreements: [],
    focusAreas: [],
    now,
    ...more,
  };
}

function entryOf(what: string, forChildren: string, other?: string): Entry {
  const owned = { ownerId: 'mette', deadline: '2026-05-29' };
  const kept = other === undefined ? {} : { other: { ...owned, what: other, forChildren: other } };
  return { id: 'a1', what, forChildren, ...owned, ownerName: '', revision: 1, releasedBy: [], ...kept };
}

function followUpWith(text: string, entries: Entry[], name = school.name): FollowUp {
  return {
    unit: unitCalled(name),
    meeting: held,
    schema: {
      id: 'schema',
      unitId: school.id,
      meetingId: held.id,
      state: 'open',
      revision: 1,
      entries,
      removed: [],
      nextNumber: 2,
      focusAreas: [{ id: 'f1', title: text, themeId: 't1', siteId: 'ind' }],
      childrensPerspective: text,
    },
    themes: [{ id: 't1', title: name }],
    owners: [{ personId: 'mette', name, role: 'leader', from: '2023-08-01' }],
    lacks: [],
    mayWrite: true,
    mayHold: false,
    mayReopen: false,
    mayWriteBack: false,
    mayClose: false,
    releasesAs: undefined,
    hasBegun: true,
  };
}

function agreementOf(what: string, ownerName: string): SeenStatus['agreements'][number] {
  return {
    id: 'agreement',
    meetingId: held.id,
    entryId: 'a1',
    confidential: false,
    what,
    ownerId: 'mette',
    ownerName,
    deadline: '2026-05-29',
    state: 'open',
    stepsDone: [],
  };
}

function agreementTaskWith(text: string, name = school.name): AgreementTask {
  const head = agreementOf(text, name);
  const said = { isOnTrack: true, note: text, notedAt: now, notedBy: 'mette' };
  const mette: Unit['members'][number] = { personId: 'mette', name, role: 'leader', from: '2023-08-01' };
  return {
    unit: { ...unitCalled(name), members: [mette] },
    meeting: held,
    agreement: { ...head, unitId: school.id, forChildren: text, ...said },
    isOverdue: false,
    maySettle: true,
    mayReopen: false,
    now,
  };
}

function briefWith(text: string): Brief {
  return {
    unit: unitCalled(text),
    meeting: planned,
    role: 'leader',
    asked: [{ name: text, role: 'leader', state: 'draft' }],
    basis: {
      A: { state: 'there' },
      B: { state: 'missing' },
      C: { state: 'there' },
      D: { state: 'no-data', because: text },
      E: { state: 'missing' },
    },
    evidence: [],
    points: [text],
    agreements: [agreementOf(text, text)],
    now,
  };
}

function digestWith(text: string): Digest {
  const { unreachable, next } = statusWith(text);
  const unit = unitCalled(text);
  return {
    week: '2026-04-06',
    meetings: [{ unit, meeting: planned }],
    lateSchemas: [{ unit, meeting: held }],
    overdue: [{ unit, agreement: agreementOf(text, text) }],
    missing: [{ unit, meeting: planned, asked: next!.asked }],
    unreachable,
    now,
  };
}

function statusWith(text: string): SeenStatus {
  return {
    unit: unitCalled(text),
    now,
    decided: '2026-03-11',
    isClosed: false,
    meetings: [planned],
    line: [{ kind: 'learning-dialogue', number: 1, state: 'next', start: planned.start }],
    upcoming: [planned],
    awaitingSchema: [held],
    next: { meeting: planned, asked: [{ name: text, role: 'leader', state: 'draft' }] },
    themes: [{ id: 't1', title: text }],
    focusAreas: [{ id: 'f1', title: text, themeId: 't1' }],
    agreements: [agreementOf(text, text)],
    overdue: [],
    agreementCounts: { open: 1, onTrack: 0, done: 0, dropped: 0 },
    inputs: [{ meeting: planned, personId: 'a', name: text, siteName: text, role: 'pupil-council', at: now }],
    sites: [{ name: text, focusAreas: 1, answers: 2, evidence: 0, lastAt: now }],
    opens: { schemas: [], hasBasis: true },
    unreachable: [
      { unit: unitCalled(text), name: text, role: 'leader', reason: 'never-met', since: now },
      { unit: unitCalled(text), name: text, role: 'chef', reason: 'http-404', since: now },
    ],
  };
}

function portfolioWith(text: string, count = 1): Portfolio {
  const { next, ...status } = statusWith(text);
  const unit = { ...status, next: next!, missing: next!, unplanned: [4], needsAttention: true };
  const weeks = [{ week: '2026-W16', monday: '2026-04-13', meetings: 2 }];
  return { units: Array.from({ length: count }, () => unit), weeks, now };
}

function calendarWith(text: string): Calendar {
  const unit = unitCalled(text);
  const may = { mayMove: true, mayCancel: false, mayHold: false };
  return { entries: [{ unit, meeting: planned, ...may }], units: [unit], mayAdd: true, now };
}

/** A wish for a time at which the chef is at another meeting, in a unit of that name. */
function clashWith(text: string): Card {
  const { start, end } = planned;
  const form: PlanForm = {
    ...{ what: 'move', unit: school, meeting: planned, date: '2026-04-16', time: '10:00', now },
  };
  const clash = { kind: 'taken', name: 'Anders Holm', isOwn: false, start, end } as const;
  const clashes = [{ ...clash, at: { unit: unitCalled(text), meeting: planned } }];
  return plannedView(words, { outcome: 'clashing', form, wish: { start, end }, clashes, free: [] });
}

type Drawn = Record<string, unknown>;

function textsOf(drawn: Drawn, type: 'TextBlock' | 'TextRun'): string[] {
  return partsOf(drawn)
    .filter((part) => typeOf(part) === type)
    .map(({ json }) => String(json['text']));
}

/** The kinds of element whose value is exactly this. */
function inputsWith(drawn: Drawn, value: string): string[] {
  return partsOf(drawn)
    .filter(({ json }) => json['value'] === value)
    .map(typeOf);
}

/** As lines are shown: blanks at their ends carry no meaning, nor does a second empty one. */
function shownLines(text: string): string {
  const ends = text.split('\n').map((line) => line.trimEnd());
  return ends.join('\n').replace(/\n{3,}/g, '\n\n');
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a reader sees of a text block: a backslash takes the meaning of the sign after it. */
function seen(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Signs that mean something in a text block, unless a backslash stands before them. */
function marksIn(markdown: string): string[] {
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, 'x');
  return bare.match(/[*_`[\]<>~|{}#\\\n]|&#?\w+;|^(?:[-+]|\d+[.)])\s/g) ?? [];
}

const nasty = fc.oneof(
  fc.constantFrom(
    ...['${title}', '${$root.buttons}', '$data', '${json(x)}', '{count, plural, other {#}}', '`${1+1}`'],
    ...['**fed**', '_kursiv_', '# overskrift', '- punkt', '+ punkt', '1. punkt', '2) punkt', '> citat'],
    ...['[link](https://a.test)', '![billede](https://a.test/b.png)', '`kode`', '| a | b |', '~~slettet~~'],
    ...['<b>fed</b>', '<script>alert(1)</script>', '<at>alle</at>', '&lt;b&gt;', '&amp;', 'Leg & læring'],
    ...['{{DATE(2026-04-14T08:00:00Z, SHORT)}}', '"citat"', "'citat'", '‘citat’', '\\', '\\n', '\\*', '\\\\'],
    ...['👩‍👧‍👦', '🏳️‍🌈', '\u200fעברית\u200e', '\u202eabc\u202c', '\u200b', '\u0007', 'Æøå é ñ', 'ord'.repeat(300)],
    ...[
      '\n',
      '\n\n\n',
      '\n- punkt\n- punkt',
      ' \n ',
      'linje\n'.repeat(30),
      '\t',
      '\u2028',
      'null',
      'undefined',
      'https://a.test/?a=1&b=2',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** As it is stored: the domain takes off the ends and keeps one kind of line end. */
const anyText = fc
  .array(nasty, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(' ').replace(/\r\n?/g, '\n').trim())
  .filter((text) => text !== '');

const options = { seed: 20_260_414, numRuns: 80 };

/** Draws a view with many a text, each without a finding. */
function drawn(view: (text: string) => Card, check: (card: Drawn, text: string) => void): void {
  fc.assert(
    fc.property(anyText, (text) => {
      const { template, data } = view(text);
      const card = render({ template, data });
      expect(findingsOf(card, data)).toEqual([]);
      check(card, text);
    }),
    options,
  );
}

describe('what people wrote', () => {
  it.each<[string, (text: string) => Card]>([
    ['a preparation', (text) => preparationView(words, preparationWith(responseWith(text)))],
    ['an agreement', (text) => entryView(words, followUpWith('', [entryOf(text, text)]), 'a1')],
    ['the children’s perspective', (text) => perspectiveView(words, followUpWith(text, []))],
    [
      'a form given back',
      (text) => {
        const values = { what: text, forChildren: text, ownerId: '', deadline: '' };
        const again = { verb: 'follow-up.save-entry', data: {} };
        return retryView(words, 'answer/cpr', entryFields(words, values, undefined), again);
      },
    ],
  ])('stays as it is in the fields of %s, and stands nowhere else', (_name, view) => {
    const blocks = textsOf(render(view('Noget andet')), 'TextBlock');
    drawn(view, (card, text) => {
      expect(inputsWith(card, text)).toContain('Input.Text');
      expect(textsOf(card, 'TextRun')).toEqual([]);
      expect(textsOf(card, 'TextBlock')).toEqual(blocks);
    });
  });

  it.each<[string, (text: string) => Card, (text: string) => string[]]>([
    [
      'a question in the chat',
      (text) =>
        chatView(words, {
          preparation: preparationWith(responseWith(text)),
          step: { kind: 'question', question: guide.questions[1]! },
        }),
      (text) => [text],
    ],
    [
      'the answers of the chat',
      (text) => answersView(words, { ...preparationWith(responseWith(text)), mayChooseMode: false }),
      (text) => {
        const begins = beginning(text);
        return [...questions.flatMap(() => (begins === undefined ? [text] : [begins, text])), 'Alle steder'];
      },
    ],
    [
      'two texts to choose from',
      (text) => conflictView(words, preparationWith(responseWith(text, `${text} igen`)), 'draft'),
      (text) => questions.flatMap(() => [text, `${text} igen`]),
    ],
    [
      'a receipt',
      (text) => receiptView(words, preparationWith(responseWith(text))),
      (text) => questions.map(() => text),
    ],
    [
      'a follow-up schema',
      (text) => followUpView(words, followUpWith(text, [entryOf(text, '')])),
      (text) => [text, text, text],
    ],
    [
      'an agreement and what was said of it',
      (text) => agreementView(words, agreementTaskWith(text)),
      (text) => [text, `For børnene: ${text}`, text],
    ],
    [
      'the own agreements',
      (text) => {
        const own = { unit: school, agreement: agreementOf(text, 'Mette Skov'), isOverdue: true };
        return agreementsView(words, { agreements: [own], now });
      },
      (text) => [text],
    ],
    [
      'two versions of an agreement',
      (text) => followUpView(words, followUpWith('Fokus', [entryOf(text, text, `${text} igen`)])),
      (text) => [
        ...[text, `For børnene: ${text}`, `${text} igen`, `For børnene: ${text} igen`],
        ...['Fokus', 'Fokus'],
      ],
    ],
  ])('stays as it is in the text runs of %s, and stands nowhere else', (_name, view, expected) => {
    const blocks = textsOf(render(view('Noget andet')), 'TextBlock');
    drawn(view, (card, text) => {
      expect(textsOf(card, 'TextRun').join('\n')).toBe(expected(text).map(shownLines).join('\n'));
      expect(textsOf(card, 'TextBlock')).toEqual(blocks);
    });
  });
});

describe('names and headlines inside our own sentences', () => {
  const task = { role: 'leader', state: 'draft', mustChoose: false, isInput: false } as const;

  it.each<[string, (text: string) => Card]>([
    ['a status', (text) => statusView(words, statusWith(text), true)],
    ['a portfolio', (text) => portfolioView(words, portfolioWith(text))],
    ['a brief', (text) => briefView(words, briefWith(text))],
    ['a week', (text) => digestView(words, digestWith(text))],
    ['an agreement', (text) => agreementView(words, agreementTaskWith('Aftale', text))],
    ['the form of a new deadline', (text) => deadlineView(words, agreementTaskWith('Aftale', text), '')],
    [
      'a preparation',
      (text) =>
        preparationView(
          words,
          preparationWith(responseWith('Svar'), {
            meeting: { ...planned, number: 2 },
            points: [text],
            agreements: [agreementOf(text, text)],
            focusAreas: [text],
          }),
        ),
    ],
    [
      'a follow-up schema',
      (text) => followUpView(words, followUpWith('Fokus', [entryOf('Aftale', '')], text)),
    ],
    ['a form', (text) => focusView(words, followUpWith('', [], text))],
    ['the coming meetings', (text) => nextView(words, calendarWith(text))],
    ['a clash', clashWith],
    [
      'the news of a moved meeting',
      (text) => changedView(words, { unit: school, meeting: planned, byName: text }),
    ],
    [
      'a choice of meetings',
      (text) => chooseTaskView(words, [{ unit: unitCalled(text), meeting: planned, ...task }]),
    ],
    [
      'a choice of follow-ups',
      (text) => chooseFollowUpView(words, [{ unit: unitCalled(text), meeting: held, state: 'to-write' }]),
    ],
    [
      'a board’s choice',
      (text) => modeView(words, preparationWith(responseWith(''), { unit: unitCalled(text) })),
    ],
    [
      'the choice of people',
      (text) => whoView(words, [{ personId: 'a', label: text }], { personId: 'a', label: text }),
    ],
    [
      'the welcome',
      (text) =>
        homeView(
          words,
          {
            name: 'Mette Skov',
            isAdministration: false,
            mayPlan: true,
            commands: ['help'],
            standsInFor: [],
            awaitingReceipts: [],
            awaitingClosing: [],
            handovers: [],
            waiting: [],
            awaitingSchema: [{ unit: unitCalled(text), meeting: held, state: 'to-write' }],
          },
          false,
        ),
    ],
  ])('read as written in %s, on one line, with no sign that means anything', (_name, view) => {
    drawn(view, (card, text) => {
      const blocks = textsOf(card, 'TextBlock');
      expect(blocks.flatMap(marksIn)).toEqual([]);
      expect(blocks.filter((block) => seen(block).includes(onOneLine(text)))).not.toEqual([]);
    });
  });

  it('stand as they are on the buttons that choose a unit', () => {
    const view = (text: string): Card => chooseUnitView(words, [unitCalled(text)]);
    drawn(view, (card, text) => {
      expect(partsOf(card).filter(({ json }) => json['title'] === text)).toHaveLength(2);
    });
  });

  it('go into a link as its value', () => {
    const view = (text: string): Card => nextView(words, calendarWith(text));
    drawn(view, (card, text) => {
      const [link] = partsOf(card).filter((part) => typeOf(part) === 'Action.OpenUrl');
      const { host, searchParams } = new URL(String(link?.json['url']));
      expect([host, searchParams.get('subject')]).toEqual([
        'teams.microsoft.com',
        `Læringssamtale 1, ${text}`,
      ]);
    });
  });
});

describe('a card is small enough to be sent', () => {
  const long = 'Børnene på legepladsen 🍎 siger det selv.\n'.repeat(100);
  const answer = long.slice(0, 4000);
  const entry = entryOf(long.slice(0, 1000), long.slice(0, 1000));
  const many = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

  it.each<[string, Card]>([
    [
      'with six answers as long as they may be',
      preparationView(words, preparationWith(responseWith(answer)), alert('Gemt.', 'good')),
    ],
    ['with their receipt', receiptView(words, preparationWith(responseWith(answer)))],
    ['with two texts of each', conflictView(words, preparationWith(responseWith(answer, answer)), 'draft')],
    [
      'with ten agreements as long as they may be',
      followUpView(words, followUpWith(long.slice(0, 200), many(10, entry))),
    ],
    ['with all units of a chef', portfolioView(words, portfolioWith(school.name, 40))],
    [
      'with all own agreements',
      agreementsView(words, {
        agreements: many(40, {
          unit: school,
          agreement: agreementOf(long.slice(0, 160), 'Mette Skov'),
          isOverdue: true,
        }),
        now,
      }),
    ],
    [
      'with the week of a chef of very many units',
      digestView(words, {
        ...digestWith(school.name),
        overdue: many(200, { unit: school, agreement: agreementOf(long.slice(0, 160), 'Mette Skov') }),
        unreachable: many(200, statusWith(school.name).unreachable[0]!),
      }),
    ],
    [
      'with fifty open agreements',
      statusView(
        words,
        { ...statusWith(school.name), agreements: many(50, agreementOf(long.slice(0, 160), 'Mette Skov')) },
        true,
      ),
    ],
  ])('%s', (_what, { template, data }) => {
    expect(findingsOf(render({ template, data }))).toEqual([]);
  });
});
