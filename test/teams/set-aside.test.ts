import type { ContainerName, StoredDocument } from '../../src/app/ports';
import { upnKey } from '../../src/domain/people/identity';
import { meet, postedTo } from '../jobs/posting';
import { personIdOf } from './agreeing';
import { useBot } from './bot';
import { field, preparationOf, required, seen, storedTexts } from './preparing';

/** A document that cannot be read, damaged or of a newer version, is set aside: alone, untouched, and said once. */

const bot = useBot();

const notShown = /Den her ene ting kan ikke vises/;

type Spoilt = (document: StoredDocument) => Pick<StoredDocument, 'v' | 'body'>;
const ways: [string, Spoilt][] = [
  ['of a newer version', ({ v, body }) => ({ v: v + 90, body: { ...body, new: true } })],
  ['damaged', ({ v }) => ({ v, body: { half: 'of it' } })],
];

async function spoil(
  spoilt: Spoilt,
  pk: string,
  id: string,
  container: ContainerName = 'units',
): Promise<StoredDocument> {
  const { etag, ...document } = (await bot().store.get(container, pk, id))!;
  return bot().store.put(container, { ...document, ...spoilt({ ...document, etag }) }, { etag });
}

function saidOf(id: string): string[] {
  return bot().logged.filter((line) => line.includes('set-aside') && line.includes(`"id":"${id}"`));
}

describe.each(ways)('a summary that is %s', (_how, spoilt) => {
  it('keeps its own unit’s people from it, kindly, and nobody from theirs', async () => {
    const before = await spoil(spoilt, 'moellevang', 'summary');
    const portfolio = (await bot().person('Anders Holm').say('status')).card;
    expect(portfolio.title).toBe('3 enheder');
    expect(portfolio.text).toContain('Havblik Skole');
    expect(portfolio.text).not.toContain('Møllevang');
    expect((await bot().person('Mette Skov').say('forbered')).card.text).toMatch(notShown);
    expect((await bot().person('Henrik Falk').say('status')).card.text).toContain('Havblik Skole');
    expect(await bot().store.get('units', 'moellevang', 'summary')).toEqual(before);
  });

  it('stops no round: the others get their cards, and the log says it once', async () => {
    await meet(bot(), 'Henrik Falk', 'Karen Riis', 'Ida Bech');
    const before = await spoil(spoilt, 'moellevang', 'summary');
    bot().logged.length = 0;
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await bot().round();
      bot().clock.advanceMs(60_000);
    }
    expect(postedTo(bot(), 'Henrik Falk')).toEqual(['Opfølgning: Læringssamtale 1 · Havblik Skole']);
    expect(postedTo(bot(), 'Karen Riis')).toEqual([]);
    expect(saidOf('summary')).toHaveLength(1);
    expect(bot().logged.filter((line) => line.includes('failed'))).toEqual([]);
    expect(await bot().store.get('units', 'moellevang', 'summary')).toEqual(before);
  });

  it('gets its due cards out once it can be read again', async () => {
    await meet(bot(), 'Karen Riis');
    const { etag: _etag, ...whole } = (await bot().store.get('units', 'moellevang', 'summary'))!;
    await spoil(spoilt, 'moellevang', 'summary');
    await bot().round();
    await bot().store.put('units', whole, 'any');
    await bot().round();
    expect(postedTo(bot(), 'Karen Riis')).toEqual(['Forbered: Læringssamtale 1 · Møllevang Skole']);
  });
});

describe.each(ways)('answers that are %s', (_how, spoilt) => {
  it('are never overwritten, and what was typed comes back', async () => {
    const mette = bot().person('Mette Skov');
    await mette.execute(await preparationOf(mette), 'Gem kladde', { [field.seen]: 'Det gamle' });
    const card = await preparationOf(mette);
    const [draft] = (await bot().store.query('units', { type: 'response', limit: 1 })).documents;
    const before = await spoil(spoilt, draft!.pk, draft!.id);
    const refused = (await mette.execute(card, 'Send svar', required)).card;
    expect(refused.text).toMatch(notShown);
    expect(refused.inputs.map(({ value }) => value)).toContain(seen);
    expect(await bot().store.get('units', before.pk, before.id)).toEqual(before);
    const { etag: _etag, ...whole } = draft!;
    await bot().store.put('units', whole, 'any');
    await mette.execute(refused, 'Prøv igen');
    expect(Object.values(await storedTexts(bot()))).toContain(seen);
  });
});

describe.each(ways)('an outbox row that is %s', (_how, spoilt) => {
  it('keeps no other card back', async () => {
    await meet(bot(), 'Mette Skov', 'Karen Riis');
    bot().store.breakDown('store/unavailable', 'put');
    await bot().round();
    bot().mend();
    const { documents } = await bot().store.query('units', { type: 'outbox', limit: 1000 });
    const karen = await personIdOf(bot(), 'Karen Riis');
    const row = documents.find(({ body, id }) => body['personId'] === karen && id.includes(':preparation:'))!;
    const before = await spoil(spoilt, row.pk, row.id);
    bot().logged.length = 0;
    await bot().round();
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual(['Forbered: Læringssamtale 1 · Møllevang Skole']);
    expect(postedTo(bot(), 'Karen Riis')).toEqual([]);
    expect(saidOf(row.id)).toHaveLength(1);
    expect(await bot().store.get('units', row.pk, row.id)).toEqual(before);
  });
});

describe.each(ways)('a person who is %s', (_how, spoilt) => {
  it('is told so, and the others are not disturbed', async () => {
    await meet(bot(), 'Mette Skov', 'Karen Riis');
    await spoil(spoilt, await personIdOf(bot(), 'Karen Riis'), 'person', 'people');
    expect((await bot().person('Karen Riis').say('status')).card.text).toMatch(notShown);
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual(['Forbered: Læringssamtale 1 · Møllevang Skole']);
    expect(saidOf('person')).toHaveLength(1);
  });
});

describe.each(ways)('what leads to a person, when it is %s', (_how, spoilt) => {
  it('is said in the log without what the person is called', async () => {
    const key = upnKey('karen.riis@demo.test');
    await spoil(spoilt, key, 'identity', 'people');
    const read = bot().app.deps.people.idBehind(key);
    await expect(read).rejects.toMatchObject({ message: expect.not.stringMatching(/karen/i) as string });
    expect(saidOf('identity')).toHaveLength(1);
    expect(bot().logged.join('\n')).not.toMatch(/karen/i);
  });
});

describe.each(ways)('holidays that are %s', (_how, spoilt) => {
  it('stop no card', async () => {
    await meet(bot(), 'Mette Skov');
    await spoil(spoilt, 'municipality', 'holidays');
    bot().clock.advanceMs(120_000);
    await bot().round();
    expect(postedTo(bot(), 'Mette Skov')).toEqual(['Forbered: Læringssamtale 1 · Møllevang Skole']);
  });
});

it('leaves holidays of a newer version to the program that wrote them', async () => {
  const [[, newer]] = ways as [[string, Spoilt]];
  const before = await spoil(newer, 'municipality', 'holidays');
  const { municipality } = bot().app.deps;
  const audit = { at: bot().clock.now(), personId: 'p', action: 'import', subjectId: 'holidays' };
  await expect(municipality.saveHolidays([], audit)).rejects.toMatchObject({ code: 'store/unreadable' });
  expect(await bot().store.get('units', 'municipality', 'holidays')).toEqual(before);
});
