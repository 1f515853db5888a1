import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature, SheetOptions } from 'write-excel-file/node';
import {
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeTextContent,
  setMarkupInsideElement,
  findElement,
} from 'write-excel-file/utility';
import type { Report } from '../views/exports/report';
import type { Words } from '../views/texts';
import { printable } from './written';

/** What the library takes as a file's content. */
export type FileContent = Stream | Buffer | Blob;

const sheetFile = 'xl/worksheets/sheet{id}.xml';
const core = {
  part: 'docProps/core.xml',
  contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
  relationship: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
};
const locales = { da: 'da-DK', en: 'en-GB' } as const;
/** The most that a page's header or footer holds. */
const mostInFooter = 200;

function inserted(xml: string, markup: string): string {
  return insertElementMarkupAccordingToOrderOfSiblings(
    xml,
    markup,
    getOrderOfSiblings(sheetFile, 'worksheet') ?? [],
    'worksheet',
  );
}

/** The title at the left, the page at the right; an ampersand begins a code there, so one that is meant is doubled. */
function pageFooter({ title }: Report, words: Words): string {
  const shown = printable(title).replaceAll('&', '&&').slice(0, mostInFooter);
  const page = words.t('export.page', { page: '&P', pages: '&N' });
  return `<headerFooter><oddFooter>${sanitizeTextContent(`&L${shown}&R${page}`)}</oddFooter></headerFooter>`;
}

/** The first row of every sheet with a table, which prints on each of its pages. */
function printTitles(sheets: readonly SheetOptions<FileContent>[]): string {
  return sheets
    .map(({ sheet = '', stickyRowsCount }, index) =>
      stickyRowsCount === undefined
        ? ''
        : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">` +
          `${sanitizeTextContent(`'${sheet.replaceAll("'", "''")}'!$1:$1`)}</definedName>`,
    )
    .join('');
}

function coreProperties({ title, subtitle }: Report, words: Words): string {
  const text = (written: string): string => sanitizeTextContent(printable(written));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${text(title)}</dc:title><dc:description>${text(subtitle)}</dc:description>` +
    `<dc:creator>Kvalitetsloop</dc:creator><dc:language>${locales[words.language]}</dc:language>` +
    '</cp:coreProperties>'
  );
}

/**
 * What the library leaves to its users: page numbers, header rows that are repeated in print, a width that fits the
 * paper, and the title and language of the document.
 */
export function forPrintAndReaders(report: Report, words: Words): Feature<FileContent> {
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            getSelfClosingTagMarkup('Override', {
              ContentType: core.contentType,
              PartName: `/${core.part}`,
            }),
        },
        '_rels/.rels': {
          insert: () =>
            getSelfClosingTagMarkup('Relationship', {
              Id: 'rId-core-properties',
              Type: core.relationship,
              Target: core.part,
            }),
        },
        'xl/workbook.xml': {
          transform(xml, sheets): string {
            const names = findElement(xml, 'definedNames');
            return names ? setMarkupInsideElement(xml, names, printTitles(sheets)) : xml;
          },
        },
        [sheetFile]: {
          transform: (xml) =>
            inserted(
              inserted(xml, pageFooter(report, words)),
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
            ),
          transformElementAttributes: (tagName, attributes) =>
            tagName === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
        },
      },
      write: { files: () => ({ [core.part]: coreProperties(report, words) }) },
    },
  };
}
