import { Command, InvalidArgumentError } from 'commander';
import { fuzz } from './fuzz';
import type { SecurityRun, Tally } from './tally';
import { tokens } from './tokens';
import { walk } from './walk';

/** `npm run security`: every part of the security run, in one table. */

const parts: Readonly<Record<string, SecurityRun>> = { tokens, walk, fuzz };

const columns = [
  ['tried', 'tried'],
  ['refused', 'refused rightly'],
  ['letThrough', 'let through'],
  ['crashes', 'crashes'],
  ['serverErrors', '5xx'],
  ['changedByRefused', 'changed by refused'],
] as const satisfies readonly (readonly [keyof Tally, string])[];

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

function namesOf(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no ${unknown}; there are ${Object.keys(parts).join(', ')}.`);
  return names;
}

function lines(tallies: readonly Tally[]): string[] {
  const total = (name: (typeof columns)[number][0]): string =>
    String(tallies.reduce((sum, tally) => sum + tally[name], 0));
  const rows = [
    ['', ...columns.map(([, heading]) => heading)],
    ...tallies.map((tally) => [tally.name, ...columns.map(([name]) => String(tally[name]))]),
    ['total', ...columns.map(([name]) => total(name))],
  ];
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
}

async function main(): Promise<void> {
  const { seed, size, only } = new Command('security')
    .description('Tries to get in, to get more than one may, and to break the bot; and counts.')
    .option('--seed <n>', 'of all that is left to chance: one seed, one run', wholeNumber, 1)
    .option('--size <n>', 'how many activities the fuzzer makes up, at least', wholeNumber, 10_000)
    .option('--only <parts>', `some of ${Object.keys(parts).join(', ')}`, namesOf, Object.keys(parts))
    .parse()
    .opts<{ seed: number; size: number; only: string[] }>();
  const tallies: Tally[] = [];
  for (const name of only) {
    const began = performance.now();
    process.stderr.write(`${name} …\n`);
    const tally = await parts[name]!({ seed, size });
    tallies.push(tally);
    process.stderr.write(`${name}: ${tally.tried} in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  }
  console.log(lines(tallies).join('\n'));
  const findings = tallies.flatMap((tally) => tally.findings.map((finding) => `${tally.name}: ${finding}`));
  if (findings.length === 0) {
    console.log(`Nothing found, with --seed ${seed} --size ${size}.`);
    return;
  }
  console.log(`\nFound with --seed ${seed} --size ${size}:`);
  for (const finding of findings) console.log(`  ${finding}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  // A bot that broke off while it was opened would keep the process alive.
  process.exit(1);
});
