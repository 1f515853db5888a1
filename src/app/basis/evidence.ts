import { evidenceFor } from '../../domain/input/data-basis';
import type { Evidence } from '../../domain/input/evidence';
import {
  editEvidence,
  markOf,
  maxEvidenceOfDialogue,
  readEvidence,
  type EvidenceMarks,
  type EvidenceText,
  type WrittenEvidence,
} from '../../domain/input/written-evidence';
import { isOpenForAnswers, type Meeting } from '../../domain/meeting/meeting';
import { Refusal } from '../../domain/errors';
import type { Summary } from '../../domain/status/summary';
import { checkWritten } from '../check-written';
import { lookedAtGiven } from '../audit/looked';
import type { Actor, Deps } from '../deps';
import type { MeetingKey } from '../follow-up';
import type { Loaded } from '../ports';
import { demand, reading, rolesFor, useCase } from '../use-case';
import { loadDialogue, loadOpenDialogue, nameIn, panelOf } from './panel';
import type { BasisPanel, OpenedEvidence } from './results';

/** New own data: the form's own id, so that pressing it twice is one. */
export interface AddEvidence extends MeetingKey {
  formId: string;
  written: WrittenEvidence;
}

export interface EvidenceKey extends MeetingKey {
  evidenceId: string;
}

/** @throws Refusal `answer/cpr`, `answer/personal`, and what is wrong with the form */
function read(
  { unit }: Summary,
  actor: Actor,
  written: WrittenEvidence,
  { text = '', source = '', method = '' }: Partial<Evidence> = {},
): { text: EvidenceText; anyway: string } {
  const anyway = checkWritten(actor, unit, { ...written }, { text, source, method });
  const evidence = readEvidence(written, unit.sites, actor.today);
  if (!evidence.ok) throw new Refusal(evidence.code);
  return { text: evidence.value, anyway };
}

async function save(
  deps: Deps,
  actor: Actor,
  loaded: Loaded<Summary>,
  record: Evidence,
  action: string,
): Promise<Summary> {
  return deps.units.save({
    summary: loaded,
    records: [{ type: 'evidence', record }],
    audit: { at: deps.clock.now(), personId: actor.person.id, action, subjectId: record.id },
  });
}

function refuseTooMany(summary: Summary, meeting: Meeting): void {
  if (evidenceFor(summary, meeting).length >= maxEvidenceOfDialogue) throw new Refusal('basis/too-many');
}

/** Where a form's data goes: its own place; another when something else was sent from the same form before. */
async function placeFor(
  deps: Deps,
  { unitId, meetingId, formId }: AddEvidence,
  text: EvidenceText,
): Promise<string | undefined> {
  const own = `evidence:${meetingId}:${formId}`;
  const second = `${own}:${markOf(text)}`;
  const there = await deps.units.record('evidence', unitId, own);
  if (!there) return own;
  if (markOf(there) === markOf(text) || (await deps.units.record('evidence', unitId, second)))
    return undefined;
  return second;
}

/**
 * Adds own data to a dialogue (rule 7, B). Sending the form twice is once. Two point reads, one batch.
 * @throws Refusal `access/not-yours`, `answer/locked`, `answer/cpr`, `answer/personal`, `basis/too-many`, and what is wrong with the form
 */
export const addEvidence = useCase(
  'add-evidence',
  async (deps, actor, input: AddEvidence): Promise<BasisPanel> => {
    const { loaded, meeting } = await loadOpenDialogue(deps, actor, input, 'add-evidence');
    const { text, anyway } = read(loaded.value, actor, input.written);
    const id = await placeFor(deps, input, text);
    if (id === undefined) return panelOf(deps, actor, loaded.value, meeting);
    refuseTooMany(loaded.value, meeting);
    const [role] = demand(actor, 'add-evidence', loaded.value, meeting);
    if (!role) throw new Refusal('access/not-yours');
    const { unitId } = meeting;
    const at = deps.clock.now();
    const about = { id, unitId, meetingId: meeting.id, personId: actor.person.id, role, at };
    const record: Evidence = { ...text, ...about, state: 'kept' };
    return panelOf(deps, actor, await save(deps, actor, loaded, record, `add-evidence${anyway}`), meeting);
  },
);

/** One's own may be changed, and by the organiser all. */
function mayChange(actor: Actor, summary: Summary, meeting: Meeting, { personId }: Evidence): boolean {
  return personId === actor.person.id || rolesFor(actor, 'tend-basis', summary, meeting).length > 0;
}

/** How the ids of own data end: a form's id, perhaps with a mark. */
const idEnd = /^[\da-f:-]{1,64}$/;

/** @throws Refusal `basis/gone` when there is none, or it is of another dialogue */
async function stored(deps: Deps, meeting: Meeting, evidenceId: string): Promise<Evidence> {
  const own = `evidence:${meeting.id}:`;
  const isOurs = evidenceId.startsWith(own) && idEnd.test(evidenceId.slice(own.length));
  const found = isOurs ? await deps.units.record('evidence', meeting.unitId, evidenceId) : undefined;
  if (found?.meetingId !== meeting.id) throw new Refusal('basis/gone');
  return found;
}

/** Loads what is to be changed. Two point reads. */
async function loadToChange(deps: Deps, actor: Actor, key: EvidenceKey) {
  const { loaded, meeting } = await loadOpenDialogue(deps, actor, key, 'add-evidence');
  const evidence = await stored(deps, meeting, key.evidenceId);
  if (!mayChange(actor, loaded.value, meeting, evidence)) throw new Refusal('access/not-yours');
  return { loaded, meeting, evidence };
}

/** One piece of own data, whole. Two point reads. @throws Refusal as `openBasis`, `basis/gone` */
export const openEvidence = (deps: Deps, actor: Actor, key: EvidenceKey): Promise<OpenedEvidence> =>
  reading(deps, 'open-evidence', async () => {
    const { loaded, meeting } = await loadDialogue(deps, actor, key, 'read-answers');
    const evidence = await stored(deps, meeting, key.evidenceId);
    if (evidence.state === 'removed') throw new Refusal('basis/gone');
    const { unit } = loaded.value;
    await lookedAtGiven(deps, actor, meeting, { evidence: [evidence], others: 0 });
    return {
      unit,
      meeting,
      evidence,
      byName: nameIn(unit, evidence.personId),
      mayChange:
        isOpenForAnswers(meeting, deps.clock.now()) && mayChange(actor, loaded.value, meeting, evidence),
    };
  });

/**
 * Mends own data; the organiser anyone's. Two point reads, one batch.
 * @throws Refusal as `addEvidence`, `basis/gone`
 */
export const changeEvidence = useCase(
  'change-evidence',
  async (
    deps,
    actor,
    input: EvidenceKey & { written: WrittenEvidence; base: Readonly<Partial<EvidenceMarks>> },
  ): Promise<BasisPanel> => {
    const { loaded, meeting, evidence } = await loadToChange(deps, actor, input);
    if (evidence.state === 'removed') throw new Refusal('basis/gone');
    const { text, anyway } = read(loaded.value, actor, input.written, evidence);
    const next = editEvidence(evidence, text, input.base);
    const summary =
      next === evidence ? loaded.value : await save(deps, actor, loaded, next, `change-evidence${anyway}`);
    return panelOf(deps, actor, summary, meeting);
  },
);

/** Removes own data, or puts it back; the organiser anyone's. Twice is the same as once. Two point reads, one batch. */
export const keepEvidence = useCase(
  'keep-evidence',
  async (deps, actor, { isKept, ...key }: EvidenceKey & { isKept: boolean }): Promise<BasisPanel> => {
    const { loaded, meeting, evidence } = await loadToChange(deps, actor, key);
    const state = isKept ? 'kept' : 'removed';
    if (evidence.state === state) return panelOf(deps, actor, loaded.value, meeting);
    if (isKept) refuseTooMany(loaded.value, meeting);
    const action = isKept ? 'restore-evidence' : 'remove-evidence';
    const summary = await save(deps, actor, loaded, { ...evidence, state }, action);
    return panelOf(deps, actor, summary, meeting);
  },
);
