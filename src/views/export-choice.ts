import type { ExportChoice } from '../app/results';
import { alert, button, card, noAlert, plain, written, type Card } from './card';
import { field } from './fields';
import { FormData } from './forms';
import { noticeView } from './notice';
import { ReceiptData } from './receipt';
import { locales, type Words } from './texts';

/** In the order they are most asked for. */
const formats = ['docx', 'xlsx', 'csv'] as const;

/** In one list; nobody looks through more. */
const mostChoices = 60;

/** 'Hele loopet: Møllevang Skole' */
function choiceTitle(words: Words, choice: ExportChoice): string {
  switch (choice.kind) {
    case 'overview':
    case 'closing':
      return words.t(`export.${choice.kind}.title`, { area: words.t(`export.area.${choice.area}`) });
    case 'loop':
      return words.t('export.choice.loop', { unit: choice.unitName });
    case 'unit':
      return words.t('export.unit.title', { unit: choice.unitName });
    case 'workload':
      return words.t('workload.title');
  }
}

/** Which document, and as what. */
export function exportChoiceView(words: Words, choices: readonly ExportChoice[], isLocal: boolean): Card {
  const shown = choices.slice(0, mostChoices);
  const intro = [
    words.t(isLocal ? 'export.intro-local' : 'export.intro'),
    ...(shown.length < choices.length ? [words.t('export.intro-more')] : []),
  ];
  return card('form', FormData, {
    title: words.t('export.choose'),
    purpose: words.t('purpose.export'),
    alert: noAlert,
    intro: intro.join('\n\n'),
    fields: [
      field('document', words.t('export.document'), shown[0]?.document ?? '', {
        kind: 'choice',
        choices: shown.map((choice) => ({ title: choiceTitle(words, choice), value: choice.document })),
      }),
      field('format', words.t('export.format'), formats[0], {
        kind: 'scale',
        choices: formats.map((format) => ({ title: words.t(`export.format.${format}`), value: format })),
      }),
    ],
    buttons: [button(words.t('export.make'), 'export.offer', {}, { style: 'positive', inputs: 'auto' })],
  });
}

/** '12 kB'; never none. */
function sizeOf(words: Words, bytes: number): string {
  const size = Math.max(1, Math.round(bytes / 1024));
  return words.t('export.size', { size: size.toLocaleString(locales[words.language]) });
}

/** The document can be made: its name and size, and how to get it. */
export function readyView(
  words: Words,
  made: { title: string; subtitle: string; fileName: string; sizeInBytes: number },
  link?: string,
): Card {
  const { title, subtitle, fileName, sizeInBytes } = made;
  const answer = written(`${fileName}\n${subtitle}\n${sizeOf(words, sizeInBytes)}`);
  const links = link === undefined ? [] : [{ title: words.t('export.fetch'), url: link }];
  return card('receipt', ReceiptData, {
    title: words.t('export.ready'),
    purpose: words.t('purpose.export'),
    alert: alert(words.t(link === undefined ? 'export.say-yes' : 'export.fetch-once'), 'good'),
    groups: [{ id: 'document', unfold: '', answers: [{ question: plain(title), answer, links }] }],
    buttons: [button(words.t('export.another'), 'export.open')],
  });
}

/** The person said no: nothing was kept. */
export function declinedView(words: Words): Card {
  const again = button(words.t('export.another'), 'export.open');
  return noticeView(words, words.t('export.declined'), [again], 'export.document');
}

/** The place did not take it; it can be asked for again. */
export function notUploadedView(words: Words, key: { document: string; format: string }): Card {
  const again = button(words.t('common.try-again'), 'export.offer', { ...key });
  return noticeView(words, words.t('export.not-uploaded'), [again], 'export.document');
}
