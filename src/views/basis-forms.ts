import type { BasisPanel, OpenedEvidence } from '../app/results';
import { DataType } from '../domain/guide/guide';
import { fingerprint } from '../domain/guide/fingerprint';
import { evidenceKinds } from '../domain/input/evidence';
import {
  maxEvidenceLength,
  maxProvenanceLength,
  marksOf,
  type WrittenEvidence,
} from '../domain/input/written-evidence';
import type { Unit } from '../domain/people/unit';
import { button, card, noAlert, type Button, type Card } from './card';
import { maxBecauseLength } from '../domain/input/basis-notes';
import { field, noChoice, roomFor, siteChoices, type Field } from './fields';
import { FormData } from './forms';
import { meetingKey, unitName } from './meeting-words';
import type { Words } from './texts';

/** The fields of own data. @param sites where it can be from; more than one to be asked */
export function evidenceFields(
  words: Words,
  values: WrittenEvidence,
  sites: readonly { id: string; name: string }[],
): Field[] {
  const text = (id: 'text' | 'source' | 'method' | 'link', most?: number): Field =>
    field(id, words.t(`evidence.${id}`), values[id], {
      help: words.t(`evidence.${id}-help`),
      isMultiline: id === 'text',
      ...(most !== undefined && roomFor(words, most)),
    });
  const kinds = evidenceKinds.map((kind) => ({ title: words.t(`evidence.${kind}`), value: kind }));
  const site = field('siteId', words.t('common.site'), values.siteId || noChoice, {
    kind: 'choice',
    choices: siteChoices(words, sites),
  });
  return [
    field('kind', words.t('evidence.kind'), values.kind, { kind: 'choice', choices: kinds }),
    text('text', maxEvidenceLength),
    text('source', maxProvenanceLength),
    field('date', words.t('evidence.date'), values.date, { kind: 'date' }),
    text('method', maxProvenanceLength),
    text('link'),
    ...(sites.length > 1 || values.siteId !== '' ? [site] : []),
  ];
}

function formView(
  words: Words,
  about: Pick<BasisPanel, 'unit' | 'meeting'>,
  form: { title: string; intro: string; fields: Field[]; buttons: Button[] },
): Card {
  return card('form', FormData, {
    title: `${form.title} · ${unitName(about.unit)}`,
    purpose: words.t('purpose.basis', { date: words.date(about.meeting.start) }),
    alert: noAlert,
    intro: form.intro,
    fields: form.fields,
    buttons: [...form.buttons, button(words.t('common.cancel'), 'basis.open', meetingKey(about))],
  });
}

/**
 * The form of new own data.
 * @param formId makes what is sent from it one, however often @param link something that was sent alone
 */
export function addEvidenceView(
  words: Words,
  panel: BasisPanel,
  { formId, today, link }: { formId: string; today: string; link: string },
): Card {
  const kind = link === '' ? 'observation' : 'picture';
  const values = { kind, link, text: '', source: '', method: '', date: today, siteId: '' };
  const data = { ...meetingKey(panel), formId };
  return formView(words, panel, {
    title: words.t('evidence.add'),
    intro: words.t('evidence.intro'),
    fields: evidenceFields(words, values, panel.unit.sites),
    buttons: [button(words.t('common.save'), 'basis.save-new', data, { style: 'positive', inputs: 'auto' })],
  });
}

/** The form of own data that is there. */
export function changeEvidenceView(words: Words, { unit, meeting, evidence }: OpenedEvidence): Card {
  const values = { ...evidence, link: evidence.link ?? '', siteId: evidence.siteId ?? '' };
  const key = { ...meetingKey({ unit, meeting }), evidenceId: evidence.id };
  const save = { ...key, base: marksOf(evidence) };
  return formView(
    words,
    { unit, meeting },
    {
      title: words.t('evidence.edit-title'),
      intro: words.t('evidence.intro'),
      fields: evidenceFields(words, values, unit.sites),
      buttons: [
        button(words.t('common.save'), 'basis.save', save, { style: 'positive', inputs: 'auto' }),
        button(words.t('common.remove'), 'basis.remove', key),
      ],
    },
  );
}

export function noDataFields(
  words: Words,
  values: { type: string; because: string },
  types: readonly DataType[],
): Field[] {
  const choices = types.map((type) => ({ title: words.t(`panel.${type}`), value: type }));
  return [
    ...(types.length > 0
      ? [field('type', words.t('no-data.type'), values.type, { kind: 'choice', choices })]
      : []),
    field('because', words.t('no-data.because'), values.because, {
      help: words.t('no-data.because-help'),
      isMultiline: true,
      ...roomFor(words, maxBecauseLength),
    }),
  ];
}

/** The form of 'no data, because …'. @param type of a reason that is there; absent where one is to be chosen */
export function noDataView(words: Words, panel: BasisPanel, type: DataType | undefined): Card {
  const said = type && panel.noData[type];
  const missing = DataType.options.filter((each) => panel.basis[each].state === 'missing');
  const key = meetingKey(panel);
  const base = fingerprint(said?.because ?? '');
  const data = { ...key, base, ...(type && { type }) };
  const values = { type: type ?? missing[0] ?? 'A', because: said?.because ?? '' };
  return formView(words, panel, {
    title: type ? `${words.t('no-data.title')} ${words.t(`panel.${type}`)}` : words.t('no-data.title'),
    intro: words.t('no-data.intro'),
    fields: noDataFields(words, values, type ? [] : missing),
    buttons: [
      button(words.t('common.save'), 'basis.say-no-data', data, { style: 'positive', inputs: 'auto' }),
      ...(said ? [button(words.t('no-data.take-back'), 'basis.take-back', { ...key, type })] : []),
    ],
  });
}

/** The sites to choose among when the store cannot be asked: what was chosen stays. */
export function keptSite(words: Words, siteId: string): Unit['sites'] {
  return siteId === '' ? [] : [{ id: siteId, name: words.t('evidence.site-kept') }];
}
