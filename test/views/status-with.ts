import type {
  AgreementTask,
  Brief,
  Calendar,
  Digest,
  PlanForm,
  Portfolio,
  SeenStatus,
} from '../../src/app/results';
import type { Unit } from '../../src/domain/people/unit';
import type { Card } from '../../src/views/card';
import { plannedView } from '../../src/views/planning';
import { words, now, held, planned, unitCalled, school } from './meeting-with';

/** The same of what gives an overview: statuses, weeks, agreements and calendars. */

export function agreementOf(what: string, ownerName: string): SeenStatus['agreements'][number] {
  return {
    id: 'agreement',
    meetingId: held.id,
    entryId: 'a1',
    confidential: false,
    what,
    ownerId: 'mette',
    ownerName,
    deadline: '2026-05-29',
    state: 'open',
    stepsDone: [],
  };
}

export function agreementTaskWith(text: string, name = school.name): AgreementTask {
  const head = agreementOf(text, name);
  const said = { isOnTrack: true, note: text, notedAt: now, notedBy: 'mette' };
  const mette: Unit['members'][number] = { personId: 'mette', name, role: 'leader', from: '2023-08-01' };
  return {
    unit: { ...unitCalled(name), members: [mette] },
    meeting: held,
    agreement: { ...head, unitId: school.id, forChildren: text, ...said },
    isOverdue: false,
    maySettle: true,
    mayReopen: false,
    now,
  };
}

export function briefWith(text: string): Brief {
  return {
    unit: unitCalled(text),
    meeting: planned,
    role: 'leader',
    asked: [{ name: text, role: 'leader', state: 'draft' }],
    basis: {
      A: { state: 'there' },
      B: { state: 'missing' },
      C: { state: 'there' },
      D: { state: 'no-data', because: text },
      E: { state: 'missing' },
    },
    evidence: [],
    points: [text],
    agreements: [agreementOf(text, text)],
    now,
  };
}

export function digestWith(text: string): Digest {
  const { unreachable, next } = statusWith(text);
  const unit = unitCalled(text);
  return {
    week: '2026-04-06',
    meetings: [{ unit, meeting: planned }],
    lateSchemas: [{ unit, meeting: held }],
    overdue: [{ unit, agreement: agreementOf(text, text) }],
    missing: [{ unit, meeting: planned, asked: next!.asked }],
    unreachable,
    now,
  };
}

export function statusWith(text: string): SeenStatus {
  return {
    unit: unitCalled(text),
    now,
    decided: '2026-03-11',
    isClosed: false,
    meetings: [planned],
    line: [{ kind: 'learning-dialogue', number: 1, state: 'next', start: planned.start }],
    upcoming: [planned],
    awaitingSchema: [held],
    next: { meeting: planned, asked: [{ name: text, role: 'leader', state: 'draft' }] },
    themes: [{ id: 't1', title: text }],
    focusAreas: [{ id: 'f1', title: text, themeId: 't1' }],
    agreements: [agreementOf(text, text)],
    overdue: [],
    agreementCounts: { open: 1, onTrack: 0, done: 0, dropped: 0 },
    inputs: [{ meeting: planned, personId: 'a', name: text, siteName: text, role: 'pupil-council', at: now }],
    sites: [{ name: text, focusAreas: 1, answers: 2, evidence: 0, lastAt: now }],
    opens: { schemas: [], hasBasis: true },
    unreachable: [
      { unit: unitCalled(text), name: text, role: 'leader', reason: 'never-met', since: now },
      { unit: unitCalled(text), name: text, role: 'chef', reason: 'http-404', since: now },
    ],
  };
}

export function portfolioWith(text: string, count = 1): Portfolio {
  const { next, ...status } = statusWith(text);
  const unit = {
    ...status,
    next: next!,
    missing: next!,
    unplanned: [4],
    latePoints: [],
    needsAttention: true,
  };
  const weeks = [{ week: '2026-W16', monday: '2026-04-13', meetings: 2 }];
  return { units: Array.from({ length: count }, () => unit), weeks, now };
}

export function calendarWith(text: string): Calendar {
  const unit = unitCalled(text);
  const may = { mayMove: true, mayCancel: false, mayHold: false };
  return { entries: [{ unit, meeting: planned, ...may }], units: [unit], mayAdd: true, now };
}

/** A wish for a time at which the chef is at another meeting, in a unit of that name. */
export function clashWith(text: string): Card {
  const { start, end } = planned;
  const form: PlanForm = {
    ...{ what: 'move', unit: school, meeting: planned, date: '2026-04-16', time: '10:00', now },
  };
  const clash = { kind: 'taken', name: 'Anders Holm', isOwn: false, start, end } as const;
  const clashes = [{ ...clash, at: { unit: unitCalled(text), meeting: planned } }];
  return plannedView(words, { outcome: 'clashing', form, wish: { start, end }, clashes, free: [] });
}
