import type { Command } from 'commander';
import { importCommand, type ImportFlags } from './import';
import { linksCommand, linksSetCommand, type LinkFlags } from './links';
import { peopleCommand, unreachableCommand } from './people';
import { settingsCommand, settingsSetCommand } from './settings';
import { themesCommand, themesSetCommand } from './themes';
import type { Flags, WithDeps } from './with-deps';

/** Each further one of an option that may be given several times. */
function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** A command that lists, under which others change what it lists. */
function listing(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .enablePositionalOptions()
    .description(description)
    .option('--json', 'print JSON');
}

function addThemes(program: Command, withDeps: WithDeps): void {
  const themes = listing(program, 'themes', 'the decided themes that loops start with')
    .option('--area <area>', '0-6 or 6-18')
    .action((flags: Flags & { area?: string }) =>
      withDeps(flags, (deps, out) => themesCommand(deps, out, flags.area)),
    );
  themes
    .command('set')
    .description('write what the council decided; loops that are begun keep theirs')
    .requiredOption('--area <area>', '0-6 or 6-18')
    .requiredOption('--year <year>', 'of the quality report: even for 6-18, odd for 0-6')
    .requiredOption('--decided <date>', "the day of the council's decision")
    .requiredOption('--title <title>', 'a theme; once for each', collect, [])
    .option('--json', 'print JSON')
    .action((flags: Flags & Parameters<typeof themesSetCommand>[2]) =>
      withDeps(flags, (deps, out) => themesSetCommand(deps, out, flags)),
    );
}

function addLinks(program: Command, withDeps: WithDeps): void {
  const links = listing(program, 'links', 'the data packages of each unit').action((flags: Flags) =>
    withDeps(flags, (deps, out) => linksCommand(deps, out)),
  );
  links
    .command('set')
    .description('put in the link of a data package')
    .option('--area <area>', 'all units of 0-6 or 6-18, but those with a link of their own')
    .option('--unit <unit>', 'one unit: id, or part of the name')
    .requiredOption('--number <n>', 'of the data package, 1 to 4')
    .requiredOption('--url <url>', 'begins with https')
    .requiredOption('--available <date>', 'the day from which it works')
    .option('--json', 'print JSON')
    .action((flags: Flags & LinkFlags) => withDeps(flags, (deps, out) => linksSetCommand(deps, out, flags)));
}

function addSettings(program: Command, withDeps: WithDeps): void {
  const settings = listing(
    program,
    'settings',
    'what the municipality has set for itself, over the rule set',
  ).action((flags: Flags) => withDeps(flags, (deps, out) => settingsCommand(deps, out)));
  settings
    .command('set')
    .description('change one setting')
    .argument('<name>')
    .argument('<value>', "'default' goes back to the rule set's")
    .option('--json', 'print JSON')
    .action((name: string, value: string, flags: Flags) =>
      withDeps(flags, (deps, out) => settingsSetCommand(deps, out, name, value)),
    );
}

/** Adds the commands that say what holds for the whole municipality. */
export function addAdministrationCommands(program: Command, withDeps: WithDeps): void {
  // Else a command would take the options of its subcommand for its own.
  program.enablePositionalOptions();
  program
    .command('import')
    .description('import units.csv, people.csv, themes.csv, datapackages.csv and holidays.csv from a folder')
    .argument('<folder>')
    .option('--skip-bad', 'import the good rows although others have faults')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--json', 'print JSON')
    .action((folder: string, flags: Flags & ImportFlags) =>
      withDeps(flags, (deps, out) => importCommand(deps, out, folder, flags)),
    );
  addThemes(program, withDeps);
  addLinks(program, withDeps);
  addSettings(program, withDeps);
  program
    .command('people')
    .description('who has which role from when to when, and whether cards reach them')
    .option('--unit <unit>', 'id, or part of the name')
    .option('--role <role>', 'only this role')
    .option('--json', 'print JSON')
    .action((flags: Flags & { unit?: string; role?: string }) =>
      withDeps(flags, (deps, out) => peopleCommand(deps, out, flags)),
    );
  program
    .command('unreachable')
    .description('whom no card reaches, since when and why')
    .option('--json', 'print JSON')
    .action((flags: Flags) => withDeps(flags, (deps, out) => unreachableCommand(deps, out)));
}
