import type { Command } from 'commander';
import { commandLine } from '../../src/cli/command-line';
import { CommandFailed } from '../../src/cli/output';
import { Refusal } from '../../src/domain/errors';
import type { Person } from '../../src/domain/people/person';
import { commandRows } from './permissions';
import { maySee, seenBy, type Secret } from './secrets';
import type { Around } from './walk-around';
import type { World } from './walk-municipality';
import { isRightful, placeOf, type Places } from './walk-places';

/** The command line, over the walked municipality: what it prints, and for whom. */

interface Printed {
  text: string;
  /** It was not done, and says why. */
  isRefused: boolean;
}

function overWorld({ bot }: World, write: (text: string) => void): Command {
  const program = commandLine({
    withDeps: (run) => run(bot.app.deps),
    withDelivery: () => Promise.reject(new Error('Nothing is sent here')),
    stdout: {
      write: (chunk) => {
        write(Buffer.from(chunk).toString('utf8'));
      },
    },
  });
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
    command.commands.forEach(quiet);
  };
  quiet(program);
  return program;
}

async function run(world: World, args: readonly string[]): Promise<Printed> {
  let text = '';
  const add = (more: string): void => void (text += more);
  const code = process.exitCode;
  try {
    await overWorld(world, add).parseAsync([...args], { from: 'user' });
    return { text, isRefused: false };
  } catch (error) {
    if (!(error instanceof CommandFailed || error instanceof Refusal)) throw error;
    const value = error instanceof CommandFailed ? JSON.stringify(error.value) : '';
    return { text: `${text}\n${error.message}\n${value}`, isRefused: true };
  } finally {
    process.exitCode = code;
  }
}

/** The names of all commands, groups too. */
export function commandNames(): string[] {
  const namesUnder = (command: Command, before: readonly string[]): string[] =>
    command.commands.flatMap((each) => {
      const path = [...before, each.name()];
      return [path.join(' '), ...namesUnder(each, path)];
    });
  const nothing = (): Promise<void> => Promise.reject(new Error('Nothing is run here'));
  return namesUnder(
    commandLine({ withDeps: nothing, withDelivery: nothing, stdout: { write: () => true } }),
    [],
  );
}

/** Whoever runs the machine reads what the administration may, and no more. */
function isForAdministration({ kind }: Secret): boolean {
  return seenBy[kind].includes('administration');
}

async function walkPrinted(around: Around, name: string, args: readonly string[]): Promise<void> {
  const { world, judge } = around;
  const { tally } = judge;
  const mark = world.store.mark();
  const { text, isRefused } = await run(world, [...name.split(' '), ...args]);
  await world.store.rewind(mark);
  tally.tried += 1;
  // Else it would prove nothing that it printed nothing of anyone.
  if (isRefused) judge.find(`command ${name} ${args.join(' ')}: not done`);
  const leaks = world.secrets.in(text).filter(({ secret }) => !isForAdministration(secret));
  if (leaks.length === 0) return;
  tally.letThrough += 1;
  judge.find(`command ${name}: printed ${[...new Set(leaks.map(({ secret }) => secret.kind))].join(', ')}`);
}

function isTheirs(places: Places, person: Person, { secret }: { secret: Secret }): boolean {
  return maySee(person, secret, placeOf(places, secret.unitId, secret.meetingId));
}

/** Made for someone who is named: only for those who may have it, and with nothing that they may not read. */
async function walkMadeFor(around: Around, name: string, kind: string, unitId: string): Promise<boolean> {
  const { world, judge, walkers, places } = around;
  const { tally } = judge;
  let isMade = false;
  for (const { person } of walkers) {
    if (!person) continue;
    const args = [...name.split(' '), unitId, '--for', person.upn, '--format', 'json'];
    const mark = world.store.mark();
    const { text, isRefused } = await run(world, args);
    const changed = await world.store.changedSince(mark);
    await world.store.rewind(mark);
    tally.tried += 1;
    const found = world.secrets.in(text);
    const mayHave = isRightful(places, person, { may: 'document' }, { document: `${kind}:${unitId}` });
    isMade ||= mayHave && !isRefused;
    if (mayHave ? found.every((each) => isTheirs(places, person, each)) : isRefused && found.length === 0) {
      if (!mayHave) tally.refused += 1;
    } else {
      tally.letThrough += 1;
      judge.find(`command ${name} of ${unitId} for ${person.name}: let through`);
    }
    if (isRefused && changed.length > 0) {
      tally.changedByRefused += 1;
      judge.find(
        `command ${name} of ${unitId} for ${person.name}: refused, and changed ${changed.join(', ')}`,
      );
    }
  }
  return isMade;
}

export async function walkCommands(around: Around, unitIds: readonly string[]): Promise<void> {
  const upns = around.walkers.flatMap(({ person }) => person?.upn ?? []);
  for (const [name, row] of Object.entries(commandRows)) {
    if (typeof row === 'string') continue;
    if ('for' in row) {
      let isMade = false;
      for (const unitId of unitIds) isMade = (await walkMadeFor(around, name, row.for, unitId)) || isMade;
      if (!isMade) around.judge.find(`command ${name}: nobody was given anything`);
      continue;
    }
    const subjects = { unit: unitIds, person: upns, none: [undefined] }[row.each ?? 'none'];
    for (const subject of subjects)
      for (const flags of row.runs)
        await walkPrinted(around, name, [...(subject ? [subject] : []), ...flags]);
  }
}
