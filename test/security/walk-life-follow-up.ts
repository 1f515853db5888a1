import { finishSchema, holdMeeting } from '../../src/app/finish-schema';
import { changeSchema } from '../../src/app/follow-up';
import { writeReceipts } from '../../src/app/write-receipts';
import type { Role } from '../../src/domain/people/person';
import type { Life } from './walk-life';

/** What those who hold a meeting of the walked municipality write of it: the schema, and back to who gave input. */

/** Writes a schema with all that it takes to finish it. */
export async function writes(
  life: Life,
  name: string,
  unitId: string,
  end: string,
  owner = name,
): Promise<void> {
  const { deps, secrets } = life;
  const actor = await life.actor(name);
  const meeting = await life.meeting(unitId, end);
  const key = { unitId, meetingId: meeting.id };
  if (meeting.phase === 'planned') await holdMeeting(deps, actor, { ...key, held: true });
  const isOneToOne = meeting.kind === 'one-to-one';
  const kind = isOneToOne ? 'one-to-one' : 'agreement';
  const ownerId = life.idOf(owner);
  const entry = {
    what: secrets.text({ kind, ...key, addresseeId: ownerId }),
    forChildren: secrets.text({ kind, ...key, addresseeId: ownerId }, 'Mere ro'),
    ...{ ownerId, deadline: '2026-09-01', focusAreaId: undefined },
  };
  await changeSchema(deps, actor, { ...key, change: { do: 'add-entry', number: 1, entry } });
  if (isOneToOne || meeting.number !== 1) return;
  const { loop } = await life.summary(unitId);
  const title = secrets.text({ kind: 'focus-area', unitId }, 'Leg');
  const themeId = loop?.themes[0]?.id ?? '';
  await changeSchema(deps, actor, {
    ...key,
    change: { do: 'add-focus-area', title, themeId, siteId: '' },
  });
  const text = secrets.text({ kind: 'schema', ...key }, 'Børnene tegner');
  await changeSchema(deps, actor, { ...key, change: { do: 'decide-perspective', text, base: '' } });
}

export async function finishes(life: Life, name: string, unitId: string, end: string): Promise<void> {
  const { id: meetingId } = await life.meeting(unitId, end);
  const done = await finishSchema(life.deps, await life.actor(name), { unitId, meetingId });
  if (done.refused) throw new Error(`${unitId} ${end} could not be finished`);
}

/** To each who gave input: the first gets theirs, the others' stay drafts. */
export async function writesBack(
  life: Life,
  name: string,
  unitId: string,
  end: string,
  to: readonly [string, Role][],
): Promise<void> {
  const actor = await life.actor(name);
  const { id: meetingId } = await life.meeting(unitId, end);
  for (const [at, [giver, role]] of to.entries()) {
    const personId = life.idOf(giver);
    const kind = at === 0 ? 'receipt' : 'receipt-draft';
    const text = life.secrets.text({ kind, unitId, meetingId, addresseeId: personId });
    const texts = [{ personId, role, text, base: '' }];
    const intent = at === 0 ? 'send' : 'draft';
    await writeReceipts(life.deps, actor, { unitId, meetingId, texts, intent });
  }
}
