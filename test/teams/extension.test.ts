import { dayOf } from '../../src/domain/calendar/copenhagen';
import type { BotPerson } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { expectSound, openBot, useBot, type Bot } from './bot';

/** The message extension: own units are found, and the card that goes into a chat holds nothing of anyone's. */

const bot = useBot({ isInTeams: true });

interface Found {
  type: string;
  text?: string;
  attachments?: {
    contentType: string;
    content: Json;
    preview: { content: { title: string; text: string } };
  }[];
}

function valueOf(written: string | undefined, queryOptions: Json = { skip: 0, count: 25 }): Json {
  const asked =
    written === undefined ? { name: 'initialRun', value: 'true' } : { name: 'query', value: written };
  return { commandId: 'units', parameters: [asked], queryOptions };
}

async function query(who: BotPerson, value: unknown): Promise<Found> {
  const { status, body } = await who.send({ type: 'invoke', name: 'composeExtension/query', value });
  expect(status).toBe(200);
  return (body as { composeExtension: Found }).composeExtension;
}

async function namesFor(who: BotPerson, written?: string, options?: Json): Promise<string[]> {
  const { attachments = [] } = await query(who, valueOf(written, options));
  return attachments.map(({ preview }) => preview.content.title);
}

const chefsUnits = ['Dagtilbud Egelunden', 'Dagtilbud Åbrinken', 'Havblik Skole', 'Møllevang Skole'];

it('lists a chef’s own units before anything is written, and finds them by part of a name', async () => {
  const anders = bot().person('Anders Holm');
  expect(await namesFor(anders)).toEqual(chefsUnits);
  expect(await namesFor(anders, '   ')).toEqual(chefsUnits);
  expect(await namesFor(anders, 'moellev')).toEqual(['Møllevang Skole']);
  expect(await namesFor(anders, 'skole')).toEqual(['Havblik Skole', 'Møllevang Skole']);
});

it('never finds a unit of another chef', async () => {
  const anders = bot().person('Anders Holm');
  for (const written of ['Solsikken', 'Lindehøj', 'solsikken', 'FU Nordlyset']) {
    const found = await query(anders, valueOf(written));
    expect(found).toEqual({ type: 'message', text: 'Jeg fandt ingen af dine enheder med det navn.' });
  }
});

it('finds a leader’s own unit alone', async () => {
  const mette = bot().person('Mette Skov');
  expect(await namesFor(mette)).toEqual(['Møllevang Skole']);
  expect(await namesFor(mette, 'havblik')).toEqual([]);
});

it('finds every unit for the administration, by its name alone', async () => {
  const lone = bot().person('Lone Vad');
  const { attachments = [] } = await query(lone, valueOf(undefined));
  expect(attachments).toHaveLength(8);
  const [first] = attachments;
  expect(first?.preview.content).toEqual({ title: 'Dagtilbud Egelunden', text: 'Dagtilbud' });
  expect(JSON.stringify(attachments)).not.toMatch(/holdt|samtale 1/);
});

it.each(['Sara Lund', 'Jonas Krog', 'Martin Vang'])('has no unit for %s to put in', async (name) => {
  expect(await query(bot().person(name), valueOf(undefined))).toMatchObject({ type: 'message' });
});

it('draws a sound card without buttons, that says who sees it', async () => {
  const { attachments } = await query(bot().person('Anders Holm'), valueOf('møllevang'));
  const { content, contentType, preview } = attachments![0]!;
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  expectSound(content);
  expect(JSON.stringify(content)).toContain('Alle i chatten kan se det her kort.');
  expect(content['actions']).toEqual([]);
  expect(preview.content.text).toBe('Skole · Læringssamtale 1 er den 27. april 2026');
});

it('holds nothing of what the summaries know but the name, the sector and the next dialogue', async () => {
  const { attachments } = await query(bot().person('Anders Holm'), valueOf(undefined));
  const said = JSON.stringify(attachments);
  for (const summary of await bot().documentsOf('summary')) {
    const { unit, loop, agreements, evidence, meetings } = summary as {
      unit: { name: string; members: { name: string }[]; sites: { name: string }[] };
      loop?: { focusAreas: { title: string }[]; themes: { title: string }[] };
      agreements: Record<string, { what: string; ownerName: string }>;
      evidence: Record<string, { text: string }>;
      meetings: Record<string, { kind: string; start: string }>;
    };
    const secrets = [
      ...unit.members.map(({ name }) => name),
      ...unit.sites.map(({ name }) => name),
      ...(loop?.focusAreas ?? []).map(({ title }) => title),
      ...Object.values(agreements).flatMap(({ what, ownerName }) => [what, ownerName]),
      ...Object.values(evidence).map(({ text }) => text),
      ...Object.values(meetings).flatMap(({ kind, start }) => (kind === 'one-to-one' ? [dayOf(start)] : [])),
    ];
    for (const secret of secrets) expect(said).not.toContain(secret);
  }
  expect(said).not.toMatch(/aftale|overskredet|Mangler|svar|holdt|lukket|afsluttet|1:1/i);
});

it.each([
  ['signs', '%_*[]()\\"\'<script>alert(1)</script>'],
  ['emoji', '🎈🧸'],
  ['10,000 letters', 'æ'.repeat(10_000)],
  ['a template', '${unit.name}'],
])('finds nothing by %s, and is not harmed', async (_what, written) => {
  const anders = bot().person('Anders Holm');
  expect(await namesFor(anders, written)).toEqual([]);
  expect(await namesFor(anders, 'havblik')).toEqual(['Havblik Skole']);
});

it('shows at most 25 at a time, and the rest when someone scrolls', async () => {
  const lone = bot().person('Lone Vad');
  const all = await namesFor(lone);
  expect(await namesFor(lone, undefined, { skip: 0, count: 3 })).toEqual(all.slice(0, 3));
  expect(await namesFor(lone, undefined, { skip: 6, count: 25 })).toEqual(all.slice(6));
  expect(await query(lone, valueOf(undefined, { skip: 25, count: 25 }))).toMatchObject({
    type: 'result',
    attachments: [],
  });
});

it.each([
  ['nothing', undefined],
  ['another command', { commandId: 'people', parameters: [] }],
  ['no list', { commandId: 'units', parameters: 'x' }],
  ['a count below none', { commandId: 'units', queryOptions: { skip: -1, count: 25 } }],
])('answers %s with a friendly line', async (_what, value) => {
  expect(await query(bot().person('Anders Holm'), value)).toMatchObject({ type: 'message' });
});

it('reads the own units in one query', async () => {
  const anders = bot().person('Anders Holm');
  await anders.say('hjælp');
  bot().store.forget();
  await namesFor(anders);
  // Who it is takes two point reads.
  expect(bot().store.calls).toEqual({ get: 2, put: 0, delete: 0, batch: 0, query: 1 });
});

it('answers in whatever chat it is asked from, and keeps none of them as the bot’s own', async () => {
  const own = bot().person('Anders Holm');
  await own.say('hjælp');
  const personOf = async (): Promise<unknown> =>
    (await bot().documentsOf('person')).find(({ name }) => name === 'Anders Holm');
  const before = await personOf();
  for (const conversationType of ['personal', 'groupChat'] as const) {
    const conversation = { id: `19:between-two-${conversationType}`, conversationType };
    expect(await namesFor(bot().person('Anders Holm', { conversation }))).toEqual(chefsUnits);
    expect(bot().connector.arrived(conversation.id)).toEqual([]);
  }
  expect(await personOf()).toEqual(before);
});

describe('tells nothing to', () => {
  async function toldTo(strange: Bot, who: BotPerson): Promise<void> {
    const found = await query(who, valueOf('møllevang'));
    expect(found.type).toBe('message');
    expect(JSON.stringify(found)).not.toContain('Møllevang');
    await strange.close();
  }

  it('someone the municipality has not listed', async () => {
    const strange = await openBot({ isInTeams: true });
    await toldTo(strange, strange.person('Ingen', { aadObjectId: 'nobody' }));
  });

  it('another tenant', async () => {
    const strange = await openBot({ isInTeams: true, tenantIds: ['tenant-demo'] });
    await toldTo(strange, strange.person('Anders Holm', { tenant: 'tenant-other' }));
  });

  it('anyone while the store is down, but that it is', async () => {
    const strange = await openBot({ isInTeams: true });
    strange.breakDown();
    await toldTo(strange, strange.person('Anders Holm'));
  });
});
