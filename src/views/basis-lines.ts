import type { Preparation } from '../app/results';
import { DataType } from '../domain/guide/guide';
import type { BasisEntry, DataBasis } from '../domain/input/data-basis';
import type { EvidenceHead } from '../domain/status/summary';
import { plain } from './card';
import { foldedLines } from './folded';
import type { Words } from './texts';

/**
 * Which of A–E a dialogue has, in a few lines: what is there, what there is no data on and why, what is
 * missing. Never a score (rule 7): that there is no data is an answer like the others.
 */
export function basisLines(words: Words, basis: DataBasis): string[] {
  const typesThat = (state: BasisEntry['state']): DataType[] =>
    DataType.options.filter((type) => basis[type].state === state);
  const list = (state: BasisEntry['state']): string =>
    typesThat(state)
      .map((type) => words.t(`basis.${type}`))
      .join(', ');
  const [there, missing] = [list('there'), list('missing')];
  const without = typesThat('no-data').map((type) => {
    const { because } = basis[type];
    const name = words.t(`basis.${type}`);
    return because === undefined
      ? words.t('prepare.basis.no-data-on', { type: name })
      : words.t('prepare.basis.no-data', { type: name, because: plain(because) });
  });
  const isComplete = missing === '' && without.length === 0;
  return [
    there ? words.t('prepare.basis.there', { list: there }) : words.t('prepare.basis.none'),
    ...without,
    ...(missing ? [words.t('prepare.basis.missing', { list: missing })] : []),
    ...(isComplete ? [words.t('prepare.basis.all')] : []),
  ];
}

/** More than this is read in the panel of A–E. */
const mostEvidence = 4;

/** What own practice gives a dialogue, a line each, with where it comes from and from when. */
function evidenceLines(words: Words, evidence: readonly EvidenceHead[]): string[] {
  const lines = evidence.map(({ kind, text, source, date }) =>
    words.t('evidence.line', {
      kind: words.t(`evidence.${kind}`),
      text: plain(text),
      source: plain(source),
      date: words.fullDate(date),
    }),
  );
  return foldedLines(words, lines, mostEvidence);
}

/** A dialogue's data for someone who prepares: A–E in words, and the own data with its source. */
export function dataLines(
  words: Words,
  { basis, evidence }: Pick<Preparation, 'basis' | 'evidence'>,
): string[] {
  return [...(basis ? basisLines(words, basis) : []), ...evidenceLines(words, evidence)];
}
