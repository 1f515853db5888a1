import type { MineData, MineInUnit } from '../app/results';
import { button, card, noAlert, plain, type Card } from './card';
import { folded } from './folded';
import { meetingName } from './meeting-words';
import { section, sectionsInSight, sectionsOf, StatusData, type Section } from './status';
import type { Words } from './texts';

/** What the bot holds on the person who asks, in plain words; the file has all of it. */

/** In sight of each; the file has the others. */
const mostLines = 3;

type Meeting = MineInUnit['answers'][number]['meeting'];

export function mineMeeting(words: Words, meeting: Meeting): string {
  return meeting ? meetingName(words, meeting) : words.t('mine.old-meeting');
}

export function aboutLines(words: Words, { person }: MineData): string[] {
  const { name, upn, id, aadObjectId, language, hasChat, absence, form } = person;
  const away = absence && { from: words.fullDate(absence.from), to: words.fullDate(absence.to) };
  return [
    words.t('mine.name', { name }),
    words.t('mine.upn', { upn }),
    words.t('mine.id', { id }),
    aadObjectId === undefined ? words.t('mine.no-aad') : words.t('mine.aad', { id: aadObjectId }),
    ...(language ? [words.t('mine.language', { language: words.t(`language.${language}`) })] : []),
    words.t(hasChat ? 'mine.chat' : 'mine.no-chat'),
    ...(away ? [words.t(absence.hasCover ? 'mine.absence-cover' : 'mine.absence', away)] : []),
    ...(form.length > 0 ? [words.t('mine.form', { count: form.length })] : []),
  ];
}

export function roleLines(words: Words, { person, units }: MineData): string[] {
  return person.roles.map(({ role, unitId, from, to, standsIn }) => {
    const name = words.t(`role.${role}`);
    const unit = units.find((each) => each.unitId === unitId)?.unit ?? unitId;
    const held = unit === undefined ? name : words.t('administration.role-in', { role: name, unit });
    const what = standsIn ? words.t('mine.stands-in', { role: held }) : held;
    const period =
      to === undefined
        ? words.t('administration.role-from', { from: words.fullDate(from) })
        : words.t('administration.role-period', { from: words.fullDate(from), to: words.fullDate(to) });
    return words.t('mine.count', { what, count: period });
  });
}

function answerLines(words: Words, { units }: MineData): string[] {
  return units.flatMap(({ unit, answers }) =>
    answers.map(({ meeting, submittedAt }) => {
      const about = { meeting: mineMeeting(words, meeting), unit };
      return submittedAt === undefined
        ? words.t('mine.draft', about)
        : words.t('mine.sent', { ...about, date: words.fullDate(submittedAt) });
    }),
  );
}

function sum(units: readonly MineInUnit[], of: (unit: MineInUnit) => number): number {
  return units.reduce((all, unit) => all + of(unit), 0);
}

function otherLines(words: Words, { units }: MineData): string[] {
  const line = (what: string, count: number): string[] =>
    count > 0 ? [words.t('mine.count', { what, count })] : [];
  return [
    ...line(
      words.t('mine.evidence'),
      sum(units, ({ evidence }) => evidence.length),
    ),
    ...line(
      words.t('mine.notes'),
      sum(units, ({ notes }) => notes.length),
    ),
    words.t('mine.receipts-to', { count: sum(units, ({ receipts }) => receipts.length) }),
    words.t('mine.receipts-from', { count: sum(units, ({ receiptsSent }) => receiptsSent) }),
  ];
}

export function traceLines(words: Words, { units, ownCards, audit, documents }: MineData): string[] {
  return [
    words.t('mine.cards', { count: sum(units, ({ cards }) => cards.length) + ownCards.length }),
    words.t('mine.audit-by', { count: audit.by }),
    words.t('mine.audit-about', { count: audit.about }),
    words.t('mine.documents', { count: documents.length }),
  ];
}

export function whereLines(words: Words, { retention }: MineData): string[] {
  const { closedLoopYears, draftDays, deliveryLogDays, auditYears } = retention;
  return [
    words.t('mine.from'),
    words.t('mine.kept', {
      years: closedLoopYears,
      drafts: draftDays,
      logs: deliveryLogDays,
      audit: auditYears,
    }),
    words.t('mine.erase'),
  ];
}

/** Names and what people wrote stand in our lines as they are, so their signs mean nothing. */
function shown(heading: string, lines: readonly string[]): Section {
  return section(heading, lines.map(plain));
}

/** 'mine data' */
export function mineDataView(words: Words, mine: MineData): Card {
  const agreements = mine.units.flatMap(({ unit, agreements: own }) =>
    own.map(({ what, deadline }) => `${what} (${unit}, ${words.fullDate(deadline)})`),
  );
  const fetch = (format: 'docx' | 'xlsx' | 'json') =>
    button(words.t(`mine.fetch-${format}`), 'export.offer', { document: 'mine', format });
  const title = words.t('mine.title');
  const buttons = [fetch('docx'), fetch('xlsx'), fetch('json')];
  const sections = sectionsOf(
    words,
    [
      shown(words.t('mine.about'), aboutLines(words, mine)),
      shown(words.t('mine.roles'), roleLines(words, mine)),
      shown(words.t('mine.answers'), answerLines(words, mine)),
      shown(words.t('mine.agreements'), agreements),
      shown(words.t('mine.receipts'), otherLines(words, mine)),
      shown(words.t('mine.traces'), traceLines(words, mine)),
      section(words.t('mine.where'), whereLines(words, mine)),
    ],
    mostLines,
  );
  const most = sectionsInSight(sections, { title, buttons });
  const all = folded(words, 'section', sections, most - 1, (_section, at) => at < most);
  return card('status', StatusData, {
    title,
    purpose: words.t('mine.purpose'),
    alert: noAlert,
    asOf: words.t('export.as-of', { date: words.fullDate(mine.now) }),
    sections: all.shown,
    unfold: all.unfold,
    buttons,
  });
}
