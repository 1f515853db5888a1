import { dayOf } from '../calendar/copenhagen';
import type { Instant } from '../calendar/instant';
import type { DataType } from '../guide/question';
import type { Meeting } from '../meeting/meeting';
import { meetingsOf, type EvidenceHead, type Summary } from '../status/summary';

/** Whether data of a type is there, or not and why, or not yet. */
export interface BasisEntry {
  state: 'there' | 'no-data' | 'missing';
  /** Of 'no data, because …'. */
  because?: string;
}

export type DataBasis = Record<DataType, BasisEntry>;

/** The same without why there is no data: those are answers, and for who takes part in the dialogue (domain.md §3). */
export function withoutReasons({ A, B, C, D, E }: DataBasis): DataBasis {
  const bare = ({ state }: BasisEntry): BasisEntry => ({ state });
  return { A: bare(A), B: bare(B), C: bare(C), D: bare(D), E: bare(E) };
}

/** The points that cross from the 1:1s to a dialogue, in a line each (rule 8). */
export function pointsFor(summary: Summary, dialogue: Meeting): string[] {
  const oneToOnes = new Set(oneToOnesBefore(summary, dialogue).map((meeting) => meeting.id));
  return Object.values(summary.schemas)
    .filter(({ meetingId }) => oneToOnes.has(meetingId))
    .flatMap(({ released }) => released.map(({ what }) => what));
}

/** What own practice gives a dialogue (B), the newest first, each text cut to a headline. */
export function evidenceFor(summary: Summary, dialogue: Pick<Meeting, 'id'>): EvidenceHead[] {
  return Object.entries(summary.evidence)
    .map(([id, head]) => ({ id, ...head }))
    .filter(({ meetingId }) => meetingId === dialogue.id)
    .sort((a, b) => (a.date === b.date ? (a.at < b.at ? 1 : -1) : a.date < b.date ? 1 : -1));
}

/** The 1:1s whose released points go to a dialogue: those since the dialogue before it. */
function oneToOnesBefore(summary: Summary, dialogue: Meeting): Meeting[] {
  const earlier = meetingsOf(summary).filter(
    (meeting) => meeting.start < dialogue.start && meeting.phase !== 'cancelled',
  );
  const previous = earlier.filter((meeting) => meeting.kind === 'learning-dialogue').at(-1);
  return earlier.filter(
    (meeting) => meeting.kind === 'one-to-one' && (!previous || meeting.start > previous.start),
  );
}

/** Which of A–E are there for a dialogue: never a score, never a block (rule 7). */
export function dataBasis(summary: Summary, dialogue: Meeting, now: Instant): DataBasis {
  const responses = Object.values(summary.responses).filter(
    (response) => response.meetingId === dialogue.id && response.submittedAt !== undefined,
  );
  const given = (type: DataType): boolean => responses.some((response) => response.dataTypes.includes(type));
  const oneToOnes = new Set(oneToOnesBefore(summary, dialogue).map((meeting) => meeting.id));
  const isThere: Record<DataType, boolean> = {
    A: summary.unit.dataPackages.some(
      (pack) => pack.number === dialogue.number && pack.available <= dayOf(now),
    ),
    B: given('B') || evidenceFor(summary, dialogue).length > 0,
    C: Object.values(summary.schemas).some(
      (schema) => oneToOnes.has(schema.meetingId) && schema.released.length > 0,
    ),
    D: given('D'),
    E: given('E'),
  };
  const said = [
    ...(summary.basisNotes[dialogue.id]?.noData ?? []),
    ...responses.flatMap(({ noData = [] }) => noData),
  ];
  const entry = (type: DataType): BasisEntry => {
    if (isThere[type]) return { state: 'there' };
    const because = said.find((each) => each.type === type)?.because;
    return because === undefined ? { state: 'missing' } : { state: 'no-data', because };
  };
  return { A: entry('A'), B: entry('B'), C: entry('C'), D: entry('D'), E: entry('E') };
}
