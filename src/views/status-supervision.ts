import type { SeenStatus } from '../app/results';
import { button } from './card';
import { section, type Section } from './status';
import { pointLine } from './supervision-points';
import type { Words } from './texts';

/** Tilsyn stands apart, in its own colour, with its own line of who sees it. */
export function supervisionSections(words: Words, { unit, opens: { supervision } }: SeenStatus): Section[] {
  if (!supervision) return [];
  const { reportId, number, phase, at } = supervision;
  const state = words.t('status.supervision', { number, phase: words.t(`supervision.phase.${phase}`) });
  const line = at ? words.t('status.dated', { line: state, date: words.fullDate(at) }) : state;
  return [
    section(words.t('command.supervision'), [words.t('purpose.supervision.choose'), line], false, {
      tone: 'supervision',
      button: button(words.t('common.open'), 'supervision.open', { unitId: unit.id, meetingId: reportId }),
    }),
  ];
}

/** What has to be put right, of tilsyn too; where there is nothing, the chef's way to it. */
export function pointSections(words: Words, { unit, opens: { points } }: SeenStatus): Section[] {
  if (!points || (points.listed.length === 0 && !points.mayGive)) return [];
  const open = points.listed.filter(({ point }) => point.state === 'open');
  const isNew = points.listed.length === 0;
  const lines = open.length > 0 ? open.map((each) => pointLine(words, each)) : [words.t('point.none-open')];
  return [
    section(words.t('command.points'), [words.t('purpose.supervision.points'), ...lines], false, {
      tone: 'supervision',
      button: button(
        words.t(isNew ? 'point.new' : 'common.open'),
        isNew ? 'supervision-point.new' : 'supervision-point.all',
        { unitId: unit.id },
      ),
    }),
  ];
}
