import { type ClosingDesk, type ClosingTask } from '../app/results';
import {
  closingFields,
  maxClosingLength,
  type ClosingField,
  type ClosingTexts,
} from '../domain/closing/closing';
import { fingerprint } from '../domain/guide/fingerprint';
import { tidy } from '../domain/guide/tidy';
import { alert, button, card, noAlert, plain, type Card } from './card';
import { ChooseData, mostChoices } from './choose';
import { areaAbout, closingKeyOf, ownClosedView } from './closed-loop';
import { field, roomFor, type Field } from './fields';
import { foldedLines } from './folded';
import { FormData } from './forms';
import { meetingName, unitName } from './meeting-words';
import { type Words } from './texts';

/** The closing of a loop: what is written about each focus area. */

/** More than this is read in the schemas. */
const mostAgreements = 6;

function introOf(words: Words, { agreements, unwritten }: ClosingDesk): string {
  const { open, done, dropped } = agreements;
  const counts = { open: open.length, done: done.length, dropped: dropped.length };
  return [
    words.t('closing.intro'),
    [words.t('closing.agreements', counts), ...(open.length > 0 ? [words.t('closing.open-stay')] : [])].join(
      ' ',
    ),
    ...(unwritten > 0 ? [words.t('closing.unwritten', { count: unwritten })] : []),
  ].join('\n\n');
}

/** The desk of a loop that is not closed: each focus area with how far it is. */
function openView(words: Words, desk: ClosingDesk, said = noAlert): Card {
  const key = closingKeyOf(desk);
  return card('choose', ChooseData, {
    title: words.t('closing.title', { unit: unitName(desk.unit) }),
    purpose: words.t('purpose.closing'),
    alert: said,
    intro: introOf(words, desk),
    options: desk.areas.map((each) => {
      const { area, lacks } = each;
      const count = closingFields.length - lacks.length;
      return {
        text: words.t('closing.area-state', {
          area: plain(area.title),
          about: areaAbout(words, each),
          count,
        }),
        button: button(words.t(count > 0 ? 'closing.edit' : 'closing.write'), 'closing.area', {
          ...key,
          areaId: area.id,
        }),
      };
    }),
    buttons: [button(words.t('closing.confirm'), 'closing.confirm', key, { style: 'positive' })],
  });
}

/** The line on top of the closing card as the bot posts it: why it comes, or that it is the one reminder. */
export function closingAlert(
  words: Words,
  { desk: { last }, isReminder }: { desk: ClosingDesk; isReminder: boolean },
): typeof noAlert {
  const values = { meeting: meetingName(words, last), date: words.date(last.start) };
  const lines = isReminder
    ? [words.t('closing.reminder', values), words.t('reminder.once')]
    : [words.t('closing.arrived', values)];
  return alert(lines.join(' '), 'accent');
}

/** The closing card: what is to be written, or, when the loop is closed, what was. */
export function closingView(words: Words, desk: ClosingDesk, said = noAlert): Card {
  return desk.loop.state === 'closed' ? ownClosedView(words, desk) : openView(words, desk, said);
}

/** After confirming: that it is closed, or which answers are missing. */
export function confirmedView(
  words: Words,
  { desk, refused }: { desk: ClosingDesk; refused: boolean },
): Card {
  if (!refused) return ownClosedView(words, desk, words.t('closing.thanks'));
  const lacking = desk.areas
    .filter(({ lacks }) => lacks.length > 0)
    .map(({ area, lacks }) =>
      words.t('closing.lacks', {
        area: plain(area.title),
        questions: lacks.map((each) => words.t(`closing.field.${each}`)).join(' '),
      }),
    );
  // A paragraph each: in one they are a wall of text.
  return openView(words, desk, alert([words.t('closing.refused'), ...lacking].join('\n\n'), 'attention'));
}

/** The four questions about a focus area. */
export function closingInputs(words: Words, texts: ClosingTexts): Field[] {
  return closingFields.map((each) =>
    field(each, words.t(`closing.field.${each}`), texts[each], {
      help: words.t(`closing.help.${each}`),
      isMultiline: true,
      ...roomFor(words, maxClosingLength),
    }),
  );
}

/** What the loop had data of, at the beginning of the answer: nobody has to look it up. */
function knownBasis(words: Words, { dataTypes }: ClosingDesk): string {
  const list = dataTypes.map((type) => words.t(`basis.${type}`)).join(', ');
  return list.charAt(0).toUpperCase() + list.slice(1);
}

function agreedLines(words: Words, { agreements }: ClosingDesk): string {
  const { open, done, dropped } = agreements;
  const lines = [...done, ...open, ...dropped].map(({ what, state }) =>
    words.t('closing.agreement', { what: plain(what), state: words.t(`closing.agreement-state.${state}`) }),
  );
  return [words.t('closing.agreed'), ...foldedLines(words, lines, mostAgreements)].join('\n\n');
}

/** The form about one focus area; undefined when the loop has none of that id. */
export function closingForm(
  words: Words,
  desk: ClosingDesk,
  areaId: string,
  said = noAlert,
): Card | undefined {
  const chosen = desk.areas.find(({ area }) => area.id === areaId);
  if (!chosen) return undefined;
  const { area, texts } = chosen;
  const base = Object.fromEntries(closingFields.map((each) => [each, fingerprint(texts[each])]));
  const shown = { ...texts, basis: texts.basis === '' ? knownBasis(words, desk) : texts.basis };
  return card('form', FormData, {
    title: words.t('closing.form-title', { area: plain(area.title), unit: unitName(desk.unit) }),
    purpose: words.t('purpose.closing'),
    alert: said,
    intro: agreedLines(words, desk),
    fields: closingInputs(words, shown),
    buttons: [
      button(
        words.t('closing.save'),
        'closing.save',
        { ...closingKeyOf(desk), areaId, base },
        {
          style: 'positive',
          inputs: 'auto',
        },
      ),
      button(words.t('common.back'), 'closing.open', closingKeyOf(desk)),
    ],
  });
}

/** After a form was kept: the desk again, or the form where a text met another one. */
export function closingSavedView(
  words: Words,
  desk: ClosingDesk,
  areaId: string,
  typed: Readonly<Record<ClosingField, string>>,
): Card {
  const stored = desk.areas.find(({ area }) => area.id === areaId)?.texts;
  const hasMet = stored !== undefined && closingFields.some((each) => stored[each] !== tidy(typed[each]));
  const form = hasMet
    ? closingForm(words, desk, areaId, alert(words.t('closing.both'), 'attention'))
    : undefined;
  const said = alert(words.t('closing.saved', { time: words.time(desk.now) }), 'good');
  return form ?? closingView(words, desk, said);
}

/** Which loop, for a leader or a board of several units. */
export function chooseClosingView(words: Words, tasks: readonly ClosingTask[]): Card {
  return card('choose', ChooseData, {
    title: words.t('closing.which'),
    purpose: words.t('purpose.closing'),
    alert: noAlert,
    intro: '',
    options: tasks.slice(0, mostChoices).map(({ unit, loopId, isClosed }) => ({
      text: words.t(isClosed ? 'closing.option.closed' : 'closing.option.open'),
      button: button(unit.name, 'closing.open', { unitId: unit.id, loopId }),
    })),
    buttons: [],
  });
}
