import { type SupervisionAnswered, type SupervisionTask } from '../app/results';
import { inputText } from '../domain/guide/reading-answers';
import { type Response } from '../domain/guide/response';
import { hasUnsentChanges, sentAnswers } from '../domain/guide/submitting';
import { alert, button, card, noAlert, written, type Button, type Card } from './card';
import { ChooseData } from './choose';
import { conflictCard } from './conflict';
import { answerText, drawnFrom, questionFields } from './fields';
import { FormData } from './forms';
import { unitName } from './meeting-words';
import { ReceiptData, answerGroups } from './receipt';
import { type Words } from './texts';

/** Tilsyn has cards of its own, apart from all that is learning. */

function titleOf(words: Words, { number, unit }: SupervisionTask): string {
  return words.t('supervision.title', { number, unit: unitName(unit) });
}

function purposeOf(words: Words, { part }: SupervisionTask): string {
  return words.t(`purpose.supervision.${part}`);
}

function keyOf({ unit, reportId, part }: SupervisionTask): Record<string, unknown> {
  return { unitId: unit.id, meetingId: reportId, role: part === 'report' ? 'board-rep' : 'chef' };
}

/** What this person has written of their own part. */
function ownPart({ part, report, followUp }: SupervisionTask): Response | undefined {
  return part === 'report' ? report : followUp;
}

/**
 * The form in which the board reports, or the chef follows up.
 * @param lookAt ids of the only questions to show, as those that are missing; the others are kept as they are
 */
export function supervisionForm(
  words: Words,
  task: SupervisionTask,
  said = noAlert,
  lookAt?: readonly string[],
): Card {
  const { guide } = task;
  const inSight = guide.questions.filter(({ id }) => lookAt?.includes(id) ?? true);
  const answers = ownPart(task)?.answers ?? {};
  const data = { ...keyOf(task), guideId: guide.id, ...drawnFrom(guide.questions, answers) };
  return card('form', FormData, {
    tone: 'supervision',
    title: titleOf(words, task),
    purpose: purposeOf(words, task),
    alert: said,
    intro: '',
    fields: inSight.flatMap((question) =>
      questionFields(words, question, inputText(question, answers[question.id])),
    ),
    buttons: [
      button(words.t('supervision.submit'), 'supervision.submit', data, {
        style: 'positive',
        inputs: 'auto',
      }),
      button(words.t('prepare.save'), 'supervision.save', data, { inputs: 'auto' }),
      ...(lookAt ? [button(words.t('supervision.all'), 'supervision.edit', keyOf(task))] : []),
    ],
  });
}

function shown(words: Words, response: Response | undefined): Parameters<typeof answerGroups>[1] {
  return (response ? sentAnswers(response) : []).flatMap(({ asked, text }) =>
    asked
      ? [{ question: asked.text[words.language], answer: written(answerText(words, asked, text)), links: [] }]
      : [],
  );
}

function readButtons(words: Words, task: SupervisionTask): Button[] {
  const { part, mayWrite, followUp, nextId } = task;
  const key = keyOf(task);
  const edit =
    part === 'report'
      ? 'supervision.edit'
      : followUp
        ? 'supervision.edit-follow-up'
        : 'supervision.follow-up';
  return [
    ...(mayWrite
      ? [button(words.t(edit), 'supervision.edit', key, { style: followUp ? 'default' : 'positive' })]
      : []),
    ...(nextId === undefined
      ? []
      : [button(words.t('supervision.next'), 'supervision.edit', { ...key, meetingId: nextId })]),
  ];
}

/** What has been sent, by either side. */
function supervisionRead(words: Words, task: SupervisionTask, said = noAlert): Card {
  const { report, followUp, phase } = task;
  const decided = phase === 'followed-up' ? followUp : undefined;
  const heading = (key: 'supervision.by-board' | 'supervision.by-chef', { submittedAt }: Response): string =>
    words.t(key, { date: words.fullDate(submittedAt ?? task.now) });
  const lines = [
    ...(report ? [heading('supervision.by-board', report)] : []),
    ...(decided ? [heading('supervision.by-chef', decided)] : []),
  ];
  return card('receipt', ReceiptData, {
    tone: 'supervision',
    title: titleOf(words, task),
    purpose: purposeOf(words, task),
    alert: said.text === '' ? alert(lines.join('. '), 'accent') : said,
    groups: answerGroups(words, [...shown(words, decided), ...shown(words, report)]),
    buttons: readButtons(words, task),
  });
}

/** A report as it is opened: what is to be written, or, when it is sent, what was. */
export function supervisionView(words: Words, task: SupervisionTask): Card {
  const { part, phase, report } = task;
  if (part === 'follow-up' && !report)
    return supervisionRead(words, task, alert(words.t('supervision.none-yet'), 'accent'));
  const isUnsent = part === 'report' && (phase === 'none' || phase === 'draft');
  const hasMore = report !== undefined && part === 'report' && task.mayWrite && hasUnsentChanges(report);
  return isUnsent || hasMore ? supervisionForm(words, task) : supervisionRead(words, task);
}

/** After something was taken: the draft, what is missing, or the receipt. */
export function supervisionAnsweredView(
  words: Words,
  { task, outcome, questionIds }: SupervisionAnswered,
  intent: 'draft' | 'submit',
): Card {
  const named = task.guide.questions
    .filter(({ id }) => questionIds.includes(id))
    .map(({ text }) => text[words.language]);
  switch (outcome) {
    case 'saved':
      return supervisionForm(
        words,
        task,
        alert(words.t('supervision.saved', { time: words.time(task.now) }), 'good'),
      );
    case 'missing':
      return supervisionForm(
        words,
        task,
        alert(words.t('prepare.missing', { questions: named.join(' ') }), 'attention'),
        questionIds,
      );
    case 'conflict':
      return conflictCard(
        words,
        {
          unit: task.unit,
          purpose: purposeOf(words, task),
          tone: 'supervision',
          guide: task.guide,
          response: ownPart(task),
        },
        { verb: 'supervision.settle', data: { ...keyOf(task), intent } },
      );
    case 'submitted':
      return supervisionRead(
        words,
        task,
        alert(
          words.t(task.part === 'report' ? 'supervision.report-sent' : 'supervision.follow-up-sent'),
          'good',
        ),
      );
  }
}

/** Which unit's report, for a chef or a board with several, or the supervision points. */
export function chooseSupervisionView(
  words: Words,
  tasks: readonly SupervisionTask[],
  hasPoints: boolean,
): Card {
  return card('choose', ChooseData, {
    tone: 'supervision',
    title: words.t('supervision.which'),
    purpose: words.t('purpose.supervision.choose'),
    alert: noAlert,
    intro: '',
    options: tasks.map((task) => ({
      text: '',
      button: button(
        words.t('supervision.option', {
          unit: task.unit.name,
          phase: words.t(`supervision.phase.${task.phase}`),
        }),
        'supervision.open',
        keyOf(task),
      ),
    })),
    buttons: hasPoints ? [button(words.t('command.points'), 'supervision-point.all')] : [],
  });
}
