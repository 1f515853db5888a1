import { basisNotesOf, sayNoData, takeBackNoData, type NoData } from '../../domain/input/basis-notes';
import type { BasisNotes } from '../../domain/input/evidence';
import type { DataType } from '../../domain/guide/guide';
import { Refusal } from '../../domain/errors';
import { checkWritten } from '../check-written';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import { useCase } from '../use-case';
import { loadOpenDialogue, lookedThrough, panelOf, type LoadedDialogue } from './panel';
import type { BasisPanel } from './results';

/** Saves changed notes; of unchanged ones nothing is written but that the panel was shown. */
async function saved(
  deps: Deps,
  actor: Actor,
  { loaded, meeting }: LoadedDialogue,
  before: BasisNotes,
  notes: BasisNotes,
  action: string,
): Promise<BasisPanel> {
  if (notes === before) return lookedThrough(deps, actor, panelOf(deps, actor, loaded.value, meeting));
  const summary = await deps.units.save({
    summary: loaded,
    records: [{ type: 'basis-notes', record: notes }],
    audit: { at: deps.clock.now(), personId: actor.person.id, action, subjectId: notes.id },
  });
  return panelOf(deps, actor, summary, meeting);
}

/**
 * Says that there is no data of a type, and why: a valid answer (rule 7). One point read, one batch.
 * @throws Refusal `access/not-yours`, `answer/locked`, `answer/cpr`, `answer/personal`, `basis/no-reason`, `input/too-long`
 */
export const sayThereIsNoData = useCase(
  'say-no-data',
  async (deps, actor, { unitId, meetingId, ...said }: MeetingKey & NoData): Promise<BasisPanel> => {
    const dialogue = await loadOpenDialogue(deps, actor, { unitId, meetingId }, 'add-evidence');
    const anyway = checkWritten(actor, dialogue.loaded.value.unit, { because: said.because });
    const before = basisNotesOf(dialogue.loaded.value, dialogue.meeting);
    const notes = sayNoData(before, said, actor.person.id, deps.clock.now());
    if (!notes.ok) throw new Refusal(notes.code);
    return saved(deps, actor, dialogue, before, notes.value, `say-no-data${anyway}`);
  },
);

/** Takes it back; twice is the same as once. One point read, one batch. @throws Refusal as `sayThereIsNoData` */
export const takeBackThereIsNoData = useCase(
  'take-back-no-data',
  async (deps, actor, { type, ...key }: MeetingKey & { type: DataType }): Promise<BasisPanel> => {
    const dialogue = await loadOpenDialogue(deps, actor, key, 'add-evidence');
    const before = basisNotesOf(dialogue.loaded.value, dialogue.meeting);
    return saved(deps, actor, dialogue, before, takeBackNoData(before, type), 'take-back-no-data');
  },
);
