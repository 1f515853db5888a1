/** The little of Bicep's grammar that these tests need; our files keep to one declaration a line. */
export interface BicepFile {
  params: { name: string; hasDefault: boolean }[];
  outputs: string[];
  modules: { name: string; path: string; params: Map<string, string> }[];
}

export function parseBicep(text: string): BicepFile {
  return {
    params: all(text, /^param (\w+) \w+( =)?/gm).map(([, name, value]) => ({
      name: name!,
      hasDefault: value !== undefined,
    })),
    outputs: all(text, /^output (\w+) /gm).map(([, name]) => name!),
    modules: all(text, /^module (\w+) '([^']+)' = \{\n([\s\S]*?)^\}/gm).map(([, name, path, body]) => ({
      name: name!,
      path: path!,
      params: propertiesAt(blockOf(body!, 'params'), 4),
    })),
  };
}

/** The lines inside `key: { … }`, at the indentation where it opens. */
export function blockOf(text: string, key: string): string {
  const opened = new RegExp(`^( *)${key}: \\{\\n([\\s\\S]*?)^\\1\\}`, 'm').exec(text);
  return opened?.[2] ?? '';
}

/** One resource, by its symbolic name. */
export function resourceOf(text: string, name: string): string {
  return new RegExp(`^resource ${name} '[^']+' (?:existing )?= [\\s\\S]*?^[}\\]]`, 'm').exec(text)?.[0] ?? '';
}

/** `key: expression` lines at one depth, counted in spaces. */
export function propertiesAt(block: string, spaces: number): Map<string, string> {
  return new Map(
    all(block, new RegExp(`^ {${spaces}}(\\w+): (.*)$`, 'gm')).map(([, key, expression]) => [
      key!,
      expression!,
    ]),
  );
}

/** Code without comments and with every text emptied, so that brackets and names can be counted. */
export function bareCode(text: string): string {
  return text.replace(/'[^'\n]*'|\/\/[^\n]*/g, (part) => (part.startsWith("'") ? names(part) : ''));
}

/** What a text interpolates is code too. */
function names(quoted: string): string {
  return all(quoted, /\$\{([^}]*)\}/g)
    .map(([, expression]) => ` ${expression!} `)
    .join('');
}

export function all(text: string, pattern: RegExp): RegExpMatchArray[] {
  return [...text.matchAll(pattern)];
}
