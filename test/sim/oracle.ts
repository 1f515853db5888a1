import { schoolHolidays } from './municipality';

/**
 * The calendar of domain.md §5 once more, told in another way than the program tells it: by looking at the
 * clock in Copenhagen hour by hour rather than by calculating.
 */

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

interface Wall {
  day: string;
  time: string;
}

export function wallOf(ms: number): Wall {
  const [day = '', time = ''] = clock.format(ms).split(' ');
  return { day, time };
}

const hourMs = 3_600_000;

/** The moment when the wall clock shows a time on a day. */
function momentOf(day: string, time: string): number {
  for (const offset of [1, 2]) {
    const ms = Date.parse(`${day}T${time}Z`) - offset * hourMs;
    const wall = wallOf(ms);
    if (wall.day === day && wall.time === time) return ms;
  }
  throw new RangeError(`no ${time} on ${day}`);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);
}

/** Easter Sunday (Gauss, as Butcher wrote it down). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`;
}

const fixedDays = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'];
/** Days from Easter: Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday. */
const fromEaster = [-3, -2, 1, 39, 50];
const openByDay = new Map<string, boolean>();

export function isOpenDay(day: string): boolean {
  const known = openByDay.get(day);
  if (known !== undefined) return known;
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const sunday = easter(Number(day.slice(0, 4)));
  const isOpen =
    weekday !== 0 &&
    weekday !== 6 &&
    !fixedDays.includes(day.slice(5)) &&
    !fromEaster.some((days) => dayAfter(sunday, days) === day) &&
    !schoolHolidays.some(({ from, to }) => from <= day && day <= to);
  openByDay.set(day, isOpen);
  return isOpen;
}

/** Whether cards may be posted then; a clock may be some seconds off. */
export function isOpenHour(ms: number, toleranceMs: number): boolean {
  return [-toleranceMs, 0, toleranceMs].some((off) => {
    const { day, time } = wallOf(ms + off);
    return isOpenDay(day) && time >= '08:00:00' && time < '16:00:00';
  });
}

function nextOpen(day: string, time: string): number {
  let at = day;
  if (isOpenDay(at) && time < '16:00:00') return momentOf(at, time < '08:00:00' ? '08:00:00' : time);
  do at = dayAfter(at, 1);
  while (!isOpenDay(at));
  return momentOf(at, '08:00:00');
}

function workdaysFrom(day: string, workdays: number): string {
  let at = day;
  for (let left = Math.abs(workdays); left > 0;) {
    at = dayAfter(at, Math.sign(workdays));
    if (isOpenDay(at)) left -= 1;
  }
  return at;
}

export interface Line {
  step: string;
  kind: 'learning-dialogue' | 'one-to-one';
  anchor: 'start' | 'end';
  days?: number;
  workdays?: number;
  /** By kind of unit. */
  to(unit: { ownership: string }): readonly string[];
}

const participants = [
  'leader',
  'chef',
  'pedagogical-leader',
  'deputy-leader',
  'centre-leader',
  'youth-school-coordinator',
  'department-head',
  'staff-rep',
  'consultant',
];
const isOwn = ({ ownership }: { ownership: string }): boolean => ownership === 'selvejende';
const organiser = (unit: { ownership: string }): string[] => [isOwn(unit) ? 'board-rep' : 'leader'];

/** The lines of §5 that go to everyone in a role, whatever they have done: each must have left a row. */
export const lines: readonly Line[] = [
  {
    step: 'ld-input',
    kind: 'learning-dialogue',
    anchor: 'start',
    days: -28,
    to: (unit) => (isOwn(unit) ? [] : ['pupil-council', 'senate', 'board-rep']),
  },
  {
    step: 'ld-preparation',
    kind: 'learning-dialogue',
    anchor: 'start',
    days: -14,
    to: (unit) => (isOwn(unit) ? ['leader', 'board-rep', 'pedagogical-leader', 'staff-rep'] : participants),
  },
  {
    step: 'ld-brief',
    kind: 'learning-dialogue',
    anchor: 'start',
    days: -2,
    to: (unit) => (isOwn(unit) ? ['leader', 'board-rep'] : ['leader', 'chef']),
  },
  { step: 'ld-schema', kind: 'learning-dialogue', anchor: 'end', days: 0, to: organiser },
  { step: 'oo-preparation', kind: 'one-to-one', anchor: 'start', days: -7, to: () => ['leader', 'chef'] },
  { step: 'oo-schema', kind: 'one-to-one', anchor: 'end', days: 0, to: () => ['leader', 'chef'] },
];

/** When a line's card is to be posted. */
export function momentFor(line: Line, meeting: { start: string; end: string }): number {
  const { day, time } = wallOf(Date.parse(line.anchor === 'start' ? meeting.start : meeting.end));
  return nextOpen(
    line.workdays === undefined ? dayAfter(day, line.days ?? 0) : workdaysFrom(day, line.workdays),
    time,
  );
}
