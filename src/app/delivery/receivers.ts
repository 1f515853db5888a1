import { stepMoments, type StepMoment } from '../../domain/calendar/card-steps';
import { dayOf } from '../../domain/calendar/copenhagen';
import type { Instant } from '../../domain/calendar/instant';
import { choosesMode } from '../../domain/guide/board-mode';
import { responseIdOf } from '../../domain/guide/response';
import type { Meeting } from '../../domain/meeting/meeting';
import { givesInput, membersOn, organiserRole, type Member } from '../../domain/people/unit';
import type { Role } from '../../domain/people/person';
import type { CardStep, RuleSet } from '../../domain/rulesets/rule-set';
import type { ResponseHead, Summary } from '../../domain/status/summary';
import type { Deps } from '../deps';
import { guideAt } from '../carry-over';

/** The sent answers that count for a person at a meeting, in a role: their own, or of who stood in for them. */
export function sentFor(
  { responses }: Summary,
  meetingId: string,
  role: Role,
  personId: string,
): ResponseHead | undefined {
  const own = responses[responseIdOf(meetingId, role, personId)];
  if (own?.state === 'submitted') return own;
  return Object.values(responses).find(
    (head) =>
      head.insteadOf === personId &&
      head.meetingId === meetingId &&
      head.role === role &&
      head.state === 'submitted',
  );
}

/** Whether a person has sent their answers to a meeting, in a role, or who stands in for them has. */
export function hasAnswered(summary: Summary, meetingId: string, role: Role, personId: string): boolean {
  return sentFor(summary, meetingId, role, personId) !== undefined;
}

function isOrganiser(summary: Summary, role: Role): boolean {
  return role === organiserRole(summary.unit);
}

/** Whether a role has something to answer before a meeting: a guide, or a board's choice (rule 10). */
function hasQuestions(deps: Pick<Deps, 'guides'>, { unit }: Summary, meeting: Meeting, role: Role): boolean {
  return (
    choosesMode(unit, meeting, role) || guideAt(deps.guides, unit, meeting, role, undefined) !== undefined
  );
}

/** Those who have given input to a dialogue from outside its own circle: a receipt is written to them (rule 11). */
export function inputGivers(summary: Summary, meetingId: string): { personId: string; role: Role }[] {
  return Object.values(summary.responses)
    .filter(
      (head) =>
        head.meetingId === meetingId && head.state === 'submitted' && givesInput(summary.unit, head.role),
    )
    .map(({ personId, role }) => ({ personId, role }));
}

/** Who gets a step's card today: those in its roles whom it concerns. */
function receiversOf(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  step: CardStep,
  today: string,
): Member[] {
  const { unit } = summary;
  const isDialogue = meeting.kind === 'learning-dialogue';
  const concerns = ({ role, personId }: Member): boolean => {
    const organises = isOrganiser(summary, role);
    // Rule 13: where the board holds the dialogues, the chef is not part of them.
    if (isDialogue && role === 'chef' && organiserRole(unit) === 'board-rep') return false;
    switch (step.card) {
      case 'schema':
      case 'schema-reminder':
        return !isDialogue || organises;
      case 'closing':
      case 'closing-reminder':
        return organises;
      case 'receipts':
        return organises && inputGivers(summary, meeting.id).length > 0;
      case 'brief':
        return role === 'chef' || role === 'leader' || organises;
      case 'reminder':
        return (
          hasQuestions(deps, summary, meeting, role) && !hasAnswered(summary, meeting.id, role, personId)
        );
      default: {
        // A board gives its input early; the board that holds the dialogue itself prepares with the others (rule 13).
        const isEarly = step.card === 'input';
        if (role === 'board-rep' && organises === isEarly) return false;
        return hasQuestions(deps, summary, meeting, role);
      }
    }
  };
  return membersOn(unit, today).filter((member) => step.to.includes(member.role) && concerns(member));
}

/** One who gets a step's card, and when it comes. */
export interface Receiving extends StepMoment {
  member: Member;
}

/** Who gets which of a meeting's cards, by today's people, in order of time. @param isWanted of which steps */
export function receivers(
  deps: Pick<Deps, 'guides'>,
  summary: Summary,
  meeting: Meeting,
  { now, rules }: { now: Instant; rules: RuleSet },
  isWanted: (moment: StepMoment) => boolean,
): Receiving[] {
  return stepMoments(meeting, rules)
    .filter(isWanted)
    .flatMap((moment) =>
      receiversOf(deps, summary, meeting, moment.step, dayOf(now)).map((member) => ({ ...moment, member })),
    );
}
