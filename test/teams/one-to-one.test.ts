import { expectSound, useBot } from './bot';
import { addAgreement, field, openSchema } from './following-up';

/** 1:1s are between chef and leader. A point goes to the dialogue only when both say so (rule 8). */

const bot = useBot();
beforeEach(() => {
  bot().clock.set('2026-04-20T11:00:00.000Z');
});
const ida = () => bot().person('Ida Bech');
const anders = () => bot().person('Anders Holm');

const point = 'Vikardækningen om eftermiddagen';
const agreement = {
  [field.what]: point,
  [field.children]: '',
  [field.owner]: 'Ida Bech',
  [field.deadline]: '2026-05-20',
};

/** The 1:1 of Dagtilbud Åbrinken that was this morning. */
async function schemaOf(name: 'Ida Bech' | 'Anders Holm') {
  const someone = bot().person(name);
  let { card } = await someone.say('opfølgning');
  if (!card.title.includes('1:1 nr. 3')) {
    const at = card.buttons.findIndex(
      ({ data }) => data['meetingId'] === 'meeting:2025:oo3' && data['unitId'] === 'aabrinken',
    );
    const title = card.buttons[at]!.title;
    const same = card.buttons.slice(0, at).filter((button) => button.title === title).length;
    card = (await someone.execute(card, { title, at: same })).card;
  }
  expect(card.title).toBe('Opfølgning: 1:1 nr. 3 · Dagtilbud Åbrinken');
  return card;
}

it('may be finished without an agreement, and says who sees it', async () => {
  const card = await schemaOf('Ida Bech');
  expect(card.texts[1]).toMatch(/Kun leder og chef kan se det\.$/);
  expect(card.buttons.map(({ title }) => title)).not.toContain('Tilføj fokusområde');
  expect((await ida().execute(card, 'Færdig')).card.text).toContain('Skemaet er færdigt.');
});

it('is written by both, and both see the same', async () => {
  await addAgreement(ida(), await schemaOf('Ida Bech'), agreement);
  const his = await schemaOf('Anders Holm');
  expect(his.text).toContain(point);
  await addAgreement(anders(), his, { ...agreement, [field.what]: 'Besøg på begge huse' });
  expect((await openSchema(bot())).entries.map(({ what }) => what)).toEqual([point, 'Besøg på begge huse']);
});

it('lets a point cross when both have released it, and says who has', async () => {
  const hers = await addAgreement(ida(), await schemaOf('Ida Bech'), agreement);
  const once = (await ida().execute(hers, 'Tag det med til læringssamtalen')).card;
  expect(once.text).toMatch(
    /Har sagt ja: leder\. Punktet kommer først med til læringssamtalen, når I begge siger ja\./,
  );
  expectSound(once.json);
  expect((await ida().say('status')).card.text).toMatch(/Mangler: .*punkter fra 1:1 \(C\)/);
  const both = (await anders().execute(await schemaOf('Anders Holm'), 'Tag det med til læringssamtalen'))
    .card;
  expect(both.text).toContain('I tager begge punktet med til læringssamtalen.');
  expect((await ida().say('status')).card.text).toMatch(/Vi har: .*punkter fra 1:1 \(C\)/);
  await anders().execute(both, 'Tag det alligevel ikke med');
  expect((await openSchema(bot())).entries[0]?.releasedBy).toEqual(['leader']);
});

it('is seen by nobody else, whatever they write or press', async () => {
  const hers = await addAgreement(ida(), await schemaOf('Ida Bech'), agreement);
  const finished = (await ida().execute(hers, 'Færdig')).card;
  for (const name of ['Lars Nygård', 'Birgit Dam', 'Lone Vad', 'Anne Dahl', 'Ulla Brink', 'Maria Holt']) {
    const other = bot().person(name);
    for (const word of ['forbered', 'opfølgning', 'status', 'status åbrinken', 'næste', 'input'])
      expect(JSON.stringify((await other.say(word)).cards)).not.toContain(point);
    const { card } = await other.execute(finished, 'Åbn skemaet igen');
    expect(card.text).toMatch(/Den enhed har du ikke adgang til\./);
  }
});

it('shows its agreements to the leader and the chef in what comes next, and to nobody at the dialogue', async () => {
  const hers = await addAgreement(ida(), await schemaOf('Ida Bech'), agreement);
  await ida().execute(hers, 'Færdig');
  expect((await bot().person('Lars Nygård').say('forbered')).card.text).not.toContain(point);
  expect((await ida().say('status')).card.text).toContain(point);
});
