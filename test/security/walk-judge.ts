import { plusMs } from '../../src/domain/calendar/instant';
import { errorCodes, type ErrorCode } from '../../src/domain/errors';
import { languages, type Person } from '../../src/domain/people/person';
import { errorKey, text, type TextKey } from '../../src/views/texts';
import { coveredRoles, ownRoles } from './circles';
import { maySee, type Secret, type SecretKind } from './secrets';
import type { Tally } from './tally';
import type { World } from './walk-municipality';
import type { Sent, Walker } from './walk-people';
import { placeOf, type Places } from './walk-places';

function asJson(key: TextKey): string[] {
  return languages.map((language) => JSON.stringify(text(language, key)).slice(1, -1));
}

/** What is said with an error, as it stands in JSON. */
const refusals = new Map(
  errorCodes.flatMap((code) => asJson(errorKey(code)).map((json) => [json, code] as const)),
);
const looked: readonly SecretKind[] = ['answer', 'input', 'one-to-one', 'evidence', 'tilsyn', 'point'];
/** Said where there is nothing to do or to show, and nothing is shown. */
const nothing = new Set(
  (['chat.not-in-chat', 'entry-chat.not-open', 'group.could-not'] as const).flatMap(asJson),
);

/** Every text of what was sent, as it stands in JSON. */
function textsIn(seen: Sent['seen']): string[] {
  return seen.flatMap(({ text: sent }) =>
    [...sent.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, each = '']) => each),
  );
}

/** What people read of what came back. */
export function asText(seen: Sent['seen']): string {
  return textsIn(seen).join('\n');
}

/** The refusal in what came back. @returns undefined when nothing was refused */
export function refusalIn(seen: Sent['seen']): ErrorCode | undefined {
  const found = textsIn(seen).find((each) => refusals.has(each));
  return found === undefined ? undefined : refusals.get(found);
}

/** Whether nothing came back but a line that says so. */
export function isNothing(seen: Sent['seen']): boolean {
  return textsIn(seen).some((each) => nothing.has(each));
}

/** To those who have nothing to do with a unit, a refusal says no more than that. */
export function saysNothing(code: ErrorCode): boolean {
  return code.startsWith('access/') || code === 'export/not-yours' || code === 'bot/unknown-verb';
}

const lookAgainMs = 60 * 60_000;
/** More than a unit has of an hour. */
const manyRows = 300;

function isOfOthers({ id }: Person, { authorId, addresseeId }: Secret): boolean {
  return authorId !== id && addresseeId !== id;
}

/** What domain.md §7 has written down that it was shown; one's own, and what is to oneself, is no look at others. */
function isLook(person: Person, secret: Secret): boolean {
  return looked.includes(secret.kind) && isOfOthers(person, secret);
}

/** Looks at what was sent and what it changed, and counts what should not be. */
export class Judge {
  private readonly found = new Set<string>();
  /** Sorts of texts that someone read whose they are: else it would prove nothing that nobody else did. */
  readonly read = new Set<SecretKind>();

  constructor(
    private readonly world: World,
    private readonly walkers: readonly Walker[],
    readonly tally: Tally,
  ) {}

  /** One finding of a sort is enough. */
  find(what: string): void {
    if (this.found.has(what)) return;
    this.found.add(what);
    this.tally.findings.push(what);
  }

  /**
   * Whatever it came by: no text meets eyes that domain.md §3 does not name.
   * @param isMineData then also what someone wrote, or what is to them, where they have no role any more
   * @returns whether that is so
   */
  async readsOnlyTheirs(
    places: Places,
    sent: Pick<Sent, 'seen'>,
    what: string,
    isMineData = false,
  ): Promise<boolean> {
    let isFine = true;
    const looks = new Map<string, { person: Person; unitId: string }>();
    for (const { by, text: shown } of sent.seen)
      for (const { secret } of this.world.secrets.in(shown)) {
        const reader = this.walkers.find(({ aadObjectId, person }) => person && aadObjectId === by);
        const place = placeOf(places, secret.unitId, secret.meetingId);
        const isOwn = isMineData && reader?.person !== undefined && !isOfOthers(reader.person, secret);
        if (by !== 'group' && (isOwn || maySee(reader?.person, secret, place))) {
          this.read.add(secret.kind);
          const { unitId } = secret;
          if (reader?.person && isLook(reader.person, secret))
            looks.set(`${reader.person.id} ${unitId}`, { person: reader.person, unitId });
          continue;
        }
        isFine = false;
        this.find(`${what}: ${reader?.name ?? by} read a text of ${secret.unitId} (${secret.kind})`);
      }
    for (const { person, unitId } of looks.values())
      if (!(await this.isAudited(person, unitId)))
        this.find(
          `${what}: ${person.name} was shown what others of ${unitId} gave, without a row in the audit`,
        );
    return isFine;
  }

  /** Within an hour of the same look there is no row more; what is written now has its row by that. */
  private async isAudited({ id }: Person, pk: string): Promise<boolean> {
    const { audit, clock } = this.world.bot.app.deps;
    const now = clock.now();
    const since = { looks: plusMs(now, -lookAgainMs), changes: now };
    for (const chain of ['looks', 'changes'] as const) {
      const rows = await audit.rows({ container: 'units', pk }, chain, { limit: manyRows });
      if (rows.some(({ personId, at }) => personId === id && at >= since[chain])) return true;
    }
    return false;
  }

  /** The bot answers whatever is asked, and does not fail. */
  holds({ answer }: Sent, code: ErrorCode | undefined, what: string): void {
    const { body } = answer as { body: { statusCode?: number } | undefined };
    if (answer.status >= 500 || (body?.statusCode ?? 0) >= 500) {
      this.tally.serverErrors += 1;
      this.find(`${what}: ${answer.status}`);
    }
    if (code === 'bot/failed') {
      this.tally.crashes += 1;
      this.find(`${what}: failed`);
    }
  }

  /** What someone changed that is neither their own record nor in a unit of theirs. */
  notTheirs(places: Places, { person, aadObjectId }: Walker, changed: readonly string[]): string[] {
    const own = changed.filter((document) => {
      const [partition = ''] = document.split(' ');
      // Who looked is written down where it was looked.
      if (/ audit(?:-head)?:looks/.test(document)) return true;
      if (partition === person?.id || document.includes(aadObjectId)) return true;
      // Who stood in does so no more when one is back.
      if (person?.absence?.coverId === partition) return true;
      const place = placeOf(places, partition);
      if (!person || !place) return false;
      return ownRoles(person, place, places.today).length > 0 || coveredRoles(person, place).length > 0;
    });
    return changed.filter((document) => !own.includes(document));
  }
}

/** Only of the person: that they wrote, and from where. */
export function isOwnRecord({ person, aadObjectId }: Walker, document: string): boolean {
  return (
    document.startsWith(`${person?.id ?? ''} `) || (aadObjectId !== '' && document.includes(aadObjectId))
  );
}
