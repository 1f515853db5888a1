import { Command } from 'commander';
import { knownLicences, permittedFor } from './known';
import { licencesOf } from './licences';
import { lockFile } from './lock-file';

/** `npm run licences`: what is shipped, by licence. Ends with 1 when something of it may not be. */
function main(): void {
  const { list, json } = new Command('licences')
    .description('Lists the licences of what is shipped, from the lock file.')
    .option('--list', 'each package by name')
    .option('--json', 'the same as JSON')
    .parse()
    .opts<{ list?: true; json?: true }>();
  const { byLicence, findings } = licencesOf(lockFile().packages);
  if (json) console.log(JSON.stringify({ byLicence, findings }, null, 2));
  else {
    for (const { licence, packages } of byLicence) {
      console.log(`${String(packages.length).padStart(5)}  ${licence}`);
      if (list) for (const id of packages) console.log(`         ${id}`);
    }
    const total = byLicence.reduce((sum, { packages }) => sum + packages.length, 0);
    console.log(`${String(total).padStart(5)}  packages are shipped`);
    const known = [...Object.entries(knownLicences), ...Object.entries(permittedFor)];
    for (const [id, { licence, because }] of known) console.log(`${licence} for ${id}: ${because}`);
  }
  for (const finding of findings) console.error(`May not be shipped: ${finding}`);
  if (findings.length > 0) process.exitCode = 1;
}

main();
