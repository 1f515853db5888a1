import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/assets';
import { containsCpr } from '../../../src/domain/privacy/cpr';
import { personalIn } from '../../../src/domain/privacy/personal';

/** Texts about work as the product itself writes them: none of it may be taken for a person. */

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');
const jsonIn = (path: string): string[] => stringsIn(JSON.parse(read(path)));

const corpora: Record<string, () => string[]> = {
  'the texts of the cards': () => [...jsonIn('cards/texts/da.json'), ...jsonIn('cards/texts/en.json')],
  'the guides': () =>
    readdirSync(join(projectRoot(), 'cards/guides')).flatMap((name) => jsonIn(`cards/guides/${name}`)),
  'what the demo has agreed': () =>
    [...read('src/demo/earlier-life.ts').matchAll(/'((?:[^'\\\n]|\\.){12,})'/g)].map(
      ([, text]) => text ?? '',
    ),
};

it.each(Object.entries(corpora))('%s raises no alarm', (_name, textsOf) => {
  const texts = textsOf();
  expect(texts.length).toBeGreaterThan(10);
  const alarms = texts.flatMap((text) =>
    personalIn(text).map(({ kind, words }) => `${kind}: ${words} in ‘${text}’`),
  );
  expect(alarms).toEqual([]);
  expect(texts.filter(containsCpr)).toEqual([]);
});
