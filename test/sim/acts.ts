import { answerGuide, chooseMode } from '../../src/app/answer-guide';
import { changeSchema, openFollowUp } from '../../src/app/follow-up';
import { finishSchema } from '../../src/app/finish-schema';
import { confirmClosing, writeClosing } from '../../src/app/closing/write';
import { settleAgreement } from '../../src/app/settle-agreement';
import { receiptsIdOf } from '../../src/domain/input/receipts';
import { writeReceipts } from '../../src/app/write-receipts';
import type {
  AgreementTask,
  ClosingDesk,
  FollowUp,
  OutgoingCard,
  Preparation,
  ReceiptDesk,
} from '../../src/app/results';
import { putOff, undoPutOff } from '../../src/app/put-off';
import type { PutOffKey } from '../../src/app/put-off-task';
import { dayOf, plusDays } from '../../src/domain/calendar/copenhagen';
import { closingIdOf } from '../../src/domain/closing/closing';
import { fingerprint } from '../../src/domain/guide/fingerprint';
import { responseIdOf } from '../../src/domain/guide/response';
import { schemaIdOf } from '../../src/domain/follow-up/schema';
import type { Answers } from './answers';
import type { Act } from './people';
import { placeOf } from './written';

/** Answers a guide from the card as it was drawn, however old it is by now. */
function answerCard(card: Preparation, answers: Answers): Act {
  return async (deps, actor, random) => {
    const key = { unitId: card.unit.id, meetingId: card.meeting.id, role: card.role };
    const drawn = card.guide
      ? card
      : await chooseMode(deps, actor, { ...key, mode: random.pick(['statement', 'participation'] as const) });
    const { guide, response } = drawn;
    if (!guide) return;
    const documentId = responseIdOf(card.meeting.id, card.role, actor.person.id);
    const texts: Record<string, string> = {};
    const base: Record<string, string> = {};
    for (const { id, choices } of guide.questions) {
      texts[id] = choices ? random.pick(choices).value : answers.token();
      base[id] = fingerprint(response?.answers[id]?.text ?? '');
    }
    const isDraft = random.chance(0.25);
    const send = async (intent: 'draft' | 'submit'): Promise<void> => {
      for (const [id, text] of Object.entries(texts))
        answers.tried(placeOf(key.unitId, documentId, id), text);
      const { outcome, preparation, questionIds } = await answerGuide(deps, actor, {
        ...key,
        guideId: guide.id,
        texts,
        base,
        intent,
      });
      for (const { id, choices } of guide.questions) {
        if (choices) continue;
        const place = placeOf(key.unitId, documentId, id);
        if (outcome === 'conflict' && questionIds.includes(id)) answers.added(place, texts[id]!);
        else answers.replaced(place, texts[id]!);
      }
      if (outcome !== 'conflict') return;
      // Two texts met: both are wanted.
      const choose = Object.fromEntries(questionIds.map((id) => [id, 'both' as const]));
      const newest = Object.fromEntries(
        guide.questions.map(({ id }) => [id, fingerprint(preparation.response?.answers[id]?.text ?? '')]),
      );
      await answerGuide(deps, actor, { ...key, texts: {}, base: newest, choices: choose, intent });
    };
    if (isDraft) await send('draft');
    await send('submit');
  };
}

/** Writes what was agreed, and finishes. */
function writeSchema(card: FollowUp, answers: Answers): Act {
  return async (deps, actor, random) => {
    const key = { unitId: card.unit.id, meetingId: card.meeting.id };
    let followUp = await openFollowUp(deps, actor, key);
    const change = async (what: Parameters<typeof changeSchema>[2]['change']): Promise<void> => {
      followUp = await changeSchema(deps, actor, { ...key, change: what });
    };
    const isDialogue = card.meeting.kind === 'learning-dialogue';
    const entries = random.between(isDialogue ? 1 : 0, 2);
    for (let nth = 0; nth < entries && followUp.owners.length > 0; nth += 1) {
      const what = answers.token();
      await change({
        do: 'add-entry',
        number: followUp.schema.nextNumber,
        entry: {
          what,
          forChildren: 'Flere har nogen at være sammen med.',
          ownerId: random.pick(followUp.owners).personId,
          deadline: plusDays(actor.today, random.between(5, 120)),
        },
      });
      answers.added(placeOf(key.unitId, schemaIdOf(card.meeting.id), 'entries'), what);
      const entryId = followUp.schema.entries.at(-1)?.id;
      if (!isDialogue && entryId !== undefined && random.chance(0.4))
        await change({ do: 'release-point', entryId, released: true });
    }
    if (isDialogue && card.meeting.number === 1) {
      const themeId = followUp.themes[0]?.id ?? '';
      await change({ do: 'add-focus-area', title: `Fokus ${answers.token()}`, themeId, siteId: '' });
      const base = fingerprint(followUp.schema.childrensPerspective);
      await change({ do: 'decide-perspective', text: 'Vi spørger i små grupper.', base });
    }
    await finishSchema(deps, actor, key);
  };
}

/** Says how an agreement goes. */
function settle({ unit, agreement }: AgreementTask, answers: Answers): Act {
  return async (deps, actor, random) => {
    const note = answers.token();
    const how = random.pick(['on-track', 'done', 'done', 'dropped', 'moved'] as const);
    const deadline = plusDays(actor.today, random.between(10, 90));
    answers.tried(placeOf(unit.id, agreement.id, 'note'), note);
    await settleAgreement(deps, actor, { unitId: unit.id, agreementId: agreement.id, how, note, deadline });
    answers.replaced(placeOf(unit.id, agreement.id, 'note'), note);
  };
}

/** Writes back to those who gave input; now and then only a draft at first. */
function writeBack({ unit, meeting, drafts }: ReceiptDesk, answers: Answers): Act {
  return async (deps, actor, random) => {
    const key = { unitId: unit.id, meetingId: meeting.id };
    const texts = drafts.map(({ personId, role, text }) => ({
      ...{ personId, role, text: answers.token() },
      base: fingerprint(text),
    }));
    const placeFor = ({ personId, role }: { personId: string; role: string }): string =>
      placeOf(unit.id, receiptsIdOf(meeting.id), `${personId} ${role}`);
    for (const each of texts) answers.tried(placeFor(each), each.text);
    if (random.chance(0.3)) await writeReceipts(deps, actor, { ...key, texts, intent: 'draft' });
    await writeReceipts(deps, actor, { ...key, texts, intent: 'send' });
    // Written on a desk that was empty, a text stands beside what was written meanwhile.
    for (const each of texts)
      if (each.base === fingerprint('')) answers.added(placeFor(each), each.text);
      else answers.replaced(placeFor(each), each.text);
  };
}

/** Sums each focus area up, and closes the loop; now and then nothing yet. */
function closeLoop({ unit, loop, areas }: ClosingDesk, answers: Answers): Act {
  return async (deps, actor, random) => {
    const key = { unitId: unit.id, loopId: loop.id };
    if (random.chance(0.2)) return;
    for (const { area, texts: before } of areas) {
      const done = answers.token();
      const place = placeOf(unit.id, closingIdOf(loop.id), area.id);
      const texts = { done, changed: 'Flere er med.', basis: 'Ingen data, fordi …', learnt: 'Det virker.' };
      const base = { done: fingerprint(before.done), changed: fingerprint(before.changed) };
      const marks = { ...base, basis: fingerprint(before.basis), learnt: fingerprint(before.learnt) };
      answers.tried(place, done);
      await writeClosing(deps, actor, { ...key, areaId: area.id, texts, base: marks });
      answers.added(place, done);
    }
    await confirmClosing(deps, actor, key);
  };
}

/** What a card that can be put off says of itself. */
function putOffKeyOf(card: OutgoingCard): PutOffKey | undefined {
  switch (card.kind) {
    case 'preparation': {
      const { unit, meeting, role, isInput } = card.preparation;
      const kind = card.isReminder ? 'reminder' : isInput ? 'input' : 'preparation';
      return { unitId: unit.id, meetingId: meeting.id, role, card: kind };
    }
    case 'follow-up': {
      const { unit, meeting } = card.followUp;
      return { unitId: unit.id, meetingId: meeting.id, card: card.isReminder ? 'schema-reminder' : 'schema' };
    }
    case 'closing': {
      const { unit, last } = card.desk;
      const kind = card.isReminder ? 'closing-reminder' : 'closing';
      return { unitId: unit.id, meetingId: last.id, card: kind };
    }
    case 'agreement': {
      const { unit, meeting, agreement } = card.task;
      return { unitId: unit.id, meetingId: meeting.id, agreementId: agreement.id, card: 'agreement' };
    }
    default:
      return undefined;
  }
}

/** Puts a card off, and now and then takes that back. */
export function putCardOff(card: OutgoingCard): Act | undefined {
  const key = putOffKeyOf(card);
  if (!key) return undefined;
  return async (deps, actor, random) => {
    const to = random.pick(['tomorrow', 'monday'] as const);
    const { comes } = await putOff(deps, actor, { ...key, until: { to } });
    if (random.chance(0.2)) await undoPutOff(deps, actor, { ...key, day: dayOf(comes) });
  };
}

/** What a person does about a card; undefined for one that is only read. */
export function actOnCard(card: OutgoingCard, answers: Answers): Act | undefined {
  switch (card.kind) {
    case 'preparation':
      return answerCard(card.preparation, answers);
    case 'follow-up':
      return writeSchema(card.followUp, answers);
    case 'receipts':
      return writeBack(card.desk, answers);
    case 'closing':
      return closeLoop(card.desk, answers);
    case 'agreement':
      return settle(card.task, answers);
    default:
      return undefined;
  }
}
