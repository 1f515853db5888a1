import type { Instant } from '../../domain/calendar/instant';
import { placeOf } from '../../domain/focus-area/focus-area';
import type { Loop } from '../../domain/loop/loop';
import type { Meeting } from '../../domain/meeting/meeting';
import type { Unit } from '../../domain/people/unit';
import { stateOf } from './meeting-state';
import type { ExportedMeeting, UnitLoop } from './results';

/** What documents about one unit share, picked field by field. */
export function aboutUnit(
  unit: Unit,
  { decided, themes, focusAreas }: Loop,
  now: Instant,
): Pick<UnitLoop, 'now' | 'unit' | 'decided' | 'themes' | 'focusAreas'> {
  const { id, name, sector, ownership } = unit;
  return {
    now,
    unit: { id, name, sector, ownership },
    decided,
    themes: themes.map(({ title }) => title),
    focusAreas: focusAreas.map((area) => ({ title: area.title, ...placeOf(area, themes, unit.sites) })),
  };
}

/** When meetings are, and whether they were held; nothing of what was said at them. */
export function exportedMeetings(meetings: readonly Meeting[], now: Instant): ExportedMeeting[] {
  return meetings.map((meeting) => {
    const { kind, number, start, end } = meeting;
    return { kind, number, start, end, state: stateOf(meeting, now) };
  });
}
