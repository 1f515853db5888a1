import { z } from 'zod/v4';
import type { Report } from '../views/exports/report';
import type { Words } from '../views/texts';

/** What people open; `json`, beside them, is for programs. */
export const DocumentFormat = z.enum(['docx', 'xlsx', 'csv']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** With what programs read: the facts themselves. */
export const FileFormat = z.enum([...DocumentFormat.options, 'json']);
export type FileFormat = z.infer<typeof FileFormat>;

/** A report as a file. The libraries that write documents are large, so only the one that is needed is loaded. */
export async function documentOf(format: DocumentFormat, report: Report, words: Words): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return (await import('./docx.js')).docxOf(report, words);
    case 'xlsx':
      return (await import('./xlsx.js')).xlsxOf(report, words);
    case 'csv':
      return (await import('./csv.js')).csvOf(report, words);
  }
}
