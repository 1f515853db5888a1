import { z } from 'zod/v4';
import type { Answered, ChatTurn, Preparation } from '../app/results';
import { fingerprint } from '../domain/guide/fingerprint';
import { hasUnsentChanges, submittedTexts } from '../domain/guide/answering';
import type { Question } from '../domain/guide/guide';
import { maxAnswerLength } from '../domain/guide/response';
import { DataType } from '../domain/guide/guide';
import type { DataBasis } from '../domain/input/data-basis';
import {
  alert,
  Alert,
  Button,
  button,
  card,
  Frame,
  Link,
  noAlert,
  plain,
  written,
  Written,
  type Card,
} from './card';
import { answerPurpose, meetingLine, meetingName, unitName } from './meeting-words';
import type { Words } from './texts';

export const Field = z.object({
  id: z.string(),
  kind: z.enum(['text', 'choice', 'date']),
  label: z.string().min(1),
  help: z.string(),
  value: z.string(),
  isMultiline: z.boolean(),
  maxLength: z.int(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
});
export type Field = z.infer<typeof Field>;

export function field(
  id: string,
  label: string,
  value: string,
  look: Partial<Omit<Field, 'id' | 'label' | 'value'>> = {},
): Field {
  return {
    id,
    kind: 'text',
    label,
    help: '',
    value,
    isMultiline: false,
    maxLength: maxAnswerLength,
    choices: [],
    ...look,
  };
}

export const PreparationData = Frame.extend({
  when: z.string(),
  links: z.array(Link),
  /** Short lines about data, focus areas and open agreements, under their headings. */
  facts: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  fields: z.array(Field),
});

/** The input id of a question's answer; card data from a client is read back with `questionIdOf`. */
export const answerPrefix = 'a_';

export function keyOf({ unit, meeting, role }: Preparation): Record<string, unknown> {
  return { unitId: unit.id, meetingId: meeting.id, role };
}

export function questionField(words: Words, question: Question, value: string): Field {
  const { language } = words;
  const required = question.required ? ` ${words.t('prepare.required')}` : '';
  return field(`${answerPrefix}${question.id}`, question.text[language], value, {
    help: `${question.help[language]}${required}`,
    kind: question.kind === 'choice' ? 'choice' : 'text',
    isMultiline: question.kind === 'long',
    choices: (question.choices ?? []).map((choice) => ({
      title: choice.text[language],
      value: choice.value,
    })),
  });
}

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

export function basisLines(words: Words, basis: DataBasis): string[] {
  const list = (present: boolean): string =>
    DataType.options
      .filter((type) => basis[type] === present)
      .map((type) => words.t(`basis.${type}`))
      .join(', ');
  const [there, missing] = [list(true), list(false)];
  return [
    there ? words.t('prepare.basis.there', { list: there }) : words.t('prepare.basis.none'),
    missing ? words.t('prepare.basis.missing', { list: missing }) : words.t('prepare.basis.all'),
  ];
}

function factsOf(words: Words, preparation: Preparation): z.infer<typeof PreparationData>['facts'] {
  const { basis, agreements, focusAreas, meeting } = preparation;
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
  const { unit, meeting, role, guide, dataPackage, mayChooseMode, isOpen } = preparation;
  if (!isOpen) return sentView(words, preparation, alert(words.t('prepare.locked'), 'accent'));
  if (!guide && mayChooseMode) return modeView(words, preparation);
  const isDialogue = meeting.kind === 'learning-dialogue';
  const minutes = guide ? [words.t('prepare.minutes', { count: guide.minutes })] : [];
  const noPackage = isDialogue && !dataPackage ? [words.t('prepare.data-package-missing')] : [];
  return card('preparation', PreparationData, {
    title: `${preparationTitle(words, preparation)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    when: [meetingLine(words, meeting), ...minutes, ...noPackage].join('. ').replaceAll('..', '.'),
    alert: said,
    links: dataPackage ? [{ title: words.t('prepare.data-package'), url: dataPackage.url }] : [],
    facts: factsOf(words, preparation),
    fields: fieldsOf(words, preparation),
    buttons: buttonsOf(words, preparation),
  });
}

export const ReceiptData = Frame.extend({
  answers: z.array(z.object({ question: z.string(), answer: Written, isEmpty: z.boolean() })),
});

function sentView(words: Words, preparation: Preparation, said: z.infer<typeof Alert>): Card {
  const { unit, meeting, role, guide, response, isOpen } = preparation;
  const sent = (response && submittedTexts(response)) ?? {};
  const shown = (question: Question): string => {
    const value = sent[question.id] ?? '';
    return question.choices?.find((choice) => choice.value === value)?.text[words.language] ?? value;
  };
  return card('receipt', ReceiptData, {
    title: `${words.t('receipt.title', { meeting: meetingName(words, meeting) })} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: said,
    answers: (guide?.questions ?? []).map((question) => ({
      question: question.text[words.language],
      answer: written(shown(question) || words.t('prepare.empty-answer')),
      isEmpty: !shown(question),
    })),
    buttons: isOpen ? [button(words.t('prepare.edit'), 'prepare.open', keyOf(preparation))] : [],
  });
}

/** Thanks, what was sent, and until when it can be changed. */
export function receiptView(words: Words, preparation: Preparation): Card {
  const { meeting, role } = preparation;
  const isCouncil = role === 'pupil-council' || role === 'senate';
  const key =
    meeting.kind === 'one-to-one' ? 'receipt.one-to-one' : isCouncil ? 'receipt.council' : 'receipt.dialogue';
  return sentView(words, preparation, alert(words.t(key, { date: words.date(meeting.start) }), 'good'));
}

export const ChooseData = Frame.extend({
  intro: z.string(),
  options: z.array(z.object({ text: z.string(), button: Button })),
});

/** A board chooses how it takes part, at dialogues 2–4 (rule 10). */
export function modeView(words: Words, preparation: Preparation): Card {
  const { unit, meeting, role } = preparation;
  const option = (mode: 'statement' | 'participation'): z.infer<typeof ChooseData>['options'][number] => ({
    text: '',
    button: button(words.t(`mode.${mode}`), 'prepare.mode', { ...keyOf(preparation), mode }),
  });
  return card('choose', ChooseData, {
    title: `${words.t('mode.title')} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: noAlert,
    intro: words.t('mode.intro', { meeting: meetingName(words, meeting), date: words.date(meeting.start) }),
    options: [option('statement'), option('participation')],
    buttons: [],
  });
}

export const ConflictData = Frame.extend({
  intro: z.string(),
  storedHeading: z.string(),
  otherHeading: z.string(),
  questions: z.array(z.object({ question: z.string(), stored: Written, other: Written, field: Field })),
});

export const choicePrefix = 'c_';

/** Both texts of each question where two met, and the choice between them. Nothing is lost meanwhile. */
export function conflictView(words: Words, preparation: Preparation, intent: 'draft' | 'submit'): Card {
  const { unit, meeting, role, guide, response } = preparation;
  const questions = (guide?.questions ?? []).flatMap((question) => {
    const answer = response?.answers[question.id];
    if (answer?.other === undefined) return [];
    const choices = (['stored', 'other', 'both'] as const).map((value) => ({
      value,
      title: words.t(`conflict.${value}`),
    }));
    const choice = field(`${choicePrefix}${question.id}`, question.text[words.language], 'other', {
      kind: 'choice',
      choices,
    });
    return [
      {
        question: question.text[words.language],
        stored: written(answer.text),
        other: written(answer.other),
        field: choice,
      },
    ];
  });
  return card('conflict', ConflictData, {
    title: `${words.t('conflict.title')} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: noAlert,
    intro: words.t('conflict.intro'),
    storedHeading: words.t('conflict.stored'),
    otherHeading: words.t('conflict.other'),
    questions,
    buttons: [
      button(
        words.t('conflict.save'),
        'prepare.settle',
        { ...keyOf(preparation), intent },
        { style: 'positive', inputs: 'auto' },
      ),
    ],
  });
}

/** The card after answers were taken: receipt, draft with time, what is missing, or two texts to choose from. */
export function answeredView(
  words: Words,
  answered: Answered,
  intent: 'draft' | 'submit',
  time: string,
): Card {
  const { preparation, outcome, questionIds } = answered;
  if (outcome === 'conflict') return conflictView(words, preparation, intent);
  if (outcome === 'submitted') return receiptView(words, preparation);
  if (outcome === 'missing') {
    const named = (preparation.guide?.questions ?? [])
      .filter(({ id }) => questionIds.includes(id))
      .map((question) => question.text[words.language]);
    return preparationView(
      words,
      preparation,
      alert(words.t('prepare.missing', { questions: named.join(' ') }), 'attention'),
    );
  }
  const unsent =
    preparation.response?.state === 'submitted' && hasUnsentChanges(preparation.response)
      ? ` ${words.t('prepare.unsent')}`
      : '';
  return preparationView(
    words,
    preparation,
    alert(words.t('prepare.saved', { time: words.time(time) }) + unsent, 'good'),
  );
}

export const QuestionData = Frame.extend({
  progress: z.string(),
  question: z.string(),
  help: z.string(),
  how: z.string(),
  choices: z.array(z.string()),
  writtenHeading: z.string(),
  written: Written,
});

/** One question of the chat, or, when it is over, the card with all answers. */
export function chatView(words: Words, turn: ChatTurn): Card {
  const { preparation, question, isPaused } = turn;
  const { guide, response, unit, meeting, role } = preparation;
  if (isPaused) return preparationView(words, preparation, alert(words.t('chat.paused'), 'accent'));
  if (!question || !guide)
    return preparationView(words, preparation, alert(words.t('prepare.chat-done'), 'good'));
  const current = response?.answers[question.id]?.text ?? '';
  const shown = question.choices?.find(({ value }) => value === current)?.text[words.language] ?? current;
  return card('question', QuestionData, {
    title: `${meetingName(words, meeting)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    alert: noAlert,
    progress: words.t('chat.progress', {
      index: guide.questions.indexOf(question) + 1,
      count: guide.questions.length,
    }),
    question: question.text[words.language],
    help: question.help[words.language],
    how: current
      ? words.t('chat.keep')
      : words.t(question.kind === 'choice' ? 'chat.how-choice' : 'chat.how'),
    choices: (question.choices ?? []).map((choice, at) => `${at + 1}: ${choice.text[words.language]}`),
    writtenHeading: current ? words.t('chat.written') : '',
    written: current ? written(shown) : [],
    buttons: [
      button(words.t('chat.back'), 'chat.back'),
      button(words.t('chat.skip'), 'chat.skip'),
      button(words.t('chat.pause'), 'chat.pause'),
    ],
  });
}
