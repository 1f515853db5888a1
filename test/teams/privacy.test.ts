import type { ShownCard } from '../support/bot-client';
import { aadOf, expectSound, upnOf, useBot } from './bot';

/** What the bot holds on someone, as they see it, and deleting someone, as the administration does it. */

const bot = useBot();
const lone = () => bot().person('Lone Vad');

async function find(name: string): Promise<ShownCard> {
  const form = (await lone().execute((await lone().say('forvaltning')).card, 'Find person')).card;
  return (await lone().execute(form, 'Søg', { 'Navn eller e-mail': name })).card;
}

describe('mine data', () => {
  it.each(['mine data', 'My data'])(
    'shows to “%s” who one is, one’s roles and how long it is kept',
    async (word) => {
      const { card } = await bot().person('Karen Riis').say(word);
      expectSound(card.json);
      expect(card.text).toContain('Karen Riis');
      expect(card.text).toContain(upnOf('Karen Riis'));
      expect(card.text).toContain(aadOf('Karen Riis'));
      expect(card.text).toContain('pædagogisk leder');
      expect(card.text).toContain('Et afsluttet loop: 5 år.');
      expect(card.buttons.map(({ title }) => title)).toEqual(
        expect.arrayContaining(['Hent som Word', 'Hent som Excel', 'Hent som JSON']),
      );
    },
  );

  it.each(['Hent som Word', 'Hent som Excel', 'Hent som JSON'])('is given as a file: %s', async (press) => {
    const karen = bot().person('Karen Riis');
    const ready = (await karen.execute((await karen.say('mine data')).card, press)).card;
    const [link] = ready.links;
    const file = await (await fetch(link!.url)).arrayBuffer();
    expect(file.byteLength).toBeGreaterThan(500);
    if (press === 'Hent som JSON')
      expect(JSON.parse(Buffer.from(file).toString())).toMatchObject({
        kind: 'mine',
        person: { name: 'Karen Riis' },
      });
  });
});

describe('deleting a person', () => {
  it('says first what goes and what stays, and then the bot knows nobody of that name', async () => {
    const person = bot().person('Karen Riis');
    await person.say('hjælp');
    const question = (await lone().execute(await find('karen riis'), 'Slet person')).card;
    expectSound(question.json);
    expect(question.title).toBe('Slet Karen Riis?');
    expect(question.text).toContain('Det kan ikke fortrydes.');
    expect((await find('karen riis')).title).toBe('Karen Riis');
    const done = (await lone().execute(question, 'Slet for altid')).card;
    expect(done.text).toContain('Jeg kender ikke personen længere.');
    expect((await person.say('hjælp')).card.text).toContain('Jeg kender dig ikke endnu.');
    const stored = JSON.stringify(await bot().documents());
    for (const trace of ['Karen Riis', upnOf('Karen Riis'), aadOf('Karen Riis')])
      expect(stored).not.toContain(trace);
  });

  it('is not for oneself', async () => {
    const question = await lone().execute(await find('lone vad'), 'Slet person');
    expect(question.card.text).toContain('Du kan ikke slette dig selv.');
  });
});
