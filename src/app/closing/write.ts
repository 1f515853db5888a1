import {
  closingFields,
  confirm,
  isWhole,
  maxClosingLength,
  maxKeptLength,
  reopenClosing,
  summaryOf,
  writeSummary,
  type Closing,
  type ClosingField,
  type ClosingTexts,
} from '../../domain/closing/closing';
import { replaceRows } from '../../domain/delivery/new-row';
import type { OutboxRow } from '../../domain/delivery/outbox';
import type { Instant } from '../../domain/calendar/instant';
import { membersOn, organiserRole } from '../../domain/people/unit';
import { Refusal } from '../../domain/errors';
import type { Loop } from '../../domain/loop/loop';
import type { UnitRecord } from '../../domain/status/summary';
import type { Actor, Deps } from '../deps';
import { checkWritten } from '../check-written';
import type { ClosingDesk } from '../results';
import { useCase } from '../use-case';
import { deskOf, loadClosing, type ClosingKey, type LoadedClosing } from './load';

/** What the form of one focus area sends. */
export interface WriteClosing extends ClosingKey {
  areaId: string;
  texts: ClosingTexts;
  /** Marks of the texts that the form was drawn from. */
  base: Readonly<Partial<Record<ClosingField, string | undefined>>>;
}

/** A button of the closing card, and the card it was pressed on. */
export interface Pressed extends ClosingKey {
  clickedId?: string | undefined;
}

/** All who may close a loop see on their own card that it was closed, or opened again. */
function replacedRows(
  actor: Actor,
  { loaded, last }: LoadedClosing,
  { revision }: Closing,
  clickedId: string | undefined,
  now: Instant,
): OutboxRow[] {
  const { unit } = loaded.value;
  const organisers = membersOn(unit, actor.today).filter(({ role }) => role === organiserRole(unit));
  const about = { meetingId: last.id, card: 'closing', series: `c${revision}` } as const;
  return replaceRows(unit, organisers, about, { by: actor.person.id, id: clickedId }, now);
}

async function saved(
  deps: Deps,
  actor: Actor,
  found: LoadedClosing,
  next: { closing: Closing; loop?: Loop; clickedId?: string | undefined },
  action: string,
): Promise<ClosingDesk> {
  const { loaded, loop, last } = found;
  const at = deps.clock.now();
  const records: UnitRecord[] = [
    { type: 'closing', record: next.closing },
    ...(next.loop ? [{ type: 'loop', record: next.loop } as const] : []),
  ];
  const audit = { at, personId: actor.person.id, action, subjectId: next.closing.id };
  const outbox = next.loop ? replacedRows(actor, found, next.closing, next.clickedId, at) : [];
  const summary = await deps.units.save({ summary: loaded, records, outbox, audit });
  return deskOf(deps, summary, { loop: next.loop ?? loop, last, closing: next.closing });
}

/**
 * Keeps what was written about one focus area, as a draft. Two point reads, one batch.
 * @throws Refusal as `loadClosing`; `loop/closed`, `closing/no-such-area`, `answer/cpr`, `answer/personal`, `input/too-long`: then
 * nothing is stored
 */
export const writeClosing = useCase(
  'write-closing',
  async (deps, actor, { areaId, texts, base, ...key }: WriteClosing): Promise<ClosingDesk> => {
    const found = await loadClosing(deps, actor, key);
    if (found.loop.state === 'closed') throw new Refusal('loop/closed');
    if (!found.loop.focusAreas.some(({ id }) => id === areaId)) throw new Refusal('closing/no-such-area');
    const before = summaryOf(found.closing, areaId);
    const anyway = checkWritten(actor, found.loaded.value.unit, { ...texts }, { ...before });
    if (closingFields.some((field) => texts[field].length > maxClosingLength))
      throw new Refusal('input/too-long');
    const closing = writeSummary(found.closing, areaId, texts, base);
    if (closing === found.closing) return deskOf(deps, found.loaded.value, found);
    const kept = summaryOf(closing, areaId);
    if (closingFields.some((field) => kept[field].length > maxKeptLength))
      throw new Refusal('input/too-long');
    return saved(deps, actor, found, { closing }, `write-closing${anyway}`);
  },
);

/**
 * Confirms the summaries and closes the loop: from then on it is read-only (rule 4). What is missing is said, and
 * nothing is closed. Confirming twice is the same as once. Two point reads, one batch.
 * @throws Refusal as `loadClosing`
 */
export const confirmClosing = useCase(
  'confirm-closing',
  async (deps, actor, { clickedId, ...key }: Pressed): Promise<{ desk: ClosingDesk; refused: boolean }> => {
    const found = await loadClosing(deps, actor, key);
    const asItIs = deskOf(deps, found.loaded.value, found);
    if (found.loop.state === 'closed') return { desk: asItIs, refused: false };
    if (!isWhole(found.closing, found.loop.focusAreas)) return { desk: asItIs, refused: true };
    const closing = confirm(found.closing, actor.person.id, deps.clock.now());
    const loop: Loop = { ...found.loop, state: 'closed' };
    const desk = await saved(deps, actor, found, { closing, loop, clickedId }, 'close-loop');
    return { desk, refused: false };
  },
);

/**
 * Opens a closed loop again, to mend what was written or done too soon. Two point reads, one batch.
 * @throws Refusal as `loadClosing`; `closing/too-late` after the rule set's days
 */
export const reopenLoop = useCase(
  'reopen-loop',
  async (deps, actor, { clickedId, ...key }: Pressed): Promise<ClosingDesk> => {
    const found = await loadClosing(deps, actor, key);
    const desk = deskOf(deps, found.loaded.value, found);
    if (found.loop.state === 'running') return desk;
    if (desk.reopenUntil === undefined) throw new Refusal('closing/too-late');
    const loop: Loop = { ...found.loop, state: 'running' };
    const closing = reopenClosing(found.closing);
    return saved(deps, actor, found, { closing, loop, clickedId }, 'reopen-loop');
  },
);
