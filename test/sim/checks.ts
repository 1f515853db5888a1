import { isDeepStrictEqual } from 'node:util';
import { checkAudit } from '../../src/app/audit/check-audit';
import type { DocumentStore, StoredDocument } from '../../src/app/ports';
import { jsonLog } from '../../src/log';
import { auditRepository } from '../../src/store/audit-repository';
import { documentReader } from '../../src/store/document-reader';
import { OutboxRow } from '../../src/domain/delivery/outbox';
import type { Meeting } from '../../src/domain/meeting/meeting';
import type { Unit } from '../../src/domain/people/unit';
import { foldedTypes, refolded } from '../../src/domain/status/refold';
import { Summary, type UnitRecord } from '../../src/domain/status/summary';
import { keyOfRow, kindOf, textOf, unitOf } from './cards';
import type { Ledger } from './ledger';
import { isOpenHour, lines, momentFor, wallOf } from './oracle';
import type { Answers } from './answers';
import type { StandIn } from './spontaneous';
import type { Post, SimulatedTeams } from './teams';
import type { World } from './world';
import { allOf, writtenIn } from './written';
import type { Person } from '../../src/domain/people/person';

/** An invariant that did not hold. */
export interface Finding {
  invariant: string;
  what: string;
}

export interface Checked {
  world: World;
  store: DocumentStore;
  teams: SimulatedTeams;
  ledger: Ledger;
  answers: Answers;
  people: ReadonlyMap<string, Person>;
  endAt: string;
  standIns: readonly StandIn[];
}

/** Why a card may not be sent. Any other reason is a fault of ours. */
const reasons: Record<'dropped' | 'unreachable', readonly string[]> = {
  dropped: [
    'superseded',
    'just-sent',
    'already-answered',
    'meeting-begun',
    'meeting-moved',
    'meeting-cancelled',
    'schema-finished',
    'loop-closed',
    // The first dialogue's schema was never finished, so there is nothing to sum up.
    'closing/no-focus-area',
    'agreement-settled',
    'agreement-answered',
    'agreement-gone',
    'receipts-sent',
    'nothing-to-see',
    'ambiguous',
    // The person has left the unit, or another chef has it now.
    'access/not-yours',
    'access/predecessor',
    'put-off',
    // A digest that was held until its week was over.
    'week-over',
    'put-off-undone',
  ],
  unreachable: ['never-met', 'uninstalled', 'BotNotInConversationRoster'],
};

const clockToleranceMs = 20_000;

function checkHours(posts: readonly Post[]): Finding[] {
  return posts
    .filter(({ startedAt }) => !isOpenHour(Date.parse(startedAt), clockToleranceMs))
    .map(({ personId, card, startedAt }) => ({
      invariant: 'nothing outside open hours',
      what: `${card.kind} to ${personId} at ${startedAt}`,
    }));
}

/** The roles that a person held in a unit then, as they were imported. */
function rolesThen(person: Person | undefined, unit: Unit, day: string): string[] {
  return (person?.assignments ?? [])
    .filter(
      ({ role, unitId, from, to }) =>
        (role === 'chef' ? unit.chefId === person?.id : unitId === unit.id) &&
        from <= day &&
        (to === undefined || day <= to),
    )
    .map(({ role }) => role);
}

function checkRoles(
  posts: readonly Post[],
  units: ReadonlyMap<string, Unit>,
  people: ReadonlyMap<string, Person>,
  standIns: readonly StandIn[],
): Finding[] {
  return posts.flatMap(({ personId, card, startedAt }): Finding[] => {
    const unitId = unitOf(card);
    const unit = unitId === undefined ? undefined : units.get(unitId);
    if (!unit) return [];
    const { day } = wallOf(Date.parse(startedAt));
    const roles = rolesThen(people.get(personId), unit, day);
    const standsIn = standIns.some(
      (each) => each.personId === personId && each.unitId === unitId && each.from <= day && day <= each.to,
    );
    const what = `${card.kind} of ${unit.id} to ${personId} on ${day}`;
    if (roles.length === 0 && !standsIn)
      return [{ invariant: 'nobody gets a card of a unit they have no role in', what }];
    const isOfThePair = roles.includes('leader') || roles.includes('chef');
    return kindOf(card) === 'one-to-one' && !isOfThePair
      ? [{ invariant: 'cards of a 1:1 go to its chef and leader only', what }]
      : [];
  });
}

function checkTwice(ledger: Ledger, rows: readonly OutboxRow[]): { findings: Finding[]; twice: number } {
  const sent = new Map<string, number>();
  for (const row of rows)
    if (row.state === 'sent' && row.action === 'post') {
      const key = textOf(keyOfRow(row));
      sent.set(key, (sent.get(key) ?? 0) + 1);
    }
  const findings: Finding[] = [];
  let twice = 0;
  for (const [key, taken] of ledger.taken) {
    const recorded = sent.get(key) ?? 0;
    const excused = ledger.excused.get(key) ?? 0;
    twice += Math.max(0, taken - Math.max(recorded, 1));
    if (taken > recorded + excused)
      findings.push({
        invariant: 'no card twice without an excuse',
        what: `${key}: came ${taken} times, recorded ${recorded}, excused ${excused}`,
      });
  }
  for (const [key, recorded] of sent)
    if ((ledger.taken.get(key) ?? 0) < recorded)
      findings.push({ invariant: 'what is recorded as sent came', what: key });
  return { findings, twice };
}

const hourMs = 3_600_000;

/** Whether cards could be posted for an hour at least since then. */
function wasOpenBetween(from: string, to: string): boolean {
  for (let at = Date.parse(from); at + hourMs <= Date.parse(to); at += hourMs)
    if (isOpenHour(at, 0) && isOpenHour(at + hourMs - 1, 0)) return true;
  return false;
}

function checkSettled(rows: readonly OutboxRow[], now: string): Finding[] {
  return rows.flatMap((row): Finding[] => {
    // What fell due since the doors closed waits for them to open.
    if (row.state === 'pending' && !wasOpenBetween(row.dueAt, now)) return [];
    if (row.state === 'pending') return [{ invariant: 'every due card comes to an end', what: row.id }];
    if (row.state === 'sent') return [];
    const isExplained = row.reason !== undefined && reasons[row.state].includes(row.reason);
    return isExplained
      ? []
      : [{ invariant: 'what was not sent has a reason', what: `${row.id}: ${row.reason}` }];
  });
}

/** Each line of §5 left a row for each person who was in its roles all the time it could have been sent. */
function checkDue(
  meetings: readonly Meeting[],
  units: ReadonlyMap<string, Unit>,
  rows: readonly OutboxRow[],
  endAt: string,
): Finding[] {
  const known = new Set(
    rows.map(
      ({ unitId, meetingId, personId, role, stepId }) =>
        `${unitId} ${meetingId} ${personId} ${role} ${stepId}`,
    ),
  );
  return meetings.flatMap((meeting) => {
    const unit = units.get(meeting.unitId);
    if (!unit || meeting.phase === 'cancelled') return [];
    return lines
      .filter(({ kind }) => kind === meeting.kind)
      .flatMap((line) => {
        const at = momentFor(line, meeting);
        if (at > Date.parse(endAt)) return [];
        const { day } = wallOf(at);
        return unit.members
          .filter(({ role, from, to }) => line.to(unit).includes(role) && from <= day && to === undefined)
          .filter(
            ({ personId, role }) => !known.has(`${unit.id} ${meeting.id} ${personId} ${role} ${line.step}`),
          )
          .map(({ personId }) => ({
            invariant: 'every card due leaves a row',
            what: `${line.step} of ${meeting.id} in ${unit.id} to ${personId}`,
          }));
      });
  });
}

function checkLoops(summaries: readonly Summary[]): Finding[] {
  return summaries.flatMap(({ unit, meetings }) => {
    const of = (kind: Meeting['kind']): Meeting[] =>
      Object.values(meetings)
        .filter((meeting) => meeting.kind === kind && meeting.number <= (kind === 'one-to-one' ? 12 : 4))
        .sort((a, b) => a.number - b.number);
    const wanted = {
      'learning-dialogue': 4,
      'one-to-one': unit.ownership === 'selvejende' ? 0 : 12,
    } as const;
    return (['learning-dialogue', 'one-to-one'] as const).flatMap((kind): Finding[] => {
      const own = of(kind);
      const held = own.filter(({ phase }) => phase !== 'cancelled');
      const inOrder = held.every((meeting, index) => index === 0 || held[index - 1]!.start < meeting.start);
      if (own.length === wanted[kind] && inOrder) return [];
      return [
        { invariant: 'four dialogues and twelve 1:1s in order', what: `${unit.id} ${kind}: ${own.length}` },
      ];
    });
  });
}

/** A summary folded anew from the unit's documents. */
function refold(documents: ReadonlyMap<string, StoredDocument[]>, unitId: string): Summary | undefined {
  const records = foldedTypes.flatMap((type) =>
    (documents.get(`${unitId} ${type}`) ?? []).map(({ body }) => ({ type, record: body })),
  );
  return refolded(records as unknown as UnitRecord[]);
}

async function checkSummaries(
  store: DocumentStore,
  summaries: readonly StoredDocument[],
): Promise<Finding[]> {
  const documents = new Map<string, StoredDocument[]>();
  for (const type of foldedTypes)
    for (const document of await allOf(store, type)) {
      const key = `${document.pk} ${type}`;
      documents.set(key, [...(documents.get(key) ?? []), document]);
    }
  return summaries.flatMap(({ pk, body }): Finding[] => {
    const folded = refold(documents, pk);
    const isSame = folded && isDeepStrictEqual(Summary.parse(folded), Summary.parse(body));
    return isSame ? [] : [{ invariant: 'summaries equal what the documents say', what: pk }];
  });
}

async function checkAnswers(store: DocumentStore, answers: Answers): Promise<Finding[]> {
  const texts = await writtenIn(store);
  return [...answers.lostIn(texts)].map(({ place, token }) => ({
    invariant: 'no answer is lost',
    what: `${token} in ${place}`,
  }));
}

async function checkChains(store: DocumentStore): Promise<Finding[]> {
  const { broken } = await checkAudit({ audit: auditRepository(store, documentReader(jsonLog('error'))) });
  return broken.map(({ place, chain, seq, how }) => ({
    invariant: 'the audit is unbroken',
    what: `${place.pk} ${chain} ${seq}: ${how}`,
  }));
}

/** All invariants of the calendar and the delivery, over what a run has left. */
export async function checkAll(
  checked: Checked,
): Promise<{ findings: Finding[]; counts: Record<string, number> }> {
  const { store, teams, ledger, answers, people, endAt, world, standIns } = checked;
  const rows = (await allOf(store, 'outbox')).map(({ body }) => OutboxRow.parse(body));
  const summaryDocuments = await allOf(store, 'summary');
  const summaries = summaryDocuments.map(({ body }) => Summary.parse(body));
  const meetings = summaries.flatMap((summary) => Object.values(summary.meetings));
  const units = new Map(summaries.map(({ unit }) => [unit.id, unit]));
  const { findings: repeated, twice } = checkTwice(ledger, rows);
  const findings = [
    ...checkLoops(summaries),
    ...checkDue(meetings, units, rows, endAt),
    ...checkSettled(rows, world.now()),
    ...repeated,
    ...checkHours(teams.posts),
    ...checkRoles(teams.posts, units, people, standIns),
    ...(await checkSummaries(store, summaryDocuments)),
    ...(await checkAnswers(store, answers)),
    ...(await checkChains(store)),
  ];
  const inState = (state: OutboxRow['state']): number => rows.filter((row) => row.state === state).length;
  return {
    findings,
    counts: {
      units: units.size,
      meetings: meetings.length,
      moved: meetings.filter(({ moves }) => moves !== undefined).length,
      rows: rows.length,
      sent: inState('sent'),
      dropped: inState('dropped'),
      unreachable: inState('unreachable'),
      waiting: inState('pending'),
      posts: teams.posts.length,
      replaced: teams.replaced,
      'came twice': twice,
      'excused: ambiguous': ledger.excuses.ambiguous,
      'excused: crash': ledger.excuses.crash,
      'excused: store': ledger.excuses.store,
      'answers kept': answers.acknowledged,
      events: world.history.lines,
    },
  };
}
