import { coverageOf } from '../app/guides/coverage';
import { gapsIn } from '../app/guides/gaps';
import { GuideShelfError } from '../app/guides/shelf';
import { atShell } from '../at-shell';
import { ConfigError, environment, readConfig, type Config } from '../config';
import { readShelf } from '../guides-folder';
import { examineStore, type Examination, type Finding } from '../wire-upkeep';
import type { Output } from './output';

function settingsFinding({ message }: ConfigError): Finding {
  return {
    what: 'The settings cannot be used',
    why: 'neither the bot nor this command starts with them',
    fix: 'correct the setting; the README lists them all',
    ...{ where: [message], count: 1 },
  };
}

function guideFindings(folder: string | undefined): Finding[] {
  const kind = {
    what: 'Guides have to be mended',
    why: 'the bot does not start with them, or someone would be asked nothing',
    fix: `see \`${atShell} guides check\``,
  };
  try {
    const gaps = gapsIn(coverageOf(readShelf(folder).guides));
    return gaps.length === 0 ? [] : [{ ...kind, where: gaps, count: gaps.length }];
  } catch (error) {
    if (!(error instanceof GuideShelfError)) throw error;
    return [{ ...kind, where: error.message.split('\n'), count: 1 }];
  }
}

/** ‘3 documents cannot be read’, but ‘The database file is damaged’. */
function headlineOf({ what, count }: Finding): string {
  return /^[A-Z]/.test(what) ? what : `${count} ${what}`;
}

function linesOf(finding: Finding): string[] {
  const { why, fix, where, count } = finding;
  return [
    `WRONG: ${headlineOf(finding)}`,
    `  why: ${why}`,
    `  fix: ${fix}`,
    ...where.map((place) => `    ${place}`),
    ...(count > where.length && where.length > 0 ? [`    and ${count - where.length} more`] : []),
    '',
  ];
}

function placeOf({ store }: Config): string {
  return store.kind === 'sqlite' ? store.file : `${store.endpoint} ${store.database}`;
}

function remarksOn({ isNew, documents, older = {}, waiting = 0 }: Examination, place: string): string[] {
  const behind = Object.entries(older).map(([type, count]) => `${type} ${count}`);
  return [
    ...(isNew
      ? [
          `There is no database file ${place} yet; the bot makes it when it starts. If one is to be there, check SQLITE_FILE.`,
        ]
      : []),
    ...(documents === undefined ? [] : [`Looked at ${documents} documents.`]),
    ...(waiting > 0 ? [`${waiting} of them have been due for more than a day: does the bot run?`] : []),
    ...(behind.length > 0
      ? [
          `In an older version, and read all the same: ${behind.join(', ')}. \`${atShell} migrate\` renews them.`,
        ]
      : []),
  ];
}

/**
 * `doctor`: says what is wrong with settings, store and guides, why it matters and how to mend it; changes nothing.
 * @returns whether all is well
 */
export async function doctorCommand(out: Output): Promise<boolean> {
  let config: Config;
  try {
    config = readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const finding = settingsFinding(error);
    out.say(linesOf(finding), { ok: false, findings: [finding] });
    return false;
  }
  const examination = await examineStore(config);
  const findings = [...examination.findings, ...guideFindings(config.guidesFolder)];
  const place = placeOf(config);
  const remarks = remarksOn(examination, place);
  const isWell = findings.length === 0;
  const well = examination.isNew ? 'Nothing is wrong, but there was no store to look at.' : 'All is well.';
  out.say(
    [
      `Settings: STORE=${config.store.kind}, ${place}`,
      ...remarks,
      '',
      ...findings.flatMap(linesOf),
      isWell ? well : `${findings.length} findings.`,
    ],
    { ok: isWell, store: config.store.kind, place, remarks, findings },
  );
  return isWell;
}
