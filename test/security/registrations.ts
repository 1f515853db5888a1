import { exportKinds } from '../../src/app/exports/request';
import { writtenWords } from '../../src/teams/commands';
// Registers every handler.
import '../../src/teams/dispatch';
import { searches } from '../../src/teams/extension';
import { verbs } from '../../src/teams/verbs';
import { commandRows, exportRows, namedRows, searchRows, verbRows, wordRows } from './permissions';
import { commandNames } from './walk-cli';

/** What the bot has registered, held to the rows that say who may. */

const file = 'test/security/permissions.ts';

function differing(
  sort: string,
  registered: readonly string[],
  rows: Readonly<Record<string, unknown>>,
): string[] {
  const missing = registered.filter((name) => !Object.hasOwn(rows, name));
  const gone = Object.keys(rows).filter((name) => !registered.includes(name));
  return [
    ...missing.map((name) => `The ${sort} ${name} has no row in ${file}: write who may, from domain.md`),
    ...gone.map((name) => `The ${sort} ${name} has a row in ${file}, and is not registered any more`),
  ];
}

function unlistedWords(): string[] {
  const words = Object.keys(wordRows);
  const unknown = words.filter((word) => !writtenWords.some(({ pattern }) => pattern.test(word)));
  const missing = writtenWords.filter(({ pattern }) => !words.some((word) => pattern.test(word)));
  return [
    ...missing.map(({ pattern }) => `Nothing in ${file} is written that ${String(pattern)} takes`),
    ...unknown.map((word) => `‘${word}’ has a row in ${file}, and is no word of the bot any more`),
  ];
}

/** Words that take more than a number after them. */
function unnamedWords(): string[] {
  const words = Object.keys(namedRows).map((word) => `${word} Havblik`);
  const naming = writtenWords.filter(({ pattern }) => pattern.source.includes('(?<rest>.'));
  const missing = naming.filter(({ pattern }) => !words.some((word) => pattern.test(word)));
  const unknown = words.filter((word) => !naming.some(({ pattern }) => pattern.test(word)));
  return [
    ...missing.map(({ pattern }) => `No name in ${file} is written after ${String(pattern)}`),
    ...unknown.map((word) => `‘${word}’ is written in ${file}, and the bot takes no name there any more`),
  ];
}

/** What is registered and has no row, and what has a row and is not registered. */
export function unlisted(): string[] {
  return [
    ...differing('verb', [...verbs.keys()], verbRows),
    ...differing('document', exportKinds, exportRows),
    ...differing('search', searches, searchRows),
    ...differing('command', commandNames(), commandRows),
    ...unlistedWords(),
    ...unnamedWords(),
  ];
}

/** Verbs that no card had, by the sort of unit: nothing is walked with made-up data alone. */
export function undrawn(drawn: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return Object.entries(verbRows).flatMap(([verb, { drawn: where }]) => {
    if (where === 'never') return [];
    const kinds = drawn.get(verb) ?? new Set();
    if (where === 'once') return kinds.size > 0 ? [] : [`${verb} was never drawn`];
    const wanted = where === undefined ? ['kommunal', 'selvejende'] : [where];
    return wanted
      .filter((kind) => !kinds.has(kind))
      .map((kind) => `${verb} was never drawn in a ${kind} unit`);
  });
}
