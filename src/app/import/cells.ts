import { z } from 'zod/v4';
import { Day } from '../../domain/calendar/instant';
import { containsCpr } from '../../domain/privacy/cpr';
import type { Row } from './csv';
import { cellFinding, type Finding, type FindingCode, isFindingCode } from './findings';

/** What a cell may hold, as zod schemas whose issues are finding codes. */

/** Names a code as the message of a zod issue, so that a misspelt one does not compile. */
function code(name: FindingCode): FindingCode {
  return name;
}

// Control and invisible characters, and what is left of a letter that was decoded wrongly.
const unreadable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufffd]/u;
const maxCellLength = 200;
const maxUrlLength = 2000;

function readable(maxLength: number): z.ZodString {
  return z
    .string()
    .min(1, code('cell/empty'))
    .max(maxLength, code('cell/too-long'))
    .refine((text) => !unreadable.test(text), code('cell/unreadable'));
}

/** A name that people will read, and that may end in a spreadsheet again. */
export function nameCell(maxLength = maxCellLength): z.ZodString {
  return readable(maxLength).refine((text) => !/^[=+\-@]/u.test(text), code('cell/formula'));
}

/** A cell that may be empty. */
export function optionalCell<T>(schema: z.ZodType<T, string>): z.ZodType<T | undefined, string> {
  return z.string().transform((text, context) => {
    if (text === '') return undefined;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? code('cell/unreadable') });
    return z.NEVER;
  });
}

/** One of some values, each under its English name and others; case, blanks and hyphens do not count. */
export function choiceCell<T extends string | boolean>(
  names: readonly (readonly [T, ...string[]])[],
  refused: FindingCode,
): z.ZodType<T, string> {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s\-_]+/gu, ' ');
  const values = new Map(
    names.flatMap(([value, ...others]) =>
      [String(value), ...others].map((name): [string, T] => [plain(name), value]),
    ),
  );
  return readable(maxCellLength).transform((text, context) => {
    const value = values.get(plain(text));
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: refused });
    return z.NEVER;
  });
}

const earliestYear = 1950;
const latestYear = 2100;

/** What the first of two schemas that fits makes of the cell. */
export function eitherCell<A, B>(
  first: z.ZodType<A, string>,
  second: z.ZodType<B, string>,
  refused: FindingCode,
): z.ZodType<A | B, string> {
  return readable(maxCellLength).transform((text, context) => {
    for (const schema of [first, second]) {
      const parsed = schema.safeParse(text);
      if (parsed.success) return parsed.data;
    }
    context.addIssue({ code: 'custom', message: refused });
    return z.NEVER;
  });
}

const someDay = Day.refine((day) => {
  const year = Number(day.slice(0, 4));
  return year >= earliestYear && year <= latestYear;
});
const danishDay = z
  .string()
  .regex(/^\d{1,2}\.\d{1,2}\.\d{4}$/u)
  .transform((text) => {
    const [day = '', month = '', year = ''] = text.split('.');
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  })
  .pipe(someDay);

/** `2026-03-11` or `11.03.2026`; a day that exists. */
export const dayCell: z.ZodType<Day, string> = eitherCell(someDay, danishDay, 'cell/date');

export const wholeNumberCell: z.ZodType<number, string> = readable(maxCellLength)
  .regex(/^\d{1,9}$/u, code('cell/number'))
  .transform(Number);

/** Users of the tenant. `#` would mean a guest (`#EXT#`), who has no access (domain.md §3). */
export const upnCell: z.ZodType<string, string> = readable(maxCellLength)
  .toLowerCase()
  .regex(/^[a-z0-9_][a-z0-9'._!^~+-]{0,63}@[a-z0-9][a-z0-9.-]*\.[a-z0-9-]{2,}$/u, code('person/upn'));

export const objectIdCell: z.ZodType<string, string> = readable(maxCellLength)
  .toLowerCase()
  .pipe(z.guid(code('person/aad')));

// `municipality` is the partition of what all units share.
const reservedIds = ['0-6', '6-18', 'municipality'];

/** A unit's id without the difference of case, since people type it in several files. */
export const unitIdCell: z.ZodType<string, string> = readable(maxCellLength)
  .toLowerCase()
  .regex(/^[a-z0-9æøå][a-z0-9æøå-]{0,59}$/u, code('unit/id'))
  .refine((id) => !reservedIds.includes(id), code('unit/id'));

/** An https address without a user or password in it. */
export const linkCell: z.ZodType<string, string> = readable(maxUrlLength)
  .pipe(z.url({ protocol: /^https$/u, error: code('datapackage/url') }))
  .refine((url) => !/^https:\/\/[^/?#\\]*@/iu.test(url), code('datapackage/url'));

/** A row whose cells were good, with the line it stands in. */
export type Read<T> = T & { line: number };

/**
 * Parses rows by a schema whose keys are the columns.
 * @returns the good rows, and for each bad cell of the others one finding
 */
export function readRows<T extends object>(
  file: string,
  rows: readonly Row<string>[],
  schema: z.ZodType<T>,
): { rows: Read<T>[]; findings: Finding[] } {
  const good: Read<T>[] = [];
  const findings: Finding[] = [];
  for (const { line, cells } of rows) {
    const parsed = schema.safeParse(cells);
    const withCpr = Object.keys(cells).filter((column) => containsCpr(cells[column] ?? ''));
    if (parsed.success && withCpr.length === 0) {
      good.push({ ...parsed.data, line });
      continue;
    }
    // Before what else is wrong with the cell, which would be told with what stands in it.
    const faults = new Map<string, string>(withCpr.map((column) => [column, code('cell/cpr')]));
    for (const { path, message } of parsed.error?.issues ?? []) {
      const column = String(path[0]);
      if (!faults.has(column)) faults.set(column, message);
    }
    for (const [column, message] of faults)
      findings.push(
        cellFinding(
          file,
          line,
          column,
          isFindingCode(message) ? message : 'cell/unreadable',
          cells[column] ?? '',
        ),
      );
  }
  return { rows: good, findings };
}
