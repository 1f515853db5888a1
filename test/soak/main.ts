import { Command, InvalidArgumentError } from 'commander';
import { goalsOf } from './measures';
import { headings, outcomeLines, spanLine } from './report';
import { soak } from './soak';

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

function share(text: string): number {
  const number = Number(text);
  if (!(number >= 0 && number < 1)) throw new InvalidArgumentError('It must be from 0 up to 1.');
  return number;
}

interface Given {
  minutes: number;
  rate: number;
  seed: number;
  failing: number;
  units: number;
  people: number;
  json?: true;
}

async function main(): Promise<void> {
  const { json, ...given } = new Command('soak')
    .description('Lets a municipality use the built bot for a while, and says whether it holds.')
    .option('--minutes <n>', 'how long', positive, 5)
    .option('--rate <n>', 'turns a second, all people together', positive, 50)
    .option('--seed <n>', 'what everyone does: one seed, one crowd', Number, 1)
    .option('--failing <share>', 'how many of the store’s calls fail', share, 0)
    .option('--units <n>', 'how many units the municipality has', positive, 150)
    .option('--people <n>', 'how many people take turns', positive, 450)
    .option('--json', 'the result as JSON, and nothing else on standard output')
    .parse()
    .opts<Given>();
  process.stderr.write(`A municipality of ${given.units} units lives for two years …\n${headings}\n`);
  const outcome = await soak({ ...given, progress: (span) => process.stderr.write(`${spanLine(span)}\n`) });
  const goals = goalsOf(outcome);
  if (json) console.log(JSON.stringify({ ...outcome, goals }, null, 2));
  else for (const line of outcomeLines(outcome)) console.log(line);
  if (goals.some(({ isMet }) => !isMet)) process.exitCode = 1;
}

void main();
