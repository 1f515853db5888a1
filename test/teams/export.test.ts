import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readZip } from '../cli/zip-reader';
import type { BotPerson, ShownCard } from '../support/bot-client';
import type { ConnectorCall, Json } from '../support/fake-connector';
import { expectSound, openBot, useBot, type Bot } from './bot';

/** 'eksport': which document, Teams' question, and the file in the person's OneDrive; for those who may have it. */

interface Taken {
  path: string;
  range: string;
  type: string;
  bytes: Buffer;
}

/** A OneDrive that takes files, or answers as told. */
interface FileStore {
  url: string;
  taken: Taken[];
  fail(...statuses: number[]): void;
  close(): Promise<void>;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function openFileStore(): Promise<FileStore> {
  const taken: Taken[] = [];
  const faults: number[] = [];
  const server = createServer((request, response) => {
    void bytesOf(request).then((bytes) => {
      const { 'content-range': range = '', 'content-type': type = '' } = request.headers;
      taken.push({ path: request.url ?? '', range, type, bytes });
      const status = faults.shift() ?? 201;
      response.statusCode = status;
      if (status === 302) response.setHeader('location', 'http://127.0.0.1:9/elsewhere');
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    fail: (...statuses) => void faults.push(...statuses),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

let store: FileStore;
beforeEach(async () => {
  store = await openFileStore();
});
afterEach(() => store.close());

function attachmentIn({ activity }: ConnectorCall): { contentType: string; name: string; content: Json } {
  const [first] = activity['attachments'] as { contentType: string; name: string; content: Json }[];
  return first!;
}

/** What arrived last of Teams' own file cards of a kind. */
function fileCard(bot: Bot, who: BotPerson, kind: 'consent' | 'info') {
  const calls = bot.connector
    .arrived(who.conversationId)
    .filter(({ method, activity }) => method === 'POST' && 'attachments' in activity);
  const call = calls.findLast((each) => attachmentIn(each).contentType.endsWith(`card.file.${kind}`));
  return call && { activityId: call.activityId, ...attachmentIn(call) };
}

function placeAt(url: string): Json {
  const uploadUrl = `${url}/upload/1`;
  return { name: 'x', uploadUrl, contentUrl: `${url}/personal/x`, uniqueId: 'U-1', fileType: 'docx' };
}

function consentTo(who: BotPerson, context: unknown, uploadInfo: Json, replyToId?: string) {
  const value = { type: 'fileUpload', action: 'accept', context, uploadInfo };
  return who.send({ type: 'invoke', name: 'fileConsent/invoke', value, ...(replyToId && { replyToId }) });
}

const decline = { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'decline', context: {} } };
const loop = { document: 'loop:moellevang', format: 'docx' };

function choicesOf(card: ShownCard): string[] {
  return card.inputs.find(({ id }) => id === 'document')!.choices.map(({ title }) => title);
}

describe('the offer', () => {
  const bot = useBot({ isInTeams: true });

  it('names what each may have, and no more', async () => {
    const offered = async (name: string): Promise<string[]> => {
      const { card } = await bot().person(name).say('eksport');
      expectSound(card.json);
      return choicesOf(card);
    };
    expect(await offered('Mette Skov')).toEqual(['Hele loopet: Møllevang Skole']);
    expect(await offered('Martin Vang')).toEqual(['Hele loopet: Solsikken']);
    const ofChef = await offered('Birgit Dam');
    expect(ofChef).toEqual(expect.arrayContaining(['Lokale fokusområder, 0–6 år', 'Samtaler uge for uge']));
    expect(ofChef).toContain('Status på loop: Solsikken');
    expect(ofChef).not.toContain('Hele loopet: Solsikken');
    expect(ofChef.join()).not.toContain('Møllevang');
    const ofAdministration = await offered('Lone Vad');
    expect(ofAdministration).toContain('Status på loop: Møllevang Skole');
    expect(ofAdministration.join()).not.toContain('Hele loopet');
  });

  it.each(['Sara Lund', 'Jonas Krog'])('has none for %s', async (name) => {
    const { card } = await bot().person(name).say('eksport');
    expect(card.text).toContain('Der er ingen dokumenter til dig.');
  });

  it('shows the name of a unit as it is written, whatever its signs', async () => {
    const { units } = bot().app.deps;
    const summary = (await units.summary('moellevang'))!;
    const unit = { ...summary.value.unit, name: 'Møllevang [her](https://evil.dk) *Skole*' };
    const audit = { at: bot().clock.now(), personId: 'cli', action: 'import', subjectId: unit.id };
    await units.save({ summary, records: [{ type: 'unit', record: unit }], audit });
    const mette = bot().person('Mette Skov');
    const { card } = await mette.execute((await mette.say('eksport')).card, 'Lav dokumentet');
    expect(card.text).toContain('Møllevang \\[her\\](https://evil.dk) \\*Skole\\*');
  });

  it('is of one unit when it is named, and of no other’s', async () => {
    const anders = bot().person('Anders Holm');
    const { card } = await anders.say('export møllevang');
    expect(choicesOf(card)).toEqual(['Hele loopet: Møllevang Skole', 'Status på loop: Møllevang Skole']);
    expect((await anders.say('eksport solsikken')).card.text).toContain('enhed');
    expect((await anders.say('eksport solsikken')).card.inputs).toEqual([]);
  });

  it('has Teams ask, with name, size and who it is for', async () => {
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('eksport');
    const made = await mette.execute(card, 'Lav dokumentet', { format: 'xlsx' });
    expect(made.card.title).toBe('Dokumentet er klar');
    expectSound(made.card.json);
    const asked = fileCard(bot(), mette, 'consent')!;
    expect(asked.name).toBe('Læringsloop Møllevang Skole 2026-04-15.xlsx');
    expect(asked.content).toMatchObject({
      description: 'Til dem, der har ansvar for loopet. Opgjort den 15. april 2026',
      acceptContext: { document: 'loop:moellevang', format: 'xlsx' },
    });
    expect(asked.content['sizeInBytes']).toBeGreaterThan(2000);
  });

  it('asks in the person’s own chat, also when the button is pressed in a group', async () => {
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('eksport');
    const { activityId: _elsewhere, ...moved } = card;
    const group = { conversation: { id: '19:group@thread.v2', conversationType: 'groupChat' } } as const;
    const answer = await bot().person('Mette Skov', group).execute(moved, 'Lav dokumentet');
    expect(answer.cards.map(({ title }) => title)).toEqual(['Kun til dig']);
    expect(fileCard(bot(), mette, 'consent')).toBeDefined();
    expect(JSON.stringify(bot().connector.arrived('19:group@thread.v2'))).not.toContain('Møllevang');
  });

  it('is refused to who forges a card for another’s unit', async () => {
    const mette = bot().person('Mette Skov');
    for (const document of ['loop:havblik', 'unit:moellevang', 'overview:6-18', 'workload', 'loop:nowhere']) {
      const action = { type: 'Action.Execute', verb: 'export.offer', data: { document, format: 'docx' } };
      const { card } = await mette.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
      expect(card.text).toMatch(/ikke adgang|kan jeg ikke give dig/);
    }
    expect(fileCard(bot(), mette, 'consent')).toBeUndefined();
  });
});

describe('in Teams', () => {
  const bot = useBot({ isInTeams: true });

  it.each([
    ['plain http', 'http://contoso.sharepoint.com'],
    ['another host', 'https://evil.example.dk'],
    ['a host that ends alike', 'https://evilsharepoint.com'],
    ['a host that goes on', 'https://contoso.sharepoint.com.evil.dk'],
    ['a name before the host', 'https://contoso.sharepoint.com@evil.dk'],
    ['a password', 'https://a:b@contoso.sharepoint.com'],
    ['another port', 'https://contoso.sharepoint.com:8443'],
    ['this machine', 'http://127.0.0.1:9'],
    ['the cloud’s own secrets', 'http://169.254.169.254'],
    ['a file', 'file:///etc'],
    ['no address', 'nowhere'],
  ])('sends nothing to %s, and logs no address', async (_what, url) => {
    const mette = bot().person('Mette Skov');
    await mette.say('hjælp');
    const { card } = await consentTo(mette, loop, placeAt(url));
    expect(card.text).toContain('Det sted, dokumentet skulle hen, kender jeg ikke.');
    expect(fileCard(bot(), mette, 'info')).toBeUndefined();
    expect(bot().logged.join('\n')).toContain('export/bad-place');
    expect(bot().logged.join('\n')).not.toContain(url);
  });

  it('does not take an upload to a known place, and a file shown from another', async () => {
    const mette = bot().person('Mette Skov');
    const uploadInfo = {
      ...placeAt('https://contoso.sharepoint.com'),
      contentUrl: 'https://evil.example.dk/x',
    };
    expect((await consentTo(mette, loop, uploadInfo)).card.text).toContain('kender jeg ikke');
  });
});

describe('the file', () => {
  const bot = useBot();

  it('is put where Teams says, and shown in the chat', async () => {
    const mette = bot().person('Mette Skov');
    await mette.say('hjælp');
    const answer = await consentTo(mette, loop, placeAt(store.url), 'asked-1');
    expect(answer.status).toBe(200);
    expect(store.taken).toHaveLength(1);
    const [{ path, range, type, bytes }] = store.taken as [Taken];
    expect(path).toBe('/upload/1');
    expect(range).toBe(`bytes 0-${bytes.length - 1}/${bytes.length}`);
    expect(type).toContain('wordprocessingml');
    const parts = readZip(bytes);
    expect(parts.get('docProps/core.xml')?.toString('utf8')).toContain('Læringsloop: Møllevang Skole');
    expect(fileCard(bot(), mette, 'info')).toMatchObject({
      name: 'Læringsloop Møllevang Skole 2026-04-15.docx',
      content: { uniqueId: 'U-1', fileType: 'docx' },
    });
    const last = bot().connector.arrived(mette.conversationId).at(-1);
    expect(last).toMatchObject({ method: 'DELETE', activityId: 'asked-1' });
  });

  it('says at once that one about many units is being made', async () => {
    const anders = bot().person('Anders Holm');
    await anders.say('hjælp');
    const whole = { document: 'overview:6-18', format: 'csv' };
    const { messages } = await consentTo(anders, whole, placeAt(store.url));
    expect(messages).toEqual(['Jeg laver dokumentet. Det tager et øjeblik, når mange enheder er med.']);
    expect(store.taken[0]?.bytes.toString('utf8')).toMatch(/^\ufeffEnhed;Sektor/);
  });

  it('is tried once more after a fault, and only once', async () => {
    const mette = bot().person('Mette Skov');
    store.fail(503);
    await consentTo(mette, loop, placeAt(store.url));
    expect(fileCard(bot(), mette, 'info')).toBeDefined();
    expect(store.taken).toHaveLength(2);
    store.fail(500, 502);
    const { card } = await consentTo(mette, loop, placeAt(store.url), 'asked-2');
    expect(store.taken).toHaveLength(4);
    expect(card.text).toContain('Jeg kunne ikke lægge dokumentet i din OneDrive.');
    expectSound(card.json);
    // What was asked can still be said yes to, and it can be asked again.
    expect(JSON.stringify(bot().connector.calls)).not.toContain('asked-2');
    expect((await mette.execute(card, 'Prøv igen')).card.title).toBe('Dokumentet er klar');
  });

  it.each([404, 302])('is not tried again when the place says %d', async (status) => {
    const mette = bot().person('Mette Skov');
    store.fail(status);
    const { card } = await consentTo(mette, loop, placeAt(store.url));
    expect(card.text).toContain('Jeg kunne ikke lægge');
    expect(store.taken).toHaveLength(1);
  });

  it('says so when nobody answers there', async () => {
    const mette = bot().person('Mette Skov');
    await store.close();
    const { card } = await consentTo(mette, loop, placeAt(store.url));
    expect(card.text).toContain('Jeg kunne ikke lægge');
  });

  it.each([
    ['Sara Lund', loop],
    ['Jonas Krog', loop],
    ['Henrik Falk', loop],
    ['Birgit Dam', loop],
    ['Lone Vad', loop],
    ['Mette Skov', { document: 'unit:moellevang', format: 'docx' }],
    ['Mette Skov', { document: 'closing:6-18', format: 'docx' }],
    ['Birgit Dam', { document: 'loop:solsikken', format: 'docx' }],
  ])('is asked about anew: %s may not have %j', async (name, context) => {
    const before = await bot().documents();
    const { card } = await consentTo(bot().person(name), context, placeAt(store.url));
    expect(card.text).toMatch(/ikke adgang|kan jeg ikke give dig/);
    expect(store.taken).toEqual([]);
    expect(Object.keys(await bot().documents())).toEqual(Object.keys(before));
  });

  it('is nothing to a former leader, whose card is still there', async () => {
    const mette = bot().person('Mette Skov');
    await mette.say('hjælp');
    const personId = (await bot().documentsOf('person')).find(({ name }) => name === 'Mette Skov')![
      'id'
    ] as string;
    const { people } = bot().app.deps;
    const loaded = (await people.byId(personId))!;
    const assignments = [
      ...loaded.value.assignments.map((each) => ({ ...each, to: '2026-04-14' })),
      { role: 'staff-rep' as const, unitId: 'moellevang', from: '2026-04-15' },
    ];
    await people.save({ ...loaded, value: { ...loaded.value, assignments } });
    expect((await consentTo(mette, loop, placeAt(store.url))).card.text).toContain('ikke adgang');
    expect(store.taken).toEqual([]);
  });

  it('is kept by nobody when it is not wanted', async () => {
    const mette = bot().person('Mette Skov');
    await mette.say('hjælp');
    const before = await bot().documents();
    const answer = await mette.send({ ...decline, replyToId: 'asked-3' });
    expect(answer.card.text).toContain('Det er i orden. Jeg har ikke gemt noget.');
    expectSound(answer.card.json);
    expect(store.taken).toEqual([]);
    expect(await bot().documents()).toEqual(before);
  });

  it.each([
    ['nothing', undefined],
    ['a word', 'ja'],
    ['no context', { action: 'accept', uploadInfo: {} }],
    ['no place', { action: 'accept', context: loop }],
    ['another format', { action: 'accept', context: { ...loop, format: 'exe' }, uploadInfo: placeAt('x') }],
    ['another action', { action: 'maybe' }],
  ])('is refused when Teams sends %s', async (_what, value) => {
    const { status, card } = await bot()
      .person('Mette Skov')
      .send({ type: 'invoke', name: 'fileConsent/invoke', value });
    expect(status).toBe(200);
    expect(card.title).toBe('Det gik ikke');
  });

  it('goes nowhere from a group, nor to a stranger', async () => {
    const group = { conversation: { id: '19:group@thread.v2', conversationType: 'groupChat' } } as const;
    const answer = await consentTo(bot().person('Mette Skov', group), loop, placeAt(store.url));
    expect([answer.status, answer.cards, answer.messages]).toEqual([200, [], []]);
    const stranger = bot().person('Ingen', { aadObjectId: 'nobody' });
    expect((await consentTo(stranger, loop, placeAt(store.url))).card.text).toContain('kender dig ikke');
    expect(store.taken).toEqual([]);
  });

  it('is a link on one’s own machine, which takes no files: once, for the one it was made for', async () => {
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('eksport');
    const { card: ready } = await mette.execute(card, 'Lav dokumentet');
    expectSound(ready.json);
    const [link] = ready.links;
    expect(link?.url.startsWith(bot().url)).toBe(true);
    const fetched = await fetch(link!.url);
    expect(fetched.headers.get('content-disposition')).toContain('L%C3%A6ringsloop');
    expect(readZip(Buffer.from(await fetched.arrayBuffer())).has('word/document.xml')).toBe(true);
    const again = await fetch(link!.url);
    expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('Linket er brugt')]);
    const { card: later } = await mette.execute(card, 'Lav dokumentet');
    bot().clock.advanceMs(11 * 60_000);
    expect((await fetch(later.links[0]!.url)).status).toBe(404);
  });
});

it('opens no such door in Teams', async () => {
  const bot = await openBot({ isInTeams: true });
  expect((await fetch(`${bot.url}/download/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  await bot.close();
});
