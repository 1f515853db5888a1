import type { Command } from 'commander';
import {
  exportClosing,
  exportLoop,
  exportOverview,
  exportUnit,
  exportWorkload,
  type ExportFlags,
  type ExportPlace,
} from './export';
import type { Output } from './output';
import type { WithDeps } from './with-deps';

/** What every export can be told. */
function withFlags(command: Command): Command {
  return command
    .option('--format <format>', 'docx, xlsx, csv or json; otherwise as the ending of --out says')
    .option('--out <file>', 'where it goes; otherwise standard output')
    .option('--force', 'replace a file that is there')
    .option('--language <language>', 'da or en', 'da')
    .option('--json', 'print what was written as JSON; without --out, the export itself');
}

/** Adds `export` and what can be exported. */
export function addExportCommands(program: Command, withDeps: WithDeps, stdout: ExportPlace['stdout']): void {
  const placeOf = (out: Output): ExportPlace => ({ out, stdout, stderr: process.stderr });
  const exports = program.command('export').description('documents and tables to hand on');

  withFlags(exports.command('overview'))
    .description('the local focus areas of an area, for Børn og Unge-udvalget; nothing confidential')
    .requiredOption('--area <area>', '0-6 or 6-18')
    .action((flags: ExportFlags & { area: string }) =>
      withDeps(flags, (deps, out) => exportOverview(deps, placeOf(out), flags)),
    );

  withFlags(exports.command('closing'))
    .description('the closing summaries of an area, for the quality report')
    .requiredOption('--area <area>', '0-6 or 6-18')
    .action((flags: ExportFlags & { area: string }) =>
      withDeps(flags, (deps, out) => exportClosing(deps, placeOf(out), flags)),
    );

  withFlags(exports.command('unit'))
    .description('how far a unit is, for its chef and the administration; nothing that people wrote')
    .argument('<unit>', 'id, or part of the name')
    .action((unit: string, flags: ExportFlags) =>
      withDeps(flags, (deps, out) => exportUnit(deps, placeOf(out), unit, flags)),
    );

  withFlags(exports.command('loop'))
    .description('the whole loop of a unit, for whoever leads it; without answers and 1:1s')
    .argument('<unit>', 'id, or part of the name')
    .requiredOption(
      '--for <upn>',
      'who gets it: the unit’s leader or chef, a selvejende unit’s leader or board',
    )
    .action((unit: string, flags: ExportFlags & { for: string }) =>
      withDeps(flags, (deps, out) => exportLoop(deps, placeOf(out), unit, flags)),
    );

  withFlags(exports.command('workload'))
    .description('how many meetings each chef has in each week')
    .option('--chef <upn>', 'only the units of this chef')
    .action((flags: ExportFlags & { chef?: string }) =>
      withDeps(flags, (deps, out) => exportWorkload(deps, placeOf(out), flags)),
    );
}
