import { Refusal, type ErrorCode } from '../domain/errors';
import { may } from '../domain/people/may';
import { withoutReasons } from '../domain/input/data-basis';
import { matchesByName } from '../domain/status/name-match';
import type { Summary } from '../domain/status/summary';
import { looked, lookedAtAgreements } from './audit/looked';
import { seenBy } from './confidential';
import type { Actor, Deps } from './deps';
import { ownUnits } from './own-units';
import { rulesFor } from './rules';
import { portfolioOf } from './status/portfolio';
import { opensFor } from './status/opens';
import { statusOf } from './status/unit-status';
import { unreachableRows, unsendableIn } from './unreachable';
import { demand, loadUnit, rolesFor, reading } from './use-case';
import type { SeenStatus, StatusAnswer } from './results';

async function statusFor(deps: Deps, actor: Actor, stored: Summary): Promise<SeenStatus> {
  const summary = seenBy(actor, stored);
  const status = statusOf(deps, summary, deps.clock.now(), await unsendableIn(deps, summary.unit));
  const opens = opensFor(actor, summary, status, await rulesFor(deps));
  await lookedAtAgreements(deps, actor, summary.unit.id, status.agreements);
  if ((opens.points?.listed.length ?? 0) > 0)
    await looked(deps, actor, summary.unit.id, 'supervision', summary.unit.id);
  const { next, ...rest } = status;
  if (!next?.basis || opens.hasBasis) return { ...status, opens };
  return { ...rest, next: { ...next, basis: withoutReasons(next.basis) }, opens };
}

/** The status of one unit. One point read, one query. @throws Refusal `access/not-yours` */
export const readStatus = (deps: Deps, actor: Actor, unitId: string): Promise<SeenStatus> =>
  reading(deps, 'read-status', async () => {
    const { value } = await loadUnit(deps, unitId);
    demand(actor, 'read-status', value);
    return statusFor(deps, actor, value);
  });

/** The administration has no unit, but other ways to see how far they are. */
function whyNone({ person, today }: Actor, written: string): ErrorCode {
  if (written.trim() !== '') return 'access/no-such-unit';
  const isAdministration = may(person, 'administer', {}, today).length > 0;
  return isAdministration ? 'access/no-status-for-administration' : 'access/no-status';
}

/**
 * Answers 'status' and 'status <enhed>' among the person's own units only; a unit that is not the
 * person's and one that does not exist get the same answer.
 * @throws Refusal `access/no-such-unit`, `access/no-status…` when the person has no unit to see
 */
export const askStatus = (deps: Deps, actor: Actor, written: string): Promise<StatusAnswer> =>
  reading(deps, 'ask-status', async () => {
    const own = (await ownUnits(deps, actor)).filter(
      (summary) => rolesFor(actor, 'read-status', summary).length > 0,
    );
    if (own.length === 0) throw new Refusal(whyNone(actor, written));
    const named = own.map((summary) => ({ name: summary.unit.name, summary }));
    const meant = written.trim() === '' ? named : matchesByName(named, written);
    const [first, ...more] = meant;
    if (!first) throw new Refusal('access/no-such-unit');
    if (more.length === 0) return { one: await statusFor(deps, actor, first.summary) };
    if (written.trim() !== '') return { several: meant.map(({ summary }) => summary.unit) };
    const rows = await unreachableRows(
      deps,
      actor,
      own.map(({ unit }) => unit),
    );
    return { portfolio: portfolioOf(deps, actor, own, rows, await rulesFor(deps)) };
  });
