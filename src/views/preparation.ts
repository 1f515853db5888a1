import { z } from 'zod/v4';
import { type Preparation } from '../app/results';
import { isCarried } from '../domain/guide/changed-guide';
import { minutesOf, type Question } from '../domain/guide/guide';
import { inputText } from '../domain/guide/reading-answers';
import { type Button, type Card, Frame, Link, alert, button, card, noAlert, plain } from './card';
import { Fold, carriedFolds, focusLines } from './carried';
import { modeView } from './choose';
import { Field, drawnFrom, field, keyOf, noChoice, questionFields, siteChoices } from './fields';
import { answerPurpose, meetingLine, meetingName, unitName } from './meeting-words';
import { sentView } from './receipt';
import { type Words } from './texts';

/** Questions that stand together; those with a text to unfold them are folded. */
const Group = z.object({ id: z.string(), unfold: z.string(), fields: z.array(Field) });
type Group = z.infer<typeof Group>;

export const PreparationData = Frame.extend({
  when: z.string(),
  links: z.array(Link),
  /** What is always in sight, in short lines under their headings. */
  facts: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  folds: z.array(Fold),
  groups: z.array(Group),
});

/** So many questions are in sight on a phone; one more does not hide behind a button. */
const inSight = 3;

function siteField(words: Words, { siteId = noChoice, unit }: Preparation): Field[] {
  if (unit.sites.length < 2) return [];
  const choices = siteChoices(words, unit.sites);
  return [field('site', words.t('prepare.site'), siteId, { kind: 'choice', choices })];
}

/** What has happened to a question since it was answered. */
function noteOf(words: Words, { changed, response }: Preparation, question: Question): string | undefined {
  if (isCarried(question)) return words.t('prepare.carried');
  const before = changed[question.id];
  if (!before) return undefined;
  const said = words.t('prepare.changed', { question: plain(before.text[words.language]) });
  const answer = response?.answers[question.id]?.text ?? '';
  // What was chosen cannot stand in the input any more, where it is not offered.
  const chosen = before.choices?.find(({ value }) => value === answer)?.text[words.language];
  return chosen === undefined
    ? said
    : `${said} ${words.t('prepare.changed-answer', { answer: plain(chosen) })}`;
}

/** @param lookAt ids of questions that must be in sight, as those not answered yet when it was to be sent */
function groupsOf(words: Words, preparation: Preparation, lookAt: readonly string[]): Group[] {
  const { guide, response } = preparation;
  const questions = guide?.questions ?? [];
  const fieldsOf = (some: readonly Question[]): Field[] =>
    some.flatMap((question) => {
      const [first, ...more] = questionFields(
        words,
        question,
        inputText(question, response?.answers[question.id]),
      );
      const note = noteOf(words, preparation, question);
      return first ? [note === undefined ? first : { ...first, note }, ...more] : [];
    });
  const mustBeSeen = (question: Question): boolean =>
    lookAt.includes(question.id) ||
    noteOf(words, preparation, question) !== undefined ||
    response?.answers[question.id]?.other !== undefined;
  // Where something is missing, that alone is looked for; else the first few are in sight.
  const isInSight = (question: Question, at: number): boolean =>
    mustBeSeen(question) || (at < inSight && lookAt.length === 0);
  const runs: { isFolded: boolean; questions: Question[] }[] = [];
  for (const [at, question] of questions.entries()) {
    const isFolded = questions.length > inSight + 1 && !isInSight(question, at);
    const run = runs.at(-1);
    if (run?.isFolded === isFolded) run.questions.push(question);
    else runs.push({ isFolded, questions: [question] });
  }
  return runs.map((run, at) => {
    const count = run.questions.length;
    const isLast = at === runs.length - 1;
    const unfold = words.t(isLast && count > 1 ? 'prepare.unfold' : 'folded.unfold', { count });
    return {
      id: `questions-${at}`,
      unfold: run.isFolded ? unfold : '',
      fields: [...fieldsOf(run.questions), ...(isLast ? siteField(words, preparation) : [])],
    };
  });
}

/** What every button says that takes what was typed along. */
function typedData(preparation: Preparation): Record<string, unknown> {
  const { guide, response } = preparation;
  const guideId = guide?.id ?? '';
  return { ...keyOf(preparation), guideId, ...drawnFrom(guide?.questions ?? [], response?.answers) };
}

/** The way to the panel of A–E keeps what was typed: one looks something up in the middle of a sentence. */
function dataButtons(words: Words, preparation: Preparation): Button[] {
  if (!preparation.basis) return [];
  return [button(words.t('prepare.open-data'), 'prepare.data', typedData(preparation), { inputs: 'auto' })];
}

function buttonsOf(words: Words, preparation: Preparation): Button[] {
  const { response, mayChooseMode } = preparation;
  const key = keyOf(preparation);
  const data = typedData(preparation);
  const wasSent = response?.state === 'submitted';
  const send = button(words.t(wasSent ? 'prepare.resubmit' : 'prepare.submit'), 'prepare.submit', data, {
    style: 'positive',
    inputs: 'auto',
  });
  const kind = preparation.isInput ? 'input' : 'preparation';
  const aside = { mode: 'secondary' } as const;
  return [
    send,
    button(words.t('prepare.save'), 'prepare.save', data, { inputs: 'auto' }),
    button(words.t('prepare.chat'), 'prepare.chat', data, { inputs: 'auto' }),
    ...(mayChooseMode ? [button(words.t('mode.change'), 'prepare.choose-mode', key, aside)] : []),
    button(words.t('common.others'), 'prepare.others', { kind }, aside),
  ];
}

function preparationTitle(words: Words, { isInput, meeting }: Preparation): string {
  return words.t(isInput ? 'input.title' : 'prepare.title', { meeting: meetingName(words, meeting) });
}

/**
 * The card with a guide's questions: a preparation, or a council's or board's input.
 * @param lookAt ids of questions that must not be folded
 */
export function preparationView(
  words: Words,
  preparation: Preparation,
  said = noAlert,
  lookAt: readonly string[] = [],
): Card {
  const { unit, meeting, role, guide, dataPackage, mayChooseMode, isOpen, insteadOfName, theme } =
    preparation;
  if (!isOpen) return sentView(words, preparation, alert(words.t('prepare.locked'), 'accent'));
  if (!guide && mayChooseMode) return modeView(words, preparation, said);
  const isDialogue = meeting.kind === 'learning-dialogue';
  const minutes = guide ? [words.t('prepare.minutes', { count: minutesOf(guide) })] : [];
  const noPackage = isDialogue && !dataPackage ? [words.t('prepare.data-package-missing')] : [];
  const focus = focusLines(words, preparation);
  return card('preparation', PreparationData, {
    title: `${preparationTitle(words, preparation)} · ${unitName(unit)}`,
    purpose: answerPurpose(words, unit, meeting, role),
    when: [meetingLine(words, meeting), ...minutes, ...noPackage].join('. ').replaceAll('..', '.'),
    alert:
      said.text === '' && insteadOfName !== undefined
        ? alert(words.t('prepare.instead-of', { name: plain(insteadOfName) }), 'accent')
        : said,
    links: dataPackage ? [{ title: words.t('prepare.data-package'), url: dataPackage.url }] : [],
    facts: [
      ...(theme ? [{ heading: words.t('prepare.theme'), lines: [theme[words.language]] }] : []),
      ...(focus.length > 0 ? [{ heading: words.t('common.focus-areas'), lines: focus }] : []),
    ],
    folds: carriedFolds(words, preparation, dataButtons(words, preparation)),
    groups: groupsOf(words, preparation, lookAt),
    buttons: buttonsOf(words, preparation),
  });
}
