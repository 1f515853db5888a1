import type { Command } from 'commander';
import { StoreError } from '../app/ports';
import { atShell } from '../at-shell';
import { environment, readConfig, type Config } from '../config';
import { backUpStore, isStoreItself, migrateStore, restoreStore } from '../wire-upkeep';
import { doctorCommand } from './doctor';
import { CommandFailed, type Output } from './output';
import type { Flags } from './with-deps';
import { makeWhole } from './write-whole';

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`;

function backupCommand(out: Output, into: string, mayOverwrite: boolean): void {
  const config = readConfig(environment());
  // A bot that runs would go on writing to what is no file any more.
  if (isStoreItself(config, into)) throw new CommandFailed(`${into} is the store itself. Name another file.`);
  const { bytes, documents, schema } = makeWhole(into, mayOverwrite, (draft) => backUpStore(config, draft));
  out.say([`${into}: ${documents} documents (${kilobytes(bytes)}, schema ${schema}), checked and whole.`], {
    file: into,
    documents,
    bytes,
    schema,
  });
}

/** @throws CommandFailed for what a restore refuses: then the store is as it was */
function restored(config: Config, backup: string): ReturnType<typeof restoreStore> {
  try {
    return restoreStore(config, backup, new Date().toISOString());
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new CommandFailed(`${backup} was not restored, and nothing was changed: ${error.message}`);
  }
}

function restoreCommand(out: Output, backup: string): void {
  const { file, aside, documents, schema } = restored(readConfig(environment()), backup);
  out.say(
    [
      `${file} holds the ${documents} documents of ${backup} now.`,
      ...(aside === undefined ? [] : [`What was there before is kept in ${aside}.`]),
      `Start the bot, and look with \`${atShell} doctor\`.`,
    ],
    { file, backup, documents, schema, ...(aside !== undefined && { keptIn: aside }) },
  );
}

async function migrateCommand(out: Output, isDryRun: boolean): Promise<void> {
  const { changed, overtaken, unreadable } = await migrateStore(readConfig(environment()), { isDryRun });
  const total = Object.values(changed).reduce((sum, count) => sum + count, 0);
  const types = Object.entries(changed).map(([type, count]) => `${type} ${count}`);
  const done = isDryRun ? 'would be brought' : 'were brought';
  out.say(
    [
      `${total} documents ${done} to the version of this program${total > 0 ? `: ${types.join(', ')}` : ''}.`,
      ...(overtaken > 0 ? [`${overtaken} were written by others meanwhile, which does the same.`] : []),
      ...(unreadable > 0 ? [`${unreadable} cannot be read; \`${atShell} doctor\` says which.`] : []),
      ...(isDryRun ? ['Nothing was written.'] : []),
    ],
    { dryRun: isDryRun, changed, overtaken, unreadable },
  );
}

/** Adds the commands that keep a store going for years. */
export function addStoreCommands(program: Command, outputFor: (flags: Flags) => Output): void {
  program
    .command('backup')
    .description('copy the embedded store into one file, while the bot runs')
    .argument('<file>')
    .option('--force', 'replace the file')
    .option('--json', 'print JSON')
    .action((file: string, flags: Flags & { force?: boolean }) => {
      backupCommand(outputFor(flags), file, flags.force === true);
    });
  program
    .command('restore')
    .description('put a backup in the place of the embedded store, while the bot is stopped')
    .argument('<file>')
    .option('--json', 'print JSON')
    .action((file: string, flags: Flags) => {
      restoreCommand(outputFor(flags), file);
    });
  program
    .command('migrate')
    .description(
      'write every document in the version of this program; without it that happens as they change',
    )
    .option('--dry-run', 'only count')
    .option('--json', 'print JSON')
    .action((flags: Flags & { dryRun?: boolean }) => migrateCommand(outputFor(flags), flags.dryRun === true));
  program
    .command('doctor')
    .description(
      'look at settings, store, documents and guides: what is wrong, why it matters, how to mend it',
    )
    .option('--json', 'print JSON')
    .action(async (flags: Flags) => {
      if (!(await doctorCommand(outputFor(flags)))) process.exitCode = 1;
    });
}
