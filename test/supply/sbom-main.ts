import { execFileSync } from 'node:child_process';
import { projectRoot } from '../../src/assets';
import { lockFile } from './lock-file';
import { Bom, shippedOf } from './sbom';

/** `npm run -s sbom`: what is shipped, as CycloneDX, made by npm from the lock file alone. */
const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
const everything = execFileSync('npm', args, {
  cwd: projectRoot(),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'inherit'],
  // npm is a script of the command line on Windows.
  shell: process.platform === 'win32',
});
console.log(JSON.stringify(shippedOf(Bom.parse(JSON.parse(everything)), lockFile().packages), null, 2));
