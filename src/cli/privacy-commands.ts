import type { Command } from 'commander';
import type { Deps } from '../app/deps';
import { erasePerson, planErasure } from '../app/privacy/erase-person';
import type { Erasure, Expired } from '../app/privacy/results';
import { runRetention } from '../app/privacy/retention';
import { atShell } from '../at-shell';
import { kindsInWords } from './kinds-in-words';
import { CommandFailed, table, type Output } from './output';
import { sayingWhy } from './refused';
import type { Flags, WithDeps } from './with-deps';

interface EraseFlags {
  dryRun?: boolean;
  yes?: boolean;
}

function planLines(plan: Erasure): string[] {
  const { name, upn, units, drafts, waiting, kept, ownerless, chefOf, mentions, unreadable } = plan;
  return [
    `${name} (${upn}), in ${units.length} units: ${units.map(({ id }) => id).join(', ') || 'none'}`,
    'Goes: name, UPN, object id, chat reference, language, absence, half-filled forms;',
    `      drafts ${drafts}, cards that wait ${waiting}. The person is unknown to the bot at once.`,
    `Stays, as the role's, without the person: ${kindsInWords(kept)}.`,
    ...(ownerless > 0 ? [`Open agreements without anybody responsible: ${ownerless}.`] : []),
    ...(chefOf.length > 0 ? [`Without a chef until the next import: ${chefOf.join(', ')}.`] : []),
    'What others wrote about the person in their own words is not changed.',
    ...(mentions.length > 0
      ? [
          'The name stands in these documents; look at them:',
          ...table(
            ['unit', 'document', 'places'],
            mentions.map((each) => [each.unitId, each.documentId, each.places.join(' ')]),
          ),
        ]
      : ['The name stands in no text.']),
    ...(unreadable.length > 0
      ? [`These documents cannot be read, and stay as they are: ${unreadable.join(', ')}.`]
      : []),
  ];
}

/** `erase-person <upn|id>`: says what would be done; with `--yes` does it, which cannot be undone. */
export async function erasePersonCommand(
  deps: Deps,
  out: Output,
  who: string,
  { dryRun = false, yes = false }: EraseFlags,
): Promise<void> {
  const nobody = `Nobody in the list has the UPN or id ${who}. \`${atShell} people\` shows who is in it.`;
  const plan = await sayingWhy(() => planErasure(deps, 'cli', who), { 'people/gone': nobody });
  if (dryRun) {
    out.say([...planLines(plan), 'Nothing was written.'], { ...plan, erased: false });
    return;
  }
  if (!yes)
    throw new CommandFailed(
      [...planLines(plan), 'This cannot be undone. Nothing was written: add --yes to erase.'].join('\n'),
      { ...plan, erased: false, error: 'not-confirmed' },
    );
  await sayingWhy(() => erasePerson(deps, 'cli', plan.personId));
  out.say([...planLines(plan), 'Erased.'], { ...plan, erased: true });
}

/** `retention [--dry-run]`: lets go of what was kept long enough, and says what. */
export async function retentionCommand(
  deps: Deps,
  out: Output,
  { dryRun = false }: EraseFlags,
): Promise<void> {
  const all: Expired[] = [];
  for await (const expired of runRetention(deps, { isDryRun: dryRun })) if (expired) all.push(expired);
  const rows = all.map(({ unitId = '–', counts }) => [unitId, kindsInWords(counts)]);
  const nothing = ['Nothing has been kept too long.'];
  const lines = rows.length === 0 ? nothing : table(['unit', 'what'], rows);
  out.say(dryRun ? [...lines, 'Nothing was written. Rows of the audit are not counted beforehand.'] : lines, {
    dryRun,
    expired: all,
  });
}

/** Adds the commands about what is kept on people. */
export function addPrivacyCommands(program: Command, withDeps: WithDeps): void {
  program
    .command('erase-person')
    .description('delete a person; what they gave in a role stays as the role’s. Cannot be undone')
    .argument('<person>', 'their UPN or id')
    .option('--dry-run', 'say what would be done, and write nothing')
    .option('--yes', 'do it')
    .option('--json', 'print JSON')
    .action((who: string, flags: Flags & EraseFlags) =>
      withDeps(flags, (deps, out) => erasePersonCommand(deps, out, who, flags)),
    );
  program
    .command('retention')
    .description('delete what has been kept as long as the rule set says; the bot does it once a day')
    .option('--dry-run', 'say what would go, and write nothing')
    .option('--json', 'print JSON')
    .action((flags: Flags & EraseFlags) =>
      withDeps(flags, (deps, out) => retentionCommand(deps, out, flags)),
    );
}
