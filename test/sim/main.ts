import { Command, InvalidArgumentError, Option } from 'commander';
import type { FaultLevel } from './faults';
import { simulate } from './simulate';

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

interface Given {
  seed: number;
  units: number;
  years: number;
  faults: FaultLevel;
}

const mostShown = 20;

async function main(): Promise<void> {
  const given = new Command('simulate')
    .description(
      'Runs a municipality through its years under a virtual clock, and checks what must always hold.',
    )
    .option('--seed <n>', 'the history to run: one seed, one history', wholeNumber, 1)
    .option('--units <n>', 'how many units', wholeNumber, 12)
    .option('--years <n>', 'how many years', Number, 2)
    .addOption(
      new Option('--faults <level>', 'how much goes wrong')
        .choices(['none', 'normal', 'storm'])
        .default('normal'),
    )
    .parse()
    .opts<Given>();
  const began = performance.now();
  const outcome = await simulate({
    ...given,
    progress: (now, posts) => process.stderr.write(`${now.slice(0, 10)}  ${posts} cards\n`),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  for (const [name, count] of Object.entries(outcome.counts)) console.log(`${name.padEnd(20)} ${count}`);
  console.log(`${'history'.padEnd(20)} ${outcome.history}`);
  process.stderr.write(`${seconds} s\n`);
  if (outcome.findings.length === 0) {
    console.log('Every invariant holds.');
    return;
  }
  console.log(
    `\nBroken with --seed ${given.seed} --units ${given.units} --years ${given.years} --faults ${given.faults}:`,
  );
  for (const { invariant, what } of outcome.findings.slice(0, mostShown))
    console.log(`  ${invariant}: ${what}`);
  if (outcome.findings.length > mostShown) console.log(`  … and ${outcome.findings.length - mostShown} more`);
  console.log('\nThe last events:');
  for (const line of outcome.lastEvents) console.log(`  ${line}`);
  process.exitCode = 1;
}

void main();
