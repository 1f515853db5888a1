import { join } from 'node:path';
import { Command } from 'commander';
import type { Delivery } from '../app/delivery/delivery';
import type { Deps } from '../app/deps';
import { projectRoot } from '../assets';
import { atShell } from '../at-shell';
import { environment, readConfig } from '../config';
import { absenceCommand, type AbsenceFlags } from './absence';
import { addAdministrationCommands } from './administration-commands';
import { addAuditCommands } from './audit-commands';
import { dueCommand, sendDueCommand, startLoopsCommand, statusCommand } from './commands';
import { addExportCommands } from './export-commands';
import { guidesCheck, guidesShow } from './guides';
import { guidesInForceCommand } from './guides-in-force';
import { output, type Output } from './output';
import { packManifest } from './pack-manifest';
import { planCommand, replanCommand } from './plan-commands';
import { addPrivacyCommands } from './privacy-commands';
import { addStoreCommands } from './store-commands';
import type { Flags, WithDeps } from './with-deps';

/** Where commands run. */
export interface Surroundings {
  /** Opens the store for one command, and closes it. */
  withDeps: (run: (deps: Deps) => Promise<void>) => Promise<void>;
  /** As `withDeps`, with all it takes to write to people. */
  withDelivery: (run: (delivery: Delivery) => Promise<void>) => Promise<void>;
  stdout: { isTTY?: boolean; write(chunk: string | Uint8Array): unknown };
}

/** Every command there is. */
export function commandLine({ withDeps: opened, withDelivery, stdout }: Surroundings): Command {
  const outputFor = ({ json }: Flags): Output => output(json === true, (text) => stdout.write(text));
  const withDeps: WithDeps = (flags, run) => opened((deps) => run(deps, outputFor(flags)));
  const program = new Command(atShell).description(
    'Administers Kvalitetsloop: the same store and settings as the bot.',
  );

  addAdministrationCommands(program, withDeps);
  addPrivacyCommands(program, withDeps);
  addAuditCommands(program, withDeps);

  program
    .command('start-loops')
    .description('start a two-year loop in every unit of an area, with its meetings planned')
    .requiredOption('--area <area>', '0-6 or 6-18')
    .option('--decided <date>', "the day of the council's decision; otherwise as imported with the themes")
    .option('--json', 'print JSON')
    .action((flags: Flags & { area: string; decided?: string }) =>
      withDeps(flags, (deps, out) => startLoopsCommand(deps, out, flags)),
    );

  program
    .command('plan')
    .description('the meetings of all units, and the workload by chef and week')
    .option('--chef <upn>', 'only the units of this chef')
    .option('--picture <svg>', 'draw the workload into this file')
    .option('--json', 'print the meetings as JSON')
    .action((flags: Flags & { chef?: string; picture?: string }) =>
      withDeps(flags, (deps, out) => planCommand(deps, out, flags)),
    );

  program
    .command('replan')
    .description('plan anew what has something against its time; what people have fixed stays')
    .option('--chef <upn>', 'only the units of this chef')
    .option('--dry-run', 'say what would move, and move nothing')
    .option('--json', 'print JSON')
    .action((flags: Flags & { chef?: string; dryRun?: boolean }) =>
      withDeps(flags, (deps, out) => replanCommand(deps, out, flags)),
    );

  program
    .command('status')
    .description('where a unit is in its loop, without anything that people wrote')
    .argument('<unit>', 'id, or part of the name')
    .option('--json', 'print JSON')
    .action((unit: string, flags: Flags) => withDeps(flags, (deps, out) => statusCommand(deps, out, unit)));

  program
    .command('absence')
    .description('say that someone is away, and who stands in for them; or that they are back')
    .argument('<upn>')
    .option('--from <date>', 'the first day')
    .option('--to <date>', 'the last day')
    .option('--cover <upn>', 'who stands in at their dialogues')
    .option('--end', 'they are back')
    .option('--json', 'print JSON')
    .action((upn: string, flags: Flags & AbsenceFlags) =>
      withDeps(flags, (deps, out) => absenceCommand(deps, out, upn, flags)),
    );

  program
    .command('due')
    .description('what would be sent, to whom and why')
    .option('--at <time>', 'a day, or a time in Denmark; otherwise now')
    .option('--send', 'send it')
    .option('--json', 'print JSON')
    .action((flags: Flags & { at?: string; send?: boolean }) =>
      flags.send === true
        ? withDelivery((delivery) => sendDueCommand(delivery, outputFor(flags), flags.at))
        : withDeps(flags, (deps, out) => dueCommand(deps, out, flags.at)),
    );

  addExportCommands(program, withDeps, stdout);
  addStoreCommands(program, outputFor);

  const guides = program.command('guides').description('the guides that people answer before meetings');

  guides
    .command('check')
    .description('who is given which guide, how long and how hard each is, and what has to be mended')
    .argument('[folder]', 'own guides, laid over the shipped ones; otherwise as GUIDES_FOLDER says')
    .option('--json', 'print JSON')
    .action((folder: string | undefined, flags: Flags) => {
      const isGood = guidesCheck(outputFor(flags), folder ?? readConfig(environment()).guidesFolder);
      if (!isGood) process.exitCode = 1;
    });

  guides
    .command('in-force')
    .description('which version of which guide is asked, at which meetings, of whom, and whose it is')
    .option('--json', 'print JSON')
    .action((flags: Flags) => {
      guidesInForceCommand(outputFor(flags), readConfig(environment()).guidesFolder);
    });

  guides
    .command('show')
    .description('a guide as people see it')
    .argument('<guide>', 'its id; or wheel, the yearly wheel')
    .option('--language <language>', 'da or en', 'da')
    .option('--number <n>', 'of a 1:1: only the themes that it can have')
    .option('--json', 'print JSON')
    .action((name: string, flags: Flags & { language: string; number?: string }) => {
      const { guidesFolder } = readConfig(environment());
      guidesShow(outputFor(flags), name, {
        ...flags,
        ...(guidesFolder !== undefined && { own: guidesFolder }),
      });
    });

  program
    .command('pack-manifest')
    .description('make the app package for Teams')
    .requiredOption('--out <zip>', 'where the package goes')
    .option('--json', 'print JSON')
    .action(async (flags: Flags & { out: string }) => {
      const packed = await packManifest({
        manifestDir: join(projectRoot(), 'manifest'),
        values: environment(),
        out: flags.out,
      });
      outputFor(flags).say(
        [
          `${packed.out}: ${packed.files.join(', ')} (${packed.bytes} bytes). Upload it in the Teams admin centre.`,
        ],
        packed,
      );
    });

  return program;
}
