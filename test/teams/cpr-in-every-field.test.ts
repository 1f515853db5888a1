import { wordsIn } from '../../src/views/texts';
import { verbs } from '../../src/teams/verbs';
import { forged } from '../support/forged';
import { openBot, type Bot } from './bot';
import { dataFor, everyText, typedIn } from './verb-fields';

/** Every text that any verb takes, read from the registrations: a CPR number there is stored nowhere (domain.md §7). */

const cpr = '010203-1234';
const digits = /010203.{0,3}1234/su;

const known = {
  unitId: 'moellevang',
  meetingId: 'meeting:2026:ld1',
  role: 'leader',
  area: '6-18',
  formId: '00000000-0000-4000-8000-00000000f0f1',
  to: 'date',
  from: '2026-04-20T08:00:00.000Z',
};
/** What tells what a form is about has these names; everything else that is text, people type. */
const keys =
  /Id$|^(?:unitId|toUnit|base|seen|before|from|messageId|question|site|kind|number|document|word|pk)$|^(?:reportYear|decided|deadline|date|time|day|link)$/;
/** Cards that open with something that was typed elsewhere, and texts that only some of their verbs take. */
const another = ['prepare.settle', 'supervision.settle', 'put-off.choose'];

let bot: Bot;
beforeAll(async () => {
  bot = await openBot({ isInTeams: true });
});
afterAll(() => bot.close());

const texts = everyText();
const withTexts = [...new Set(texts.map(({ verb }) => verb))];

async function typedBy(verb: string): Promise<string[]> {
  return typedIn({ deps: bot.app.deps, words: wordsIn('da') }, verb, known).catch(() => []);
}

it('asks about a meeting that there is', async () => {
  const summary = await bot.app.deps.units.summary(known.unitId);
  expect(Object.keys(summary?.value.meetings ?? {})).toContain(known.meetingId);
});

it('knows of each text that a verb takes whether people type it', async () => {
  const unknown: string[] = [];
  for (const { verb, field } of texts) {
    if (keys.test(field) || another.includes(verb) || /^[ar]_/.test(field)) continue;
    if (!(await typedBy(verb)).includes(field)) unknown.push(`${verb}: ${field}`);
  }
  expect(unknown).toEqual([]);
  expect(withTexts.length).toBeGreaterThan(90);
});

describe.each(withTexts)('%s', (verb) => {
  it('gives back what was typed with a CPR number in it', async () => {
    for (const field of await typedBy(verb)) {
      const typed = `Det er ${cpr} i sjette`;
      const data = { ...dataFor(verb, known), [field]: typed };
      const { card } = await bot.person('Mette Skov').execute(forged(verb, data), 'X');
      expect([field, card.text]).toEqual([
        field,
        expect.stringContaining('Der står et CPR-nummer i teksten.'),
      ]);
      expect(card.inputs.map(({ value }) => value)).toContain(typed);
    }
  });

  it.each(['Mette Skov', 'Anders Holm', 'Lone Vad'])(
    'stores none of %s, whichever text it is in',
    async (name) => {
      for (const { field } of texts.filter((each) => each.verb === verb)) {
        const data = { ...dataFor(verb, known), [field]: `Nr. ${cpr}` };
        const { status } = await bot.person(name).execute(forged(verb, data), 'X');
        expect(status).toBe(200);
      }
      expect(JSON.stringify(await bot.documents())).not.toMatch(digits);
    },
  );
});

it('logged none of it', () => {
  expect(verbs.size).toBeGreaterThan(100);
  expect(bot.logged.join('\n')).not.toMatch(digits);
});
