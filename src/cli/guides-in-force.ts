import { occasionNames } from '../app/guides/gaps';
import { guidesInForce } from '../app/guides/in-force';
import { readShelf } from '../guides-folder';
import { table, type Output } from './output';

/**
 * `guides in-force`: which version of which guide is asked, at which meetings, of whom, and whose it is.
 * @param own the municipality's own guides, laid over the shipped ones
 * @throws GuideShelfError when they cannot be used
 */
export function guidesInForceCommand(out: Output, own: string | undefined): void {
  const guides = guidesInForce(readShelf(own));
  const rows = guides.map(({ id, version, isOwn, occasions, roles, sectors }) => [
    ...[id, String(version), isOwn ? 'own' : 'shipped'],
    occasions.map((occasion) => occasionNames[occasion]).join(', '),
    roles.join(', '),
    sectors.join(', '),
  ]);
  out.say(table(['guide', 'version', 'whose', 'meetings', 'roles', 'sectors'], rows), guides);
}
