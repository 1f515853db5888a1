import { readCard, type ShownCard } from '../support/bot-client';
import { expectSound, useBot } from '../teams/bot';
import { preparationOf, required } from '../teams/preparing';
import { conversationOf, meet } from './posting';

/** Reminders, what has come in, the week, and whom no card reaches: what the timer writes by itself. */

const bot = useBot();

/** The cards that arrived in someone's chat, in order. */
function cardsOf(name: string): ShownCard[] {
  return bot()
    .connector.arrived(conversationOf(name))
    .map(({ activity, activityId }) => {
      const [attachment] = activity['attachments'] as { content: Record<string, unknown> }[];
      return readCard(attachment!.content, activityId);
    });
}

async function roundAt(moment: string): Promise<void> {
  bot().clock.set(moment);
  await bot().round();
}

function lastOf(name: string, title: string): ShownCard {
  const found = cardsOf(name)
    .filter((card) => card.title.startsWith(title))
    .at(-1);
  if (!found) throw new Error(`${name} got no '${title}'`);
  expectSound(found.json);
  return found;
}

describe('a reminder', () => {
  it('says when the dialogue is, how long it takes, and that it is the only one', async () => {
    await meet(bot(), 'Mette Skov', 'Sara Lund', 'Karen Riis');
    await bot().round();
    expect(lastOf('Mette Skov', 'Forbered').text).not.toContain('påmindelse');
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    await mette.execute(await preparationOf(mette), 'Send svar', required);
    await roundAt('2026-04-20T07:00:00.000Z');
    const said =
      /Om en uge er der læringssamtale\. Det tager cirka \d+ minutter at svare\. Det er eneste påmindelse\./;
    const reminder = lastOf('Karen Riis', 'Forbered');
    expect(reminder.text).toMatch(said);
    expect(reminder.text.match(/eneste påmindelse/g)).toHaveLength(1);
    expect(lastOf('Sara Lund', 'Input').text).toMatch(said);
    expect(cardsOf('Mette Skov').map(({ text }) => said.test(text))).not.toContain(true);
    await roundAt('2026-04-24T07:00:00.000Z');
    expect(cardsOf('Karen Riis').filter(({ text }) => text.includes('påmindelse'))).toHaveLength(1);
  });

  it('of a 1:1 comes the workday before', async () => {
    await meet(bot(), 'Anders Holm', 'Ida Bech');
    await bot().round();
    await roundAt('2026-04-17T09:30:00.000Z');
    for (const name of ['Anders Holm', 'Ida Bech'])
      expect(lastOf(name, 'Forbered: 1:1 nr. 3').text).toMatch(
        /Om 3 dage er der 1:1\..* eneste påmindelse\./,
      );
  });

  it('of a schema says which meeting waits', async () => {
    await meet(bot(), 'Mette Skov');
    await roundAt('2026-04-27T09:00:00.000Z');
    expect(lastOf('Mette Skov', 'Opfølgning').text).not.toContain('påmindelse');
    await roundAt('2026-04-30T09:00:00.000Z');
    expect(lastOf('Mette Skov', 'Opfølgning').text).toContain(
      'Læringssamtale 1 var den 27. april, og skemaet er ikke færdigt endnu. Det er eneste påmindelse.',
    );
  });
});

describe('shortly before a dialogue', () => {
  it('chef and leader see what has come in, and nothing of what was written', async () => {
    await meet(bot(), 'Mette Skov', 'Anders Holm', 'Karen Riis');
    const mette = bot().person('Mette Skov', { expectsReplies: true });
    await mette.execute(await preparationOf(mette), 'Send svar', required);
    await roundAt('2026-04-24T12:00:00.000Z');
    // Two days before is a Saturday: the Monday morning, an hour before it begins.
    await roundAt('2026-04-27T06:00:00.000Z');
    const title = 'Det er kommet ind: Læringssamtale 1 · Møllevang Skole';
    for (const name of ['Mette Skov', 'Anders Holm']) {
      const card = lastOf(name, title);
      expect(card.texts[1]).toMatch(/^Læring: et overblik før samtalen den 27\. april\./);
      expect(card.text).toContain('Mette Skov (leder): sendt den 15. april');
      expect(card.text).toContain('Sara Lund (elevråd): ikke modtaget');
      expect(card.text).toMatch(/Vi har: datapakke \(A\), egne data \(B\)\nMangler: /);
      expect(Object.values(required).filter((text) => card.text.includes(text))).toEqual([]);
    }
    expect(cardsOf('Karen Riis').map((card) => card.title)).not.toContain(title);
    const anders = bot().person('Anders Holm');
    const brief = lastOf('Anders Holm', title);
    expect((await anders.execute(brief, 'Forbered')).card.title).toContain('Læringssamtale 1 · Møllevang');
    expect((await anders.execute(brief, 'Opfølgning')).card.title).toContain('Læringssamtale 1 · Møllevang');
  });

  it('says the points of the 1:1s and the agreements of earlier dialogues', async () => {
    await meet(bot(), 'Ida Bech');
    await roundAt('2026-04-20T12:00:00.000Z');
    await roundAt('2026-04-27T06:00:00.000Z');
    const card = lastOf('Ida Bech', 'Det er kommet ind: Læringssamtale 2');
    expect(card.text).toMatch(/Åbne aftaler\n[^]*sprogleg[^]*Fristen var den 5\. april 2026/);
  });
});

describe('the week of a chef', () => {
  const monday = '2026-04-20T06:00:00.000Z';

  it('comes on Monday at eight: what needs attention first, each unit a press away', async () => {
    await meet(bot(), 'Anders Holm', 'Mette Skov', 'Birgit Dam');
    await roundAt('2026-04-20T05:59:00.000Z');
    expect(cardsOf('Anders Holm').map(({ title }) => title)).not.toContain('Din uge fra den 20. april');
    await roundAt(monday);
    const card = lastOf('Anders Holm', 'Din uge fra den 20. april');
    const headings = [
      'Opfølgning, der mangler',
      'Aftaler over fristen',
      'Svar, der mangler',
      'Ugens samtaler',
    ];
    const places = headings.map((heading) => card.texts.indexOf(heading));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(card.text).toContain('Læringssamtale 1, Havblik Skole: 14. april');
    expect(card.text).toMatch(/sprogleg .*\(Dagtilbud Åbrinken, Ida Bech, 5\. april\)/);
    expect(card.text).toMatch(/1:1 nr\. 3, Dagtilbud Åbrinken: mandag den 20\. april kl\. 11\.30–12\.30/);
    expect(card.text).not.toMatch(/Lindehøj|Solsikken/);
    const anders = bot().person('Anders Holm');
    const opened = await anders.execute(card, 'Havblik Skole');
    expect(opened.card.title).toBe('Status: Havblik Skole');
    expect(card.buttons.length).toBeLessThanOrEqual(6);
    await roundAt('2026-04-21T06:00:00.000Z');
    expect(cardsOf('Anders Holm').filter(({ title }) => title.startsWith('Din uge'))).toHaveLength(1);
    expect(cardsOf('Mette Skov').filter(({ title }) => title.startsWith('Din uge'))).toEqual([]);
  });

  it('says whom no card reaches', async () => {
    await meet(bot(), 'Anders Holm');
    await bot().round();
    await roundAt(monday);
    expect(lastOf('Anders Holm', 'Din uge').text).toMatch(
      /Kortene når ikke frem\nHar ikke åbnet appen endnu: [^.]*Dagtilbud Åbrinken[^.]* og \d+ til\. Bed om, at den bliver åbnet i Teams\./,
    );
  });
});

describe('whom no card reaches', () => {
  it('is in the status of the unit, with why and what helps, until they write', async () => {
    await meet(bot(), 'Mette Skov', 'Jonas Krog', 'Anders Holm');
    bot().connector.decide(({ conversationId }) =>
      conversationId === conversationOf('Jonas Krog')
        ? { fault: { status: 403, code: 'ConversationBlockedByUser' } }
        : {},
    );
    await bot().round();
    bot().connector.decide(() => ({}));
    const mette = bot().person('Mette Skov');
    const { card } = await mette.say('status');
    expectSound(card.json);
    const [, , ...lines] = card.text.split('Kortene når ikke frem')[1]!.split('\n');
    expect(lines).toContain('Kortene kommer af sig selv, når de skriver til mig.');
    expect(card.text).toMatch(/Har ikke åbnet appen endnu: .*Karen Riis \(pædagogisk leder\)/);
    expect(card.text).toContain(
      'Har blokeret mig i Teams: Jonas Krog (bestyrelse). Bed om, at det bliver slået fra i vores chat.',
    );
    expect((await bot().person('Anders Holm').say('status')).card.text).toMatch(
      /Møllevang Skole\n.*Kortene når ikke frem til .* \(siden den \d+\. \w+\)/,
    );
    await bot().person('Jonas Krog').say('hjælp');
    await bot().round();
    expect((await mette.say('status')).card.text).not.toContain('Jonas Krog (bestyrelse). Bed om');
  });

  it('is nobody while all goes well', async () => {
    expect((await bot().person('Mette Skov').say('status')).card.text).not.toContain('Kortene når ikke frem');
  });
});
