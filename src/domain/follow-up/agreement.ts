import { nextAgreementAt } from '../calendar/card-steps';
import type { Day, Instant } from '../calendar/instant';
import { tidy } from '../guide/answering';
import { accepted, refused, type Result } from '../result';
import type { RuleSet } from '../rulesets/rule-set';
import type { Agreement } from './schema';

/** In characters. It stands in the unit's summary, so it is kept short. */
export const maxNoteLength = 500;

/** What can be said of an agreement (domain.md §5: på vej, gjort, droppet med grund, ny frist), and its taking back. */
export const saidOfAgreement = ['on-track', 'done', 'dropped', 'moved', 'reopened'] as const;

/** How an agreement goes, as someone says it. A note may be empty, but not when the agreement is dropped. */
export type Said =
  | { how: 'on-track' | 'done' | 'dropped' | 'reopened'; note: string }
  | { how: 'moved'; deadline: Day; note: string };

/** Who says it, when, and which day that is for them. */
export interface SaidBy {
  personId: string;
  at: Instant;
  today: Day;
}

type Refused = 'agreement/no-reason' | 'agreement/settled' | 'agreement/not-future';

/** What `said` changes, with the note that goes with it; undefined when all of it has been said already. */
function changeOf(
  agreement: Agreement,
  said: Said,
): (Partial<Agreement> & Pick<Required<Agreement>, 'note'>) | undefined {
  const note = tidy(said.note);
  const saysMore = note !== '' && note !== agreement.note;
  switch (said.how) {
    case 'on-track':
      return agreement.isOnTrack === true && !saysMore ? undefined : { isOnTrack: true, note };
    case 'done':
    case 'dropped':
      return agreement.state === said.how && !saysMore ? undefined : { state: said.how, note };
    case 'reopened':
      return agreement.state === 'open' ? undefined : { state: 'open', note };
    case 'moved': {
      const { deadline } = said;
      if (deadline === agreement.deadline) return saysMore ? { note } : undefined;
      return { deadline, moves: (agreement.moves ?? 0) + 1, stepsDone: [], note };
    }
  }
}

function refusalOf(agreement: Agreement, said: Said, today: Day): Refused | undefined {
  const isSettled = agreement.state !== 'open' && agreement.state !== said.how;
  if (isSettled && said.how !== 'reopened') return 'agreement/settled';
  if (said.how === 'dropped' && tidy(said.note) === '' && agreement.state === 'open')
    return 'agreement/no-reason';
  if (said.how === 'moved' && said.deadline <= today) return 'agreement/not-future';
  return undefined;
}

/**
 * The agreement after someone has said how it goes. What is done or dropped asks its owner no more; a new
 * deadline has its state cards before it again; what was settled can be opened again. Saying the same twice is
 * saying it once: the agreement itself comes back.
 * @returns refused: dropped without a reason, a deadline that is not a day to come, or settled otherwise meanwhile
 */
export function settled(
  agreement: Agreement,
  said: Said,
  { personId, at, today }: SaidBy,
  rules: RuleSet,
): Result<Agreement, Refused> {
  const code = refusalOf(agreement, said, today);
  if (code) return refused(code);
  const change = changeOf(agreement, said);
  if (!change) return accepted(agreement);
  const { dueAt: _dueAt, isOnTrack: _isOnTrack, note: _before, ...rest } = agreement;
  const { note, ...facts } = change;
  const next: Agreement = {
    ...rest,
    ...facts,
    ...(note !== '' && { note }),
    notedAt: at,
    notedBy: personId,
    timesSaid: (agreement.timesSaid ?? 0) + 1,
  };
  const dueAt = nextAgreementAt(next, rules);
  return accepted(dueAt === undefined ? next : { ...next, dueAt });
}
