import type { ShownCard } from '../support/bot-client';
import { useBot } from './bot';
import { preparationOf, required } from './preparing';

/** Whatever a card or a client claims: a clear text, nothing stored, and the next message works. */

const bot = useBot();
const mette = () => bot().person('Mette Skov');

/** The card with its first button saying something else. */
function forged(card: ShownCard, verb: string, data: Record<string, unknown>): ShownCard {
  return {
    ...card,
    buttons: [{ title: 'X', verb, data: { verb, ...data }, sendsInputs: false, fallback: { verb, ...data } }],
  };
}

/** Presses a forged button both ways; both must say the same, and store nothing. */
async function refusalOf(verb: string, data: Record<string, unknown>, name = 'Mette Skov'): Promise<string> {
  const someone = bot().person(name);
  const card = forged((await someone.say('hjælp')).card, verb, data);
  const before = await bot().documents();
  const executed = await someone.execute(card, 'X');
  const submitted = await someone.submit(card, 'X');
  expect([executed.status, submitted.status]).toEqual([200, 200]);
  expect(submitted.card.text).toBe(executed.card.text);
  expect(await bot().documents()).toEqual(before);
  expect((await someone.say('hjælp')).card.title).toMatch(/^Hej /);
  return executed.card.text;
}

describe('who', () => {
  it('is a stranger: told how to be let in', async () => {
    const before = await bot().documents();
    const stranger = bot().person('Ingen', { aadObjectId: 'nobody' });
    const { card } = await stranger.say('status');
    expect(card.text).toContain(
      'Jeg kender dig ikke endnu. Bed din leder eller forvaltningen om at oprette dig.',
    );
    const own = await preparationOf(mette());
    expect((await stranger.execute(own, 'Send svar', required)).card.text).toContain(
      'Jeg kender dig ikke endnu.',
    );
    expect(Object.keys(await bot().documents())).toEqual(Object.keys(before));
  });

  it('has no object id, as a guest in a meeting', async () => {
    const { card } = await mette().send({
      type: 'message',
      text: 'status',
      from: { id: '29:x', name: 'Gæst' },
    });
    expect(card.text).toContain('Jeg kender dig ikke endnu.');
  });

  it('had a role until yesterday', async () => {
    const { people } = bot().app.deps;
    const id = (await people.idBehind('upn:mette.skov@demo.test')) ?? '';
    const stored = (await people.byId(id))!;
    const assignments = stored.value.assignments.map((role) => ({ ...role, to: '2026-04-14' }));
    await people.save({ ...stored, value: { ...stored.value, assignments } });
    expect((await mette().say('status')).card.text).toContain('Jeg kender dig ikke endnu.');
  });
});

describe('another tenant', () => {
  const guarded = useBot({ tenantIds: ['tenant-demo'] });

  it('is refused in words, whatever it sends', async () => {
    const before = await guarded().documents();
    const foreign = guarded().person('Mette Skov', { tenant: 'tenant-other' });
    expect((await foreign.say('status')).card.text).toContain('Den her bot er kun for kommunens egne folk.');
    const own = await preparationOf(guarded().person('Mette Skov'));
    const { card } = await foreign.execute(own, 'Send svar', required);
    expect(card.text).toContain('Den her bot er kun for kommunens egne folk.');
    expect((await foreign.arrive()).card.text).toContain('Den her bot er kun');
    expect(Object.keys(await guarded().documents())).toEqual(Object.keys(before));
  });
});

describe('a forged card', () => {
  const notYours = /Den enhed har du ikke adgang til\./;
  const meetingId = 'meeting:2026:ld1';

  it.each([
    ['another chef’s unit', 'status.open', { unitId: 'solsikken' }, 'Anders Holm'],
    [
      'another chef’s 1:1',
      'follow-up.open',
      { unitId: 'nordlyset', meetingId: 'meeting:2026:oo1' },
      'Anders Holm',
    ],
    ['another unit’s guide', 'prepare.open', { unitId: 'havblik', meetingId, role: 'leader' }, 'Mette Skov'],
    [
      'a role of someone else',
      'prepare.open',
      { unitId: 'moellevang', meetingId, role: 'chef' },
      'Mette Skov',
    ],
    [
      'a unit that is not there',
      'prepare.open',
      { unitId: 'nowhere', meetingId, role: 'leader' },
      'Mette Skov',
    ],
    ['our own settings', 'status.open', { unitId: 'municipality' }, 'Mette Skov'],
    [
      'holding another’s dialogue',
      'follow-up.hold',
      { unitId: 'havblik', meetingId, held: true },
      'Mette Skov',
    ],
    [
      'a 1:1, as pedagogical leader',
      'follow-up.open',
      { unitId: 'moellevang', meetingId: 'meeting:2026:oo1' },
      'Karen Riis',
    ],
    ['finishing, as staff', 'follow-up.finish', { unitId: 'havblik', meetingId }, 'Ole Lyng'],
  ])('for %s is refused', async (_what, verb, data, name) => {
    expect(await refusalOf(verb, data, name)).toMatch(notYours);
  });

  it.each([
    '',
    '/',
    '../moellevang',
    'moellevang\u0000',
    ' moellevang',
    'x'.repeat(300),
    '${unitId}',
    '__proto__',
  ])('for a unit called %j is refused like one that is not there', async (unitId) => {
    expect(await refusalOf('prepare.open', { unitId, meetingId, role: 'leader' })).toMatch(
      /Den enhed har du ikke adgang til\.|Jeg kunne ikke læse kortet\./,
    );
  });

  it.each(['nothing', 'constructor', '__proto__', 'toString', 'summary', ''])(
    'for a meeting called %j is refused',
    async (foreign) => {
      const data = { unitId: 'moellevang', meetingId: foreign };
      const gone = /Den samtale findes ikke mere\./;
      expect(await refusalOf('prepare.open', { ...data, role: 'leader' })).toMatch(gone);
      expect(await refusalOf('follow-up.open', data)).toMatch(gone);
      expect(await refusalOf('follow-up.hold', { ...data, held: true })).toMatch(gone);
    },
  );

  it.each([
    ['an unknown verb', 'no.such.verb', {}, 'Den knap kender jeg ikke.'],
    ['a verb of the language', 'constructor', {}, 'Den knap kender jeg ikke.'],
    ['no data', 'prepare.open', {}, 'Jeg kunne ikke læse kortet.'],
    [
      'data of other types',
      'prepare.open',
      { unitId: 1, meetingId: [], role: {} },
      'Jeg kunne ikke læse kortet.',
    ],
    [
      'an unknown role',
      'prepare.open',
      { unitId: 'moellevang', meetingId, role: 'king' },
      'Jeg kunne ikke læse kortet.',
    ],
    ['an unknown language', 'language.set', { language: 'xx' }, 'Jeg kunne ikke læse kortet.'],
    [
      'an unknown intent',
      'prepare.settle',
      { unitId: 'moellevang', meetingId, role: 'leader', intent: 'no' },
      'Jeg kunne ikke læse kortet.',
    ],
    [
      'marks of another type',
      'prepare.save',
      { unitId: 'moellevang', meetingId, role: 'leader', base: { a: 1 } },
      'Jeg kunne ikke læse kortet.',
    ],
    [
      'an answer of another type',
      'prepare.save',
      { unitId: 'moellevang', meetingId, role: 'leader', a_focus: 5 },
      'Jeg kunne ikke læse kortet.',
    ],
    [
      'a place that is not there',
      'prepare.save',
      { unitId: 'moellevang', meetingId, role: 'leader', site: 'x' },
      'Jeg kunne ikke læse kortet.',
    ],
    ['a person who is not there', 'who.choose', { personId: 'x' }, 'Jeg kender dig ikke endnu.'],
  ])('with %s is refused', async (_what, verb, data, reason) => {
    expect(await refusalOf(verb, data)).toContain(reason);
  });

  it('with a question that the guide does not have is no answer to anything', async () => {
    const data = { unitId: 'moellevang', meetingId, role: 'leader', a_nonsense: 'Noget opdigtet noget' };
    const { card } = await mette().execute(
      forged((await mette().say('hjælp')).card, 'prepare.save', data),
      'X',
    );
    expect(card.text).toContain('Gemt kl. 10.00.');
    expect(JSON.stringify(await bot().documents())).not.toContain('Noget opdigtet noget');
  });

  it('with an invented number of an agreement is one agreement', async () => {
    const henrik = bot().person('Henrik Falk');
    const form = (await henrik.execute((await henrik.say('opfølgning')).card, 'Tilføj aftale')).card;
    const data = {
      ...form.buttons[0]!.data,
      what: 'Aftale af eget nummer',
      forChildren: 'Alle har en at lege med',
      ownerId: form.inputs[2]!.choices[0]!.value,
      deadline: '2026-06-01',
    };
    for (const number of [0, -1, 1.5, '1'])
      expect(
        (await henrik.execute(forged(form, 'follow-up.save-entry', { ...data, number }), 'X')).card.text,
      ).toContain('Jeg kunne ikke læse kortet.');
    await henrik.execute(forged(form, 'follow-up.save-entry', { ...data, number: 1e9 }), 'X');
    expect((await bot().documentsOf('schema')).filter(({ state }) => state === 'open')).toEqual([
      expect.objectContaining({ nextNumber: 2 }),
    ]);
  });
});

describe('an action without a verb', () => {
  it.each([
    ['no value', {}],
    ['value null', { value: null }],
    ['an empty value', { value: {} }],
    ['an action that is none', { value: { action: 'x' } }],
    ['an action without a verb', { value: { action: { type: 'Action.Execute' } } }],
    ['a verb that is no word', { value: { action: { verb: { a: 1 }, data: null } } }],
    ['data that is a list', { value: { action: { verb: 'prepare.open', data: [] } } }],
  ])('(%s) is answered as an unknown button, by Execute and by Submit', async (_what, sent) => {
    await mette().say('hjælp');
    const before = await bot().documents();
    const invoked = await mette().send({ type: 'invoke', name: 'adaptiveCard/action', ...sent });
    expect(invoked.status).toBe(200);
    expect(invoked.card.text).toMatch(/Den knap kender jeg ikke\.|Jeg kunne ikke læse kortet\./);
    const message = await mette().send({ type: 'message', ...sent });
    expect(message.status).toBe(200);
    expect(message.card.text).toMatch(
      /Den knap kender jeg ikke\.|Det forstod jeg ikke\.|Jeg kunne ikke læse kortet\./,
    );
    expect(await bot().documents()).toEqual(before);
  });

  it('and an invoke of another kind is not ours', async () => {
    const { status } = await mette().send({ type: 'invoke', name: 'task/fetch', value: {} });
    expect(status).toBe(501);
  });
});
