import { lix } from '../../src/domain/guide/lix';
import type { TextKey } from '../../src/views/texts';
import { asked, danish, guides, isForCouncil, wheel } from './shipped';
import { bare, keys, wordsOf } from './spoken';

const forAdults = 45;
const forChildren = 30;
/** One long word weighs too much in a text that is shorter, and the names of roles and states are no sentences. */
const fewestWords = 20;

/** What an elevråd or a senat meets on its way from the invitation to 'I sagde – vi gjorde'. */
const metByCouncils =
  /^(chat|command|home|input|language|next|prepare|receipt|receipts)\b|^purpose\.council|^error\.answer/;

const spoken = keys.map((key) => ({ key, said: bare('da', key) }));
const groups = [...new Set(keys.map((key) => key.split('.')[0] ?? key))].map((group) => ({
  group,
  texts: spoken.filter(({ key }) => key === group || key.startsWith(`${group}.`)),
}));
const said = (texts: readonly { said: string }[]): string[] => texts.map((each) => each.said);

type Row = [name: string, texts: readonly string[], most: number];

const rows: Row[] = [
  ...guides.map((guide): Row => [guide.id, danish(guide), isForCouncil(guide) ? forChildren : forAdults]),
  ...wheel.spokes.map((spoke): Row => [
    `wheel ${spoke.id}`,
    asked(spoke).flatMap(({ text, help }) => [text.da, help.da]),
    forAdults,
  ]),
  ...groups.map(({ group, texts }): Row => [`${group}.*`, said(texts), forAdults]),
  ['what councils meet', said(spoken.filter(({ key }) => metByCouncils.test(key))), forChildren],
];

/** One line a row, the hardest last. */
function table(all: readonly Row[]): string {
  return [...all]
    .map(([name, texts]) => ({ name, value: lix(texts) }))
    .sort((a, b) => a.value - b.value)
    .map(({ name, value }) => `LIX ${value.toFixed(0)} ${name}\n`)
    .join('');
}

describe('how hard the Danish is to read', () => {
  beforeAll(() => {
    process.stdout.write(table(rows));
  });

  it.each(rows.filter(([, texts]) => wordsOf(texts.join(' ')).length >= fewestWords))(
    '%s',
    (_name, texts, most) => {
      expect(lix(texts)).toBeLessThanOrEqual(most);
    },
  );

  it(`of every single text of ${fewestWords} words or more is at most ${forAdults}`, () => {
    const long = spoken.filter((each) => wordsOf(each.said).length >= fewestWords);
    const heavy = long.filter((each) => lix([each.said]) > forAdults);
    expect(heavy.map(({ key }): TextKey => key)).toEqual([]);
  });

  it(`of every single question with its help is at most ${forAdults}, and ${forChildren} where children are asked`, () => {
    const heavy = guides.flatMap((guide) =>
      guide.questions
        .filter(({ text, help }) => lix([text.da, help.da]) > (isForCouncil(guide) ? forChildren : forAdults))
        .map(({ id }) => `${guide.id} ${id}`),
    );
    expect(heavy).toEqual([]);
  });
});
