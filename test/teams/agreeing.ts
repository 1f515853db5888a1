import { agreementIdOf, type Agreement } from '../../src/domain/follow-up/schema';
import type { BotPerson, ShownCard } from '../support/bot-client';
import { aadOf, type Bot } from './bot';

/** Agreements in the chat: one that is made for a test, and how they are stored. */

export const noteLabel = 'Vil du skrive noget om det?';
export const deadlineLabel = 'Hvornår er den nye frist?';

/** The first dialogue of Dagtilbud Åbrinken, held before the demo began. */
export const pastDialogue = { unitId: 'aabrinken', meetingId: 'meeting:2025:ld1' };

export async function personIdOf(bot: Bot, name: string): Promise<string> {
  const id = await bot.app.deps.people.idBehind(`aad:${aadOf(name)}`);
  if (!id) throw new Error(`${name} is not known`);
  return id;
}

/** Puts an agreement of a past meeting in the store, as a finished schema would have left it. */
export async function agree(
  bot: Bot,
  owner: string,
  changes: Partial<Agreement> = {},
  where = pastDialogue,
): Promise<Agreement> {
  const { units } = bot.app.deps;
  const summary = await units.summary(where.unitId);
  if (!summary) throw new Error(`no unit ${where.unitId}`);
  const entryId = `a${50 + Object.keys(summary.value.agreements).length}`;
  const agreement: Agreement = {
    ...where,
    id: agreementIdOf(where.meetingId, entryId),
    entryId,
    confidential: false,
    what: 'Vi prøver legegrupper på tværs af stuerne',
    forChildren: 'Flere børn har en at lege med',
    ownerId: await personIdOf(bot, owner),
    ownerName: owner,
    deadline: '2026-05-20',
    state: 'open',
    stepsDone: [],
    ...changes,
  };
  await units.save({
    summary,
    records: [{ type: 'agreement', record: agreement }],
    audit: { at: bot.clock.now(), personId: 'test', action: 'test', subjectId: agreement.id },
  });
  return agreement;
}

export async function storedAgreement(bot: Bot, id: string): Promise<Agreement> {
  const found = await bot.app.deps.units.record('agreement', pastDialogue.unitId, id);
  if (!found) throw new Error(`no agreement ${id}`);
  return found;
}

/** The card of one of the person's own agreements, the most urgent first. */
export async function agreementCard(person: BotPerson, at = 0): Promise<ShownCard> {
  return (await person.execute((await person.say('aftaler')).card, { title: 'Åbn', at })).card;
}
