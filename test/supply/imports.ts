import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../src/assets';

/** The package of what is imported: `zod` of `zod/v4`, `@azure/cosmos` of itself. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The packages that the code in a folder of the project imports, Node's own among them. */
export function importedIn(folder: string): Set<string> {
  const files = readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' });
  const imports = files
    .filter((file) => /\.(?:ts|cjs|mjs)$/.test(file))
    .flatMap((file) => {
      const code = readFileSync(join(projectRoot(), folder, file), 'utf8');
      return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
    });
  return new Set(imports.filter((specifier) => !/^[./]/.test(specifier)).map(packageOf));
}
