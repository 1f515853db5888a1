import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Guide, type Question } from '../../src/domain/guide/guide';
import { expectSound, openBot, type Bot } from './bot';
import { preparationOf, valueOf } from './preparing';

/** A municipality edits a guide between two starts, with drafts, a chat that is under way, and answers that are sent. */

const name = 'leader-skole-ls1.json';

const first = 'Hvad lægger du mest mærke til?';
const field = {
  seen: 'Hvad har I selv set?',
  why: 'Hvad tror du, det skyldes?',
  better: 'Er der kommet mere ro?',
  focus: 'Hvilke fokusområder peger du på?',
  hope: 'Hvad håber du på?',
} as const;
const reworded = 'Hvilket fokusområde vælger du?';
const added = 'Hvem har I ikke spurgt endnu?';

const seen = 'Flere sidder alene ved bordtennis i frikvarteret';
const why = 'Der er for lidt at lave i udegården';
const focus = 'Fællesskaber i frikvarteret, for dér sker det';

const inBoth = (text: string) => ({ da: text, en: `In English: ${text}` });
const choices = ['Ja', 'Lidt', 'Nej'].map((text, at) => ({ value: `v${at}`, text: inBoth(text) }));

const asking = (id: string, step: Question['step'], text: string): Question => ({
  ...{ id, step, kind: 'long', required: false, minutes: 1.5 },
  ...{ text: inBoth(text), help: inBoth('Fx: Det går bedre i gården.') },
});

/** As the municipality wrote it first. */
function before(): Guide {
  return Guide.parse({
    id: 'leader-skole-ls1',
    version: 1,
    title: inBoth('Skoleleder før første læringssamtale'),
    for: { kind: 'learning-dialogue', numbers: [1], roles: ['leader'], sectors: ['skole'] },
    questions: [
      asking('noticed', 'data', first),
      { ...asking('seen', 'data', field.seen), required: true, dataType: 'B' },
      asking('why', 'reflection', field.why),
      { ...asking('better', 'reflection', field.better), kind: 'choice', choices },
      { ...asking('focus', 'decision', field.focus), required: true },
      asking('hope', 'follow-up', field.hope),
    ],
  });
}

/** Two questions are gone, one is worded anew, a choice is taken away, and one is new. */
function after(): Guide {
  const guide = before();
  const questions = guide.questions.flatMap((question): Question[] => {
    switch (question.id) {
      case 'why':
        return [asking('not-asked', 'reflection', added)];
      case 'hope':
        return [];
      case 'focus':
        return [{ ...question, text: inBoth(reworded) }];
      case 'better':
        return [{ ...question, choices: choices.filter(({ value }) => value !== 'v1') }];
      default:
        return [question];
    }
  });
  return { ...guide, version: guide.version + 1, questions };
}

let folder: string;
let bot: Bot;

function put(guide: unknown): void {
  writeFileSync(join(folder, name), typeof guide === 'string' ? guide : JSON.stringify(guide));
}

async function open(): Promise<void> {
  bot = await openBot({ file: join(folder, 'store.sqlite'), guidesFolder: folder });
}

/** Stops, lets someone edit the guide, and starts again over the same store. */
async function reopenWith(guide: Guide): Promise<void> {
  await bot.close();
  put(guide);
  await open();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kvalitetsloop-changed-guide-'));
  put(before());
  await open();
});
afterEach(async () => {
  await bot.close();
  rmSync(folder, { recursive: true, force: true });
});

const mette = () => bot.person('Mette Skov');
const typed = { [field.seen]: seen, [field.why]: why, [field.better]: 'v1', [field.focus]: focus };

interface Stored {
  state: string;
  guideVersion: number;
  answers: Record<string, { text: string; asked?: { text: { da: string } } }>;
  versions: {
    guideVersion: number;
    answers: Record<string, string>;
    asked: { id: string; text: { da: string } }[];
  }[];
}

async function storedOf(unitId: string): Promise<Stored> {
  const all = (await bot.documentsOf('response')) as unknown as (Stored & { unitId: string })[];
  const own = all.find((response) => response.unitId === unitId);
  if (!own) throw new Error(`nothing is stored at ${unitId}`);
  return own;
}

describe('a draft in a card', () => {
  beforeEach(async () => {
    await mette().execute(await preparationOf(mette()), 'Gem kladde', typed);
    await reopenWith(after());
  });

  it('has every text that was typed, with what has happened to its question', async () => {
    const card = await preparationOf(mette());
    expectSound(card.json);
    expect(valueOf(card, field.seen)).toBe(seen);
    expect(valueOf(card, reworded)).toBe(focus);
    expect(valueOf(card, field.why)).toBe(why);
    expect(valueOf(card, added)).toBe('');
    expect(valueOf(card, field.better)).toBe('');
    expect(card.text).toContain(`Før stod der: ${field.focus}`);
    expect(card.text).toContain('Lidt');
    expect(card.inputs.map(({ label }) => label)).not.toContain(field.hope);
  });

  it('is sent when the choice is made anew, with the questions as they were answered', async () => {
    const missing = await mette().execute(await preparationOf(mette()), 'Send svar');
    expect(missing.card.text).toContain(field.better);
    expect((await storedOf('moellevang')).state).toBe('draft');
    expect((await storedOf('moellevang')).answers['better']?.text).toBe('v1');
    const sent = await mette().execute(missing.card, 'Send svar', {
      [field.better]: 'v2',
      [field.why]: `${why}.`,
    });
    expectSound(sent.card.json);
    expect(sent.card.title).toContain('Sendt');
    expect(sent.card.text).toContain(`${why}.`);
    const { versions } = await storedOf('moellevang');
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({
      guideVersion: 2,
      answers: { seen, why: `${why}.`, better: 'v2', focus },
    });
    const asked = new Map(versions[0]?.asked.map(({ id, text }) => [id, text.da]));
    expect(asked.get('focus')).toBe(field.focus);
    expect(asked.get('why')).toBe(field.why);
  });

  it('goes on in the chat, where the texts are as well', async () => {
    const { cards } = await mette().execute(await preparationOf(mette()), 'Svar i chatten');
    expect(cards.at(-1)?.text).toContain(first);
    await mette().say('Fraværet er steget');
    const { card } = await mette().say('vis mine svar');
    for (const text of [seen, why, focus, 'Fraværet er steget']) expect(card.text).toContain(text);
  });
});

it('what is typed on a card from before is kept, also where its question is gone', async () => {
  const old = await preparationOf(mette());
  await reopenWith(after());
  const hope = 'Alle har nogen at gå med';
  const { card } = await mette().execute(old, 'Gem kladde', {
    ...typed,
    [field.better]: 'v0',
    [field.hope]: hope,
  });
  expectSound(card.json);
  expect(card.inputs.map(({ value }) => value)).toEqual(
    expect.arrayContaining([seen, why, focus, hope, 'v0']),
  );
  expect((await storedOf('moellevang')).answers).toMatchObject({ hope: { text: hope }, why: { text: why } });
});

it('a choice that is offered no more comes back with all that was typed, and nothing is half stored', async () => {
  const old = await preparationOf(mette());
  await reopenWith(after());
  const { card } = await mette().execute(old, 'Gem kladde', typed);
  expectSound(card.json);
  expect(card.text).toContain('Det var ikke et af svarene.');
  expect(card.inputs.map(({ value }) => value)).toEqual(expect.arrayContaining([seen, why, focus]));
  expect(await bot.documentsOf('response')).toEqual([]);
});

it('answers that are sent are as they were sent, until their author edits them', async () => {
  const old = await preparationOf(mette());
  await mette().execute(old, 'Send svar', typed);
  const sent = await storedOf('moellevang');
  await reopenWith(after());
  // The same card again, as a client that got no answer sends it.
  const { card } = await mette().execute(old, 'Send svar', typed);
  expectSound(card.json);
  for (const text of [field.focus, focus, field.why, why, 'Lidt']) expect(card.text).toContain(text);
  expect(card.text).not.toContain(reworded);
  expect(await storedOf('moellevang')).toEqual(sent);
  const edit = (await mette().execute(card, 'Ret svarene')).card;
  expect(valueOf(edit, reworded)).toBe(focus);
  await mette().execute(edit, 'Send rettelser', { [field.better]: 'v0', [reworded]: 'Fælles lege i gården' });
  const { versions } = await storedOf('moellevang');
  expect(versions.map(({ guideVersion }) => guideVersion)).toEqual([1, 2]);
  expect(versions[0]).toEqual(sent.versions[0]);
  expect(versions[1]?.asked.find(({ id }) => id === 'focus')?.text.da).toBe(reworded);
});

it('a chat that stood at a question that is gone takes the answer to it, and goes on', async () => {
  await mette().execute(await preparationOf(mette()), 'Svar i chatten', { [field.seen]: seen });
  await mette().say('Fraværet er steget');
  const asked = await mette().say('spring over');
  expect(asked.card.text).toContain(field.why);
  await reopenWith(after());
  const { card } = await mette().say(why);
  expectSound(card.json);
  const { answers } = await storedOf('moellevang');
  expect(answers['why']).toMatchObject({ text: why, asked: { text: { da: field.why } } });
  expect(answers['noticed']?.text).toBe('Fraværet er steget');
});

it('a guide that cannot be used stops the start, and says where, what and how to mend it', async () => {
  const guide = JSON.stringify(after(), null, 2);
  put(guide.replace('"kind": "long"', '"kind": "novel"'));
  await expect(openBot({ guidesFolder: folder, connector: bot.connector })).rejects.toThrow(
    /leader-skole-ls1\.json: .*kind: .+, .+/,
  );
  put(guide.replace('"version": 2,', '"version": 2'));
  await expect(openBot({ guidesFolder: folder, connector: bot.connector })).rejects.toThrow(
    /leader-skole-ls1\.json: line \d+: not JSON/,
  );
});
