import { useBot } from './bot';
import { preparationOf, required, responsesIn } from './preparing';

/** In a group or a channel nothing is shown; the answer goes to the person's own chat (domain.md §3). */

const bot = useBot();
const group = { conversation: { id: '19:group@thread.v2', conversationType: 'groupChat' } } as const;

it('writes to the person privately, and tells the group only that', async () => {
  const mette = bot().person('Mette Skov');
  await mette.say('hjælp');
  const answer = await bot().person('Mette Skov', group).say('status');
  expect(answer.cards).toEqual([]);
  expect(answer.messages).toEqual(['Jeg har skrevet til dig i vores egen chat.']);
  const own = bot().connector.arrived(mette.conversationId).at(-1);
  expect(JSON.stringify(own?.activity)).toContain('Status: Møllevang Skole');
});

it.each([
  ['a chat of which nothing is said', { id: '19:unsaid@thread.skype' }],
  ['a chat whose kind is left empty', { id: '19:unsaid@thread.skype', conversationType: '', isGroup: null }],
])('takes %s for one with others in it', async (_what, conversation) => {
  const mette = bot().person('Mette Skov');
  await mette.say('hjælp');
  await mette.send({ type: 'message', text: 'status', conversation });
  const there = bot().connector.arrived(conversation.id);
  expect(there.map(({ activity }) => activity['text'])).toEqual([
    'Jeg har skrevet til dig i vores egen chat.',
  ]);
  expect(JSON.stringify(bot().connector.arrived(mette.conversationId).at(-1))).toContain(
    'Status: Møllevang Skole',
  );
});

it('understands a word written after its own name', async () => {
  const mette = bot().person('Mette Skov');
  await mette.say('hjælp');
  const mention = {
    type: 'mention',
    text: '<at>Kvalitetsloop</at>',
    mentioned: { id: '28:bot', name: 'Kvalitetsloop' },
  };
  await bot()
    .person('Mette Skov', group)
    .send({ type: 'message', text: '<at>Kvalitetsloop</at> næste', entities: [mention] });
  const own = bot().connector.arrived(mette.conversationId).at(-1);
  expect(JSON.stringify(own?.activity)).toContain('Dine næste samtaler');
});

it('asks someone it cannot write to yet to open a chat, and shows nothing', async () => {
  const answer = await bot().person('Mette Skov', group).say('status');
  expect(answer.cards).toEqual([]);
  expect(answer.messages).toEqual([
    'Jeg kan ikke skrive til dig endnu. Åbn en chat med mig, og skriv ‘hjælp’ dér.',
  ]);
});

it('tells a stranger in a group nothing', async () => {
  const answer = await bot()
    .person('Ingen', { aadObjectId: 'nobody', ...group })
    .say('status');
  expect(answer.cards).toEqual([]);
  expect(answer.messages).toHaveLength(1);
});

it('keeps what is pressed on a card that was moved into a group, and shows it there to nobody', async () => {
  const mette = bot().person('Mette Skov');
  const card = await preparationOf(mette);
  const { activityId: _elsewhere, ...moved } = card;
  const answer = await bot().person('Mette Skov', group).execute(moved, 'Send svar', required);
  expect(answer.cards.map(({ title }) => title)).toEqual(['Kun til dig']);
  expect(await responsesIn(bot())).toHaveLength(1);
  expect(JSON.stringify(bot().connector.arrived(mette.conversationId).at(-1))).toContain(
    'Sendt: Læringssamtale 1',
  );
});

it('says nothing when the app is put into a group', async () => {
  const answer = await bot().person('Mette Skov', group).arrive();
  expect([...answer.cards, ...answer.messages]).toEqual([]);
});
