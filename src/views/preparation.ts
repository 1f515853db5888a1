import { type Preparation } from '../app/results';
import { fingerprint } from '../domain/guide/fingerprint';
import { minutesOf } from '../domain/guide/guide';
import { z } from 'zod/v4';
import { basisLines } from './basis-lines';
import { type Button, type Card, Frame, Link, alert, button, card, noAlert, plain } from './card';
import { answerPurpose, meetingLine, meetingName, unitName } from './meeting-words';
import { type Words } from './texts';
import { modeView } from './choose';
import { Field, field, keyOf, questionField } from './fields';
import { sentView } from './receipt';

export const PreparationData = Frame.extend({
  when: z.string(),
  links: z.array(Link),
  /** Short lines about data, focus areas and open agreements, under their headings. */
  facts: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  fields: z.array(Field),
});

function fieldsOf(words: Words, { guide, response, unit }: Preparation): Field[] {
  const questions = (guide?.questions ?? []).map((question) =>
    questionField(words, question, response?.answers[question.id]?.text ?? ''),
  );
  if (unit.sites.length < 2) return questions;
  const choices = [
    { title: words.t('prepare.all-sites'), value: 'none' },
    ...unit.sites.map(({ id, name }) => ({ title: name, value: id })),
  ];
  return [
    ...questions,
    field('site', words.t('prepare.site'), response?.siteId ?? 'none', { kind: 'choice', choices }),
  ];
}

/** The marks of the texts that the card is drawn from. */
function baseOf({ guide, response }: Preparation): Record<string, string> {
  const questions = guide?.questions ?? [];
  return Object.fromEntries(questions.map(({ id }) => [id, fingerprint(response?.answers[id]?.text ?? '')]));
}

function factsOf(words: Words, preparation: Preparation): z.infer<typeof PreparationData>['facts'] {
  const { basis, points, agreements, focusAreas, meeting } = preparation;
  const agreementLines = agreements.map(
    ({ what, ownerName, deadline }) =>
      `${plain(what)} (${words.t('status.agreement-meta', { owner: plain(ownerName), deadline: words.date(deadline) })})`,
  );
  const facts = [
    { heading: words.t('prepare.basis'), lines: basis ? basisLines(words, basis) : [] },
    {
      heading: words.t('prepare.focus-areas'),
      lines: meeting.number > 1 || meeting.kind === 'one-to-one' ? focusAreas.map(plain) : [],
    },
    { heading: words.t('prepare.points'), lines: points.map(plain) },
    { heading: words.t('prepare.agreements'), lines: agreementLines },
  ];
  return facts.filter(({ lines }) => lines.length > 0);
}

function buttonsOf(words: Words, preparation: Preparation): Button[] {
  const { guide, response, mayChooseMode } = preparation;
  const key = keyOf(preparation);
  const data = { ...key, guideId: guide?.id ?? '', base: baseOf(preparation) };
  const wasSent = response?.state === 'submitted';
  const send = button(words.t(wasSent ? 'prepare.resubmit' : 'prepare.submit'), 'prepare.submit', data, {
    style: 'positive',
    inputs: 'auto',
  });
  const kind = preparation.isInput ? 'input' : 'preparation';
  return [
    send,
    button(words.t('prepare.save'), 'prepare.save', data, { inputs: 'auto' }),
    button(words.t('prepare.chat'), 'prepare.chat', data, { inputs: 'auto' }),
    ...(mayChooseMode ? [button(words.t('mode.change'), 'prepare.choose-mode', key)] : []),
    button(words.t('common.others'), 'prepare.others', { kind }),
  ];
}

export function preparationTitle(words: Words, { isInput, meeting }: Preparation): string {
  return words.t(isInput ? 'input.title' : 'prepare.title', { meeting: meetingName(words, meeting) });
}

/** The card with a guide's questions: a preparation, or a council's or board's input. */
export function preparationView(words: Words, preparation: Preparation, said = noAlert): Card {
  const { unit, meeting, role, guide, dataPackage, mayChooseMode, isOpen, insteadOfName } = preparation;
  if (!isOpen) return sentView(words, preparation, alert(words.t('prepare.locked'), 'accent'));
  if (!guide && mayChooseMode) return modeView(words, preparation, said);
  const isDialogue = meeting.kind === 'learning-dialogue';
  const minutes = guide ? [words.t('prepare.minutes', { count: minutesOf(guide) })] : [];
  const noPackage = isDialogue && !dataPackage ? [words.t('prepare.data-package-missing')] : [];
  return card('preparation', PreparationData, {
    title: `${preparationTitle(words, preparation)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    when: [meetingLine(words, meeting), ...minutes, ...noPackage].join('. ').replaceAll('..', '.'),
    alert:
      said.text === '' && insteadOfName !== undefined
        ? alert(words.t('prepare.instead-of', { name: plain(insteadOfName) }), 'accent')
        : said,
    links: dataPackage ? [{ title: words.t('prepare.data-package'), url: dataPackage.url }] : [],
    facts: factsOf(words, preparation),
    fields: fieldsOf(words, preparation),
    buttons: buttonsOf(words, preparation),
  });
}
