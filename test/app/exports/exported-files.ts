import { csvOf } from '../../../src/exports/csv';
import { docxOf } from '../../../src/exports/docx';
import { jsonOf } from '../../../src/exports/json';
import { xlsxOf } from '../../../src/exports/xlsx';
import type { Report } from '../../../src/views/exports/report';
import { wordsIn } from '../../../src/views/texts';
import { readZip } from '../../cli/zip-reader';

function unzipped(file: Buffer): string {
  return [...readZip(file).values()].map((part) => part.toString('utf8')).join('\n');
}

/** Everything that is in the files of an export, of each format, as text: what a reader could dig out of them. */
export async function textsOfFiles(facts: { kind: string }, report: Report): Promise<string[]> {
  const words = wordsIn('da');
  return [
    unzipped(await docxOf(report, words)),
    unzipped(await xlsxOf(report, words)),
    csvOf(report, words).toString('utf8'),
    jsonOf(facts).toString('utf8'),
  ];
}
