import type { Absence } from '../app/results';
import type { z } from 'zod/v4';
import { type Alert, type Card, alert, button, card, noAlert, plain } from './card';
import { field, type Field } from './fields';
import { FormData } from './forms';
import type { Words } from './texts';

/** An absence as typed. */
export interface AbsenceValues {
  from: string;
  to: string;
  coverId: string;
  coverUpn: string;
}

/** The choice of nobody: a choice's value is never empty. */
export const nobody = 'none';

/** The fields of an absence; without candidates, as when the store could not be asked, the one chosen is kept. */
export function absenceFields(
  words: Words,
  values: AbsenceValues,
  { isChef, candidates }: Pick<Absence, 'isChef' | 'candidates'>,
): Field[] {
  const choices = [
    { title: words.t('absence.nobody'), value: nobody },
    ...candidates.map(({ personId, name }) => ({ title: name, value: personId })),
  ];
  return [
    field('from', words.t('absence.from'), values.from, { kind: 'date' }),
    field('to', words.t('absence.to'), values.to, { kind: 'date' }),
    isChef
      ? field('coverUpn', words.t('absence.cover-upn'), values.coverUpn, {
          help: words.t('absence.cover-upn-help'),
        })
      : field('coverId', words.t('absence.cover'), values.coverId, { kind: 'choice', choices }),
  ];
}

/** When the person is away, in a sentence. */
export function awayLine(words: Words, { from, to, coverName }: NonNullable<Absence['absence']>): string {
  const days = { from: words.date(from), to: words.date(to) };
  return coverName === undefined
    ? words.t('absence.away', days)
    : words.t('absence.away-covered', { ...days, name: plain(coverName) });
}

/** For whom the person stands in, a sentence each. */
export function standsInLines(words: Words, standsInFor: Absence['standsInFor']): string[] {
  return standsInFor.map(({ name, to }) =>
    words.t('absence.stands-in', { name: plain(name), to: words.date(to) }),
  );
}

/** When the person is away, and who stands in: told, changed and ended here. */
export function absenceView(words: Words, view: Absence, said: z.infer<typeof Alert> = noAlert): Card {
  const { absence, coverUpn = '', standsInFor } = view;
  const values = {
    from: absence?.from ?? '',
    to: absence?.to ?? '',
    coverId: view.candidates.some(({ personId }) => personId === absence?.coverId)
      ? (absence?.coverId ?? nobody)
      : nobody,
    coverUpn,
  };
  const lines = [
    ...(said.text ? [said.text] : []),
    ...(absence ? [awayLine(words, absence)] : []),
    ...standsInLines(words, standsInFor),
  ];
  return card('form', FormData, {
    title: words.t('absence.title'),
    purpose: words.t('absence.purpose'),
    alert: lines.length > 0 ? alert(lines.join('\n\n'), said.text ? said.style : 'accent') : noAlert,
    intro: words.t('absence.intro'),
    fields: absenceFields(words, values, view),
    buttons: [
      button(words.t('absence.save'), 'absence.save', {}, { style: 'positive', inputs: 'auto' }),
      ...(absence ? [button(words.t('absence.end'), 'absence.end')] : []),
    ],
  });
}
