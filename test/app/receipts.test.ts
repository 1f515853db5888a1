import { answerGuide } from '../../src/app/answer-guide';
import { deliverDue } from '../../src/app/delivery/deliver';
import type { Delivery } from '../../src/app/delivery/delivery';
import { enqueueDue } from '../../src/app/delivery/enqueue-due';
import { finishSchema, reopenSchema } from '../../src/app/finish-schema';
import { findReceipts, openReceipts } from '../../src/app/receipts';
import { writeReceipts, type ReceiptsWritten } from '../../src/app/write-receipts';
import type { OutboxRow } from '../../src/domain/delivery/outbox';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import { maxReceiptLength } from '../../src/domain/input/receipts';
import type { Role } from '../../src/domain/people/person';
import {
  aSchema,
  aSchool,
  anEntry,
  changesOf,
  ld1,
  openApp,
  planned,
  recordingMessenger,
  seedSchool,
  type App,
} from '../fixtures/builders';

/** 'I sagde – vi gjorde': who gave input is told what came of it (rule 11). */

const unitId = 'moellevang';
const key = { unitId, meetingId: ld1.id };
const finishedAt = '2026-03-25T09:00:00.000Z';
const said = 'I sagde, at der er for få voksne ude. Derfor er der nu to mere.';
const secret = 'Det her har vi ikke sendt';

let app: App;
let delivery: Delivery;
const messenger = recordingMessenger();
beforeEach(async () => {
  app = openApp({ now: '2026-02-10T09:00:00.000Z' });
  messenger.sent.length = 0;
  messenger.replaced.length = 0;
  delivery = app.delivery(messenger);
  const schema = aSchema({
    entries: [anEntry('a1', 'To voksne mere ude')],
    focusAreas: [{ id: 'f1', title: 'Fællesskaber', themeId: 'theme-1' }],
    childrensPerspective: 'Elevrådet spørger klasserne',
  });
  await seedSchool(app, { meetings: [planned(ld1)], more: changesOf({ schemas: [schema] }) });
});
afterEach(() => app.close());

async function give(role: Role, texts: Record<string, string>, intent: 'draft' | 'submit' = 'submit') {
  await answerGuide(app.deps, await app.actor(role), { ...key, role, texts, base: {}, intent });
}

async function finish(now = finishedAt): Promise<void> {
  app.clock.set(now);
  await finishSchema(app.deps, await app.actor('leader'), key);
}

async function round(): Promise<void> {
  await enqueueDue(app.deps, app.clock.now());
  await deliverDue(delivery);
}

interface Typed {
  text: string;
  base?: string;
  role?: Role;
  by?: string;
  intent?: 'draft' | 'send';
}

async function write({ text, base = '', role = 'pupil-council', by = 'leader', intent = 'send' }: Typed) {
  return writeReceipts(app.deps, await app.actor(by), {
    ...key,
    texts: [{ personId: role, role, text, base: fingerprint(base) }],
    intent,
  });
}

async function stored() {
  return app.deps.units.record('receipts', unitId, `receipts:${ld1.id}`);
}

async function receiptRows(): Promise<OutboxRow[]> {
  const rows = await app.deps.outbox.ofPartition(unitId);
  return rows.map(({ value }) => value).filter(({ card }) => card === 'receipt');
}

const receiptsSent = () => messenger.sent.filter(({ card }) => card.kind === 'receipt');

describe('when the schema is finished', () => {
  it('the organiser gets the desk: who gave input, and what they sent', async () => {
    await give('pupil-council', { 'adults-do': 'Være mere ude' });
    await finish();
    await round();
    const desk = messenger.sent.find(({ card }) => card.kind === 'receipts');
    expect(desk).toMatchObject({
      personId: 'leader',
      card: {
        desk: {
          drafts: [
            {
              role: 'pupil-council',
              text: '',
              said: [{ text: 'Være mere ude', question: { id: 'adults-do' } }],
            },
          ],
        },
      },
    });
  });

  it('nothing comes when nobody gave input', async () => {
    await give('pupil-council', { 'adults-do': 'Være mere ude' }, 'draft');
    await finish();
    await round();
    expect(messenger.sent.filter(({ card }) => card.kind === 'receipts')).toEqual([]);
  });

  it('what was written after it was sent is nobody else’s yet', async () => {
    await give('pupil-council', { 'adults-do': 'Være mere ude' });
    await give('pupil-council', { good: secret }, 'draft');
    await finish();
    const desk = await openReceipts(app.deps, await app.actor('leader'), key);
    expect(JSON.stringify(desk.drafts)).not.toContain(secret);
  });
});

describe('writing back', () => {
  beforeEach(async () => {
    await give('pupil-council', { 'adults-do': 'Være mere ude' });
    await give('board-rep', { 'parents-say': 'Flere vil være ude', focus: 'Fællesskaber' });
    await finish();
  });

  it('keeps a draft, and sends nothing of it', async () => {
    const { outcome } = await write({ text: said, intent: 'draft' });
    await round();
    expect(outcome).toBe('saved');
    expect(await receiptRows()).toEqual([]);
    const desk = await openReceipts(app.deps, await app.actor('leader'), key);
    expect(desk.drafts.map(({ text }) => text)).toEqual(expect.arrayContaining([said, '']));
  });

  it('sends what is written, once, and leaves the others to be written', async () => {
    expect(await write({ text: said })).toMatchObject({ outcome: 'sent', count: 1 });
    await round();
    await round();
    expect(receiptsSent()).toMatchObject([
      { personId: 'pupil-council', card: { receipt: { text: said, fromName: 'Navn leader' } } },
    ]);
    expect(await findReceipts(app.deps, await app.actor('leader'))).toMatchObject([{ left: 1 }]);
  });

  it('sends the same press twice once', async () => {
    await write({ text: said });
    expect(await write({ text: said, base: '' })).toMatchObject({ count: 0 });
    expect(await receiptRows()).toHaveLength(1);
  });

  it('waits for open hours', async () => {
    app.clock.set('2026-03-25T20:00:00.000Z');
    await write({ text: said });
    await round();
    expect(receiptsSent()).toEqual([]);
    app.clock.set('2026-03-26T07:00:00.000Z');
    await round();
    expect(receiptsSent()).toHaveLength(1);
  });

  it('says in the summary to whom it was sent, and keeps the words out of it', async () => {
    await write({ text: said });
    const summary = (await app.deps.units.summary(unitId))!.value;
    expect(summary.receipts[ld1.id]).toEqual([
      { personId: 'pupil-council', role: 'pupil-council', sentAt: finishedAt },
    ]);
    expect(JSON.stringify(summary)).not.toContain(said);
  });

  it('is told when nothing is written at all', async () => {
    expect(await write({ text: '  ' })).toMatchObject({ outcome: 'nothing-written', count: 0 });
  });

  it('refuses a CPR number and a text that is too long, and stores neither', async () => {
    await expect(write({ text: 'Det var 010203-1234' })).rejects.toThrow('answer/cpr');
    await expect(write({ text: 'a'.repeat(maxReceiptLength + 1) })).rejects.toThrow('input/too-long');
    expect(await stored()).toBeUndefined();
  });

  it('refuses those who do not hold the dialogue, and a card to one who gave nothing', async () => {
    for (const by of ['chef', 'board-rep', 'pupil-council', 'staff-rep'])
      await expect(write({ text: said, by })).rejects.toThrow('access/not-yours');
    await expect(write({ text: said, role: 'consultant' })).rejects.toThrow('input/unreadable');
  });

  it('keeps both when two wrote over the same text', async () => {
    await write({ text: 'Den første', intent: 'draft' });
    await write({ text: 'Den anden', intent: 'draft' });
    expect((await stored())?.items).toMatchObject([{ text: 'Den første\n\nDen anden' }]);
  });
});

describe('a correction', () => {
  const better = `${said} Vi ser på det igen til oktober.`;
  let corrected: ReceiptsWritten;
  beforeEach(async () => {
    await give('pupil-council', { 'adults-do': 'Være mere ude' });
    await finish();
    await write({ text: said });
    await round();
  });

  it('replaces the card that is out, and sends no other', async () => {
    corrected = await write({ text: better, base: said });
    expect(corrected).toMatchObject({ outcome: 'sent', count: 1 });
    await round();
    expect(receiptsSent()).toHaveLength(1);
    const at = messenger.sent.findIndex(({ card }) => card.kind === 'receipt') + 1;
    expect(messenger.replaced.filter(({ card }) => card.kind === 'receipt')).toMatchObject([
      { personId: 'pupil-council', activityId: `activity-${at}`, card: { receipt: { text: better } } },
    ]);
  });

  it('that is a draft is not seen, whatever else happens to the card', async () => {
    await write({ text: better, base: said, intent: 'draft' });
    await give('pupil-council', {}, 'draft').catch(() => undefined);
    expect((await stored())?.items).toMatchObject([{ text: better, sentText: said }]);
  });

  it('to nothing is none: what was sent stays', async () => {
    expect(await write({ text: '', base: said })).toMatchObject({ count: 0 });
    expect((await stored())?.items).toMatchObject([{ text: said, sentText: said }]);
  });
});

describe('a schema that is opened again', () => {
  it('keeps what was written back, and lets it be written on', async () => {
    await give('pupil-council', { 'adults-do': 'Være mere ude' });
    await finish();
    await round();
    await write({ text: said, intent: 'draft' });
    await reopenSchema(app.deps, await app.actor('leader'), key);
    expect((await openReceipts(app.deps, await app.actor('leader'), key)).drafts).toMatchObject([
      { text: said },
    ]);
    expect(await write({ text: said, base: said })).toMatchObject({ count: 1 });
  });

  it('can be written back about only when it was finished once', async () => {
    app.clock.set(finishedAt);
    await expect(openReceipts(app.deps, await app.actor('leader'), key)).rejects.toThrow(
      'receipts/not-finished',
    );
  });
});

it('goes from the board where the board holds the dialogues', async () => {
  await app.close();
  app = openApp({ now: '2026-02-10T09:00:00.000Z' });
  const schema = aSchema({ state: 'finished', finishedAt, entries: [anEntry('a1', 'Mere ude')] });
  await seedSchool(app, {
    unit: aSchool({ ownership: 'selvejende' }),
    meetings: [],
    more: changesOf({
      meetings: [{ ...ld1, phase: 'completed', heldAt: ld1.end, completedAt: finishedAt }],
      schemas: [schema],
    }),
  });
  app.clock.set(finishedAt);
  await expect(openReceipts(app.deps, await app.actor('leader'), key)).rejects.toThrow('access/not-yours');
  expect((await openReceipts(app.deps, await app.actor('board-rep'), key)).drafts).toEqual([]);
});
