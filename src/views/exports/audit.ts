import type { AuditExport } from '../../app/results';
import { dayOf } from '../../domain/calendar/copenhagen';
import { auditActor, auditDeed, auditMeeting, auditPlaceText } from '../audit-words';
import type { Words } from '../texts';
import { asOf, column, type Report } from './report';

/** Who saw and changed what in one place, a row each; programs have the code as it is stored. */
export function auditReport(words: Words, { place, lines, isCut, now }: AuditExport): Report {
  return {
    title: words.t('export.audit.title', { place: auditPlaceText(words, place) }),
    subtitle: `${words.t('export.audit.for')}. ${asOf(words, now)}`,
    sections: [
      {
        heading: words.t('audit.rows'),
        paragraphs: lines.length > 0 ? [] : [words.t('audit.none')],
        table: {
          columns: [
            column(words.t('export.audit.day'), 14),
            column(words.t('export.audit.when'), 10),
            column(words.t('export.audit.who'), 30),
            column(words.t('export.audit.did'), 50),
            column(words.t('export.audit.meeting'), 22),
            column(words.t('export.audit.code'), 26),
          ],
          rows: lines.map((line) => [
            { day: dayOf(line.at) },
            words.time(line.at),
            auditActor(words, line.by),
            auditDeed(words, line.action),
            auditMeeting(words, line),
            line.action,
          ]),
        },
      },
    ],
    notes: [words.t('export.audit.content'), ...(isCut ? [words.t('export.audit.cut')] : [])],
  };
}
