import { answerGuide, chooseMode } from '../../src/app/answer-guide';
import { addEvidence } from '../../src/app/basis/evidence';
import { sayThereIsNoData } from '../../src/app/basis/no-data';
import { openPreparation } from '../../src/app/preparation';
import type { Guide } from '../../src/domain/guide/guide';
import { hasChoices } from '../../src/domain/guide/question';
import type { Role } from '../../src/domain/people/person';
import type { SecretKind } from './secrets';
import type { Life } from './walk-life';

/** What people of the walked municipality write before a meeting. */

/** A text in each question that takes one. */
export function textsFor(guide: Guide, text: string): Record<string, string> {
  return Object.fromEntries(
    guide.questions.map((question) => {
      if (hasChoices(question)) return [question.id, question.choices?.[0]?.value ?? ''];
      if (question.kind === 'link') return [question.id, ''];
      if (question.kind === 'data-source') return [question.id, ''];
      return [question.id, text];
    }),
  );
}

/** Answers a guide before a meeting, as a draft or sent. */
export async function answers(
  life: Life,
  name: string,
  role: Role,
  unitId: string,
  end: string,
  { kind, intent = 'submit' }: { kind: SecretKind; intent?: 'draft' | 'submit' },
): Promise<void> {
  const actor = await life.actor(name);
  const { id: meetingId } = await life.meeting(unitId, end);
  const key = { unitId, meetingId, role };
  const { guide } = await openPreparation(life.deps, actor, key);
  const text = life.secrets.text({ kind, unitId, meetingId, authorId: actor.person.id, role });
  const texts = textsFor(guide!, text);
  const { outcome } = await answerGuide(life.deps, actor, { ...key, texts, base: {}, intent });
  if (outcome !== (intent === 'draft' ? 'saved' : 'submitted'))
    throw new Error(`${name} could not answer ${unitId} ${end}: ${outcome}`);
}

/** How a board gives its input. */
export async function chooses(
  life: Life,
  name: string,
  unitId: string,
  end: string,
  mode: 'statement' | 'participation',
): Promise<void> {
  const { id: meetingId } = await life.meeting(unitId, end);
  await chooseMode(life.deps, await life.actor(name), { unitId, meetingId, role: 'board-rep', mode });
}

export async function addsEvidence(life: Life, name: string, unitId: string, end: string): Promise<void> {
  const actor = await life.actor(name);
  const { id: meetingId } = await life.meeting(unitId, end);
  const about = { kind: 'evidence', unitId, meetingId, authorId: actor.person.id } as const;
  const written = {
    ...{ kind: 'observation', method: '', date: '2026-04-10', link: '', siteId: '' },
    text: life.secrets.text(about),
    source: life.secrets.text(about, 'Stuen'),
  };
  await addEvidence(life.deps, actor, { unitId, meetingId, formId: life.formId(), written });
}

export async function saysNoData(life: Life, name: string, unitId: string, end: string): Promise<void> {
  const actor = await life.actor(name);
  const { id: meetingId } = await life.meeting(unitId, end);
  const about = { kind: 'evidence', unitId, meetingId, authorId: actor.person.id } as const;
  const because = life.secrets.text(about, 'Vi har kun lyttet');
  await sayThereIsNoData(life.deps, actor, { unitId, meetingId, type: 'C', because, base: '' });
}
