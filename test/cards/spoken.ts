import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../src/domain/people/person';
import { allTexts, text, type TextKey, type TextValues } from '../../src/views/texts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** How ICU marks plain words; all others with a value are placeholders. */
const plainWords = new IntlMessageFormat('Ja', 'da').getAst()[0]?.type;

/** Every text there is, in the order of the file. */
export const keys = Object.keys(allTexts.da) as TextKey[];

/** `name` for a placeholder, `name: one, other` for one that tells cases apart. */
function placeholdersIn(elements: Elements): string[] {
  return elements.flatMap((element) => {
    if ('options' in element) {
      const cases = Object.keys(element.options).sort();
      const inside = Object.values(element.options).flatMap(({ value }) => placeholdersIn(value));
      return [`${element.value}: ${cases.join(', ')}`, ...inside];
    }
    return 'value' in element && element.type !== plainWords ? [element.value] : [];
  });
}

/** What a text asks for, as {@link placeholdersIn} names it. */
export function placeholders(language: Language, key: TextKey): string[] {
  const message = new IntlMessageFormat(allTexts[language][key], language, undefined, { ignoreTag: true });
  return [...new Set(placeholdersIn(message.getAst()))].sort();
}

/** A value for each: the count where cases are told apart, else the name itself in angle brackets. */
export function valuesFor(names: readonly string[], count: number): TextValues {
  return Object.fromEntries(
    names.map((name) => {
      const [plain = name, cases] = name.split(': ');
      return [plain, cases === undefined ? `<${plain}>` : count];
    }),
  );
}

/** The words alone, with a number where a number comes. */
export function bare(language: Language, key: TextKey): string {
  const values = valuesFor(placeholders(language, key), 2);
  return text(language, key, values).replace(/<\w+>/g, '7');
}

/** The words of a sentence. */
export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\d]+(?:[-:][\p{L}\d]+)*/gu) ?? [];
}
