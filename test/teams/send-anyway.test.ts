import type { BotPerson, ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { expectSound, useBot } from './bot';
import { agreement, field as agreementField, followUpOf } from './following-up';
import { field, preparationOf, required, responsesIn } from './preparing';

/** What may point at one person is warned about before others see it, and can be sent all the same (domain.md §7). */

const bot = useBot();
const mette = () => bot().person('Mette Skov');
const henrik = () => bot().person('Henrik Falk');
const named = 'Emma Holst er tit alene i frikvarteret';

async function audited(): Promise<string[]> {
  return (await bot().documentsOf('audit')).map(({ action }: Json) => String(action));
}

function titles({ buttons }: ShownCard): string[] {
  return buttons.map(({ title }) => title);
}

async function sayAll(person: BotPerson, ...written: string[]): Promise<ShownCard> {
  let card: ShownCard | undefined;
  for (const each of written) ({ card } = await person.say(each));
  return card!;
}

describe('on a card', () => {
  it('a draft is kept without a word', async () => {
    const { card } = await mette().execute(await preparationOf(mette()), 'Gem kladde', {
      [field.why]: named,
    });
    expect(card.text).toMatch(/Gemt kl\./);
    expect(titles(card)).not.toContain('Send alligevel');
  });

  it('sending asks first; taken out, it is sent as any other', async () => {
    const warned = (
      await mette().execute(await preparationOf(mette()), 'Send svar', { ...required, [field.why]: named })
    ).card;
    expect(warned.text).toContain('‘Emma Holst’');
    expect(titles(warned)).toEqual(['Prøv igen', 'Send alligevel', 'Tilbage uden at gemme']);
    expectSound(warned.json, named);
    const mended = { [field.why]: 'En elev er tit alene' };
    const sent = (await mette().execute(warned, 'Prøv igen', mended)).card;
    expect(sent.text).toContain('Dine svar er sendt');
    expect(await audited()).toContain('submit-answers');
  });

  it('by an old client the same, and the text is stored as it was typed', async () => {
    const warned = (
      await mette().submit(await preparationOf(mette()), 'Send svar', { ...required, [field.why]: named })
    ).card;
    const sent = (await mette().submit(warned, 'Send alligevel')).card;
    expect(sent.text).toContain('Dine svar er sendt');
    expect((await responsesIn(bot()))[0]?.versions[0]?.answers).toMatchObject({ why: named });
    expect(await audited()).toContain('submit-answers-anyway');
  });

  it('agreeing to one child is not agreeing to another, and never to a CPR number', async () => {
    const warned = (
      await mette().execute(await preparationOf(mette()), 'Send svar', { ...required, [field.why]: named })
    ).card;
    const other = (await mette().execute(warned, 'Send alligevel', { [field.why]: 'Noah er tit alene' }))
      .card;
    expect(other.text).toContain('‘Noah’');
    const cpr = (await mette().execute(warned, 'Send alligevel', { [field.why]: `${named} 010216-1234` }))
      .card;
    expect(cpr.text).toContain('Der står et CPR-nummer i teksten.');
    expect(titles(cpr)).not.toContain('Send alligevel');
    expect(await responsesIn(bot())).toEqual([]);
  });

  it('an agreement, a focus area and the children’s perspective ask too; colleagues and own places do not', async () => {
    const form = (await henrik().execute(await followUpOf(henrik()), 'Tilføj aftale')).card;
    const typed = { ...agreement, [agreementField.what]: `${named}, så vi er to ude` };
    const warned = (await henrik().execute(form, 'Gem aftalen', typed)).card;
    expect(warned.text).toContain('‘Emma Holst’');
    const kept = (await henrik().execute(warned, 'Send alligevel')).card;
    expect(kept.text).toContain('Emma Holst');
    expect(await audited()).toContain('add-entry-anyway');
    const colleague = {
      ...agreement,
      [agreementField.what]: 'Henrik Falk spørger eleverne på Havblik Skole',
    };
    const again = (await henrik().execute(kept, 'Tilføj aftale')).card;
    expect(titles((await henrik().execute(again, 'Gem aftalen', colleague)).card)).not.toContain(
      'Send alligevel',
    );
  });
});

describe('in the chat', () => {
  it('the answer is kept, and sending says in which answer it stands, with the way to it and past it', async () => {
    const draft = { ...required, [field.seen]: '' };
    await mette().execute(await preparationOf(mette()), 'Svar i chatten', draft);
    await sayAll(mette(), 'ret 2', named);
    const warned = (await mette().say('send')).card;
    expect(warned.text).toContain('Det ligner et navn på et barn: ‘Emma Holst’.');
    expect(warned.text).toContain(`Det står under ‘${field.seen}’.`);
    expectSound(warned.json, named);
    expect((await responsesIn(bot()))[0]).toMatchObject({ state: 'draft' });
    const [mend] = titles(warned);
    const asked = (await mette().execute(warned, mend!)).card;
    expect(asked.text).toContain(field.seen);
    const sent = (await mette().execute(warned, 'Send alligevel')).card;
    expect(sent.text).toContain('Dine svar er sendt');
    expect(await audited()).toContain('submit-answers-anyway');
  });

  describe('a form of a schema', () => {
    it('asks at once, on a card with the text itself, and goes on with what is mended', async () => {
      const warned = await sayAll(henrik(), 'ny aftale', 'Vi ringer til Oliver Hansen på 20123456');
      expect(warned.text).toContain('‘Oliver Hansen’');
      expect(warned.text).toContain('‘20123456’');
      expect(warned.inputs.map(({ label, value }) => [label, value])).toEqual([
        [agreementField.what, 'Vi ringer til Oliver Hansen på 20123456'],
      ]);
      expectSound(warned.json, 'Vi ringer til Oliver Hansen på 20123456');
      const mended = { [agreementField.what]: 'Vi ringer til en elevs forældre' };
      const asked = (await henrik().execute(warned, 'Prøv igen', mended)).card;
      expect(asked.text).toContain(agreementField.children);
      const saved = await sayAll(henrik(), 'De er med i legen', 'mig', 'om tre uger');
      expect(saved.text).toContain('Gemt i skemaet.');
      expect(saved.text).toContain('Vi ringer til en elevs forældre');
      expect(await audited()).toContain('add-entry');
    });

    it('remembers what is sent all the same until it is saved, once, and asks about another child', async () => {
      const warned = await sayAll(henrik(), 'ny aftale', named);
      const asked = (await henrik().execute(warned, 'Send alligevel')).card;
      expect(asked.text).toContain(agreementField.children);
      const other = (await henrik().say('Emma Holst og Noah er med i legen')).card;
      expect(other.text).toContain('‘Noah’');
      expect(other.text).not.toContain('‘Emma Holst’');
      expect((await henrik().say('Emma Holst er med i legen')).card.text).toContain(agreementField.owner);
      const saved = await sayAll(henrik(), 'mig', 'om tre uger');
      expect(saved.text).toContain('Gemt i skemaet.');
      expect(await audited()).toContain('add-entry-anyway');
      const schemas = (await bot().documentsOf('schema')) as unknown as { entries: { what: string }[] }[];
      expect(schemas.flatMap(({ entries }) => entries).filter(({ what }) => what === named)).toHaveLength(1);
      const next = await sayAll(henrik(), 'ny aftale', `${named} igen`);
      expect(next.text).toContain('‘Emma Holst’');
    });

    it('asks too about a focus area and how the children are heard, which is one question', async () => {
      expect((await sayAll(henrik(), 'nyt fokusområde', 'Noah og hans venner')).text).toContain('‘Noah’');
      const warned = await sayAll(henrik(), 'annullér', 'børnenes perspektiv', 'Vi spørger Emma Holst');
      expect(warned.text).toContain('‘Emma Holst’');
      expect((await henrik().execute(warned, 'Send alligevel')).card.text).toContain('Gemt i skemaet.');
      expect(await audited()).toContain('decide-perspective-anyway');
    });
  });

  it.each([
    'status 010203-1234',
    'eksport 010203 1234',
    'kalender 0102031234',
    'Barnet er 010203-1234',
    'ny aftale 010203-1234',
  ])('a CPR number is refused also where no question is open: %j', async (written) => {
    await mette().say('hej');
    const before = await bot().documents();
    const { card } = await mette().say(written);
    expect(card.text).toContain('Der står et CPR-nummer i teksten. Jeg har ikke gemt det.');
    expect(await bot().documents()).toEqual(before);
    expect(bot().logged.join('\n')).not.toMatch(/010203.?1234/);
  });
});
