import type { Counts, Erasure } from '../app/privacy/results';

type Kind = keyof Counts | keyof Erasure['kept'];

/** What a kind of document is called by those who do not read the code: one, and several. */
const named: Record<Kind, readonly [one: string, several: string]> = {
  unit: ['unit that they had a role in', 'units that they had a role in'],
  loop: ['loop', 'loops'],
  meeting: ['meeting', 'meetings'],
  response: ['set of answers to a meeting’s questions', 'sets of answers to a meeting’s questions'],
  schema: ['follow-up of a meeting', 'follow-ups of meetings'],
  agreement: ['agreement', 'agreements'],
  receipts: ['set of replies to those who gave input', 'sets of replies to those who gave input'],
  'unsent-receipts': ['set of replies that were not sent', 'sets of replies that were not sent'],
  evidence: ['piece of data from practice', 'pieces of data from practice'],
  'basis-notes': ['note on where there is no data', 'notes on where there is no data'],
  'supervision-report': ['supervision report', 'supervision reports'],
  'supervision-point': ['supervision point', 'supervision points'],
  closing: ['closing summary', 'closing summaries'],
  outbox: ['record of a card', 'records of cards'],
  form: ['half-filled form', 'half-filled forms'],
  audit: ['row of the audit', 'rows of the audit'],
};

/** ‘2 agreements, 1 meeting’; ‘nothing’ */
export function kindsInWords(counts: Partial<Record<Kind, number>>): string {
  const all = Object.keys(counts) as Kind[];
  const said = all.map((kind) => {
    const count = counts[kind] ?? 0;
    return `${count} ${named[kind][count === 1 ? 0 : 1]}`;
  });
  return said.join(', ') || 'nothing';
}
