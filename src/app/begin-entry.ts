import { isUnderWay, resumeEntry, startEntry, type EntryChat } from '../domain/follow-up/entry-chat';
import { isFormOf, type EntryForm } from '../domain/follow-up/entry-forms';
import { fingerprint } from '../domain/guide/fingerprint';
import { Refusal } from '../domain/errors';
import type { Actor, Deps } from './deps';
import { loadWritable, type MeetingKey } from './follow-up';
import { matterOf, saveChat, turnOf, type OpenEntry } from './open-entry';
import type { EntryTurn, FollowUp } from './results';
import { loadPerson, noneWhenRefused, useCase } from './use-case';

function begun(followUp: FollowUp, form: EntryForm, actor: Actor, before?: EntryChat): EntryChat {
  const { schema, unit, meeting } = followUp;
  const text = schema.childrensPerspective;
  const about = {
    unitId: unit.id,
    meetingId: meeting.id,
    form,
    number: schema.nextNumber,
    base: fingerprint(text),
  };
  // As in the card's form, the decision that stands is there to be mended.
  const values = form === 'perspective' && text !== '' ? { text } : {};
  return startEntry(about, values, matterOf(followUp, actor), before);
}

/** The form that is under way, if it can still be saved. */
async function underWay(
  deps: Deps,
  actor: Actor,
  chat: EntryChat | undefined,
): Promise<Omit<OpenEntry, 'person'> | undefined> {
  if (!chat || !isUnderWay(chat)) return undefined;
  const found = await loadWritable(deps, actor, chat).catch(noneWhenRefused);
  if (!found) return undefined;
  const { followUp } = found;
  return { chat: resumeEntry(chat), followUp, matter: matterOf(followUp, actor) };
}

/**
 * Begins a form, at its first question. One that has texts already goes on instead, so that nothing typed is lost.
 * @throws Refusal `access/not-yours`, `meeting/not-begun`, `schema/finished`, `schema/not-first-dialogue`
 */
export const beginEntry = useCase(
  'begin-entry',
  async (deps, actor, { form, unitId, meetingId }: MeetingKey & { form: EntryForm }): Promise<EntryTurn> => {
    const person = await loadPerson(deps, actor.person.id);
    const before = person.value.entryChat;
    const waiting = await underWay(deps, actor, before);
    if (waiting) {
      const { chat } = waiting;
      const isSame = chat.form === form && chat.unitId === unitId && chat.meetingId === meetingId;
      await saveChat(deps, person, chat);
      return turnOf(waiting, isSame ? 'resumed' : 'busy');
    }
    const { followUp } = await loadWritable(deps, actor, { unitId, meetingId });
    if (!isFormOf(form, followUp.meeting)) throw new Refusal('schema/not-first-dialogue');
    const chat = begun(followUp, form, actor, before);
    await saveChat(deps, person, chat);
    return turnOf({ chat, followUp, matter: matterOf(followUp, actor) });
  },
);
