import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FollowUp, Preparation } from '../../src/app/results';
import type { Entry } from '../../src/domain/follow-up/schema';
import { Guide } from '../../src/domain/guide/guide';
import type { Response } from '../../src/domain/guide/response';
import type { HeldMeeting } from '../../src/domain/meeting/meeting';
import type { Unit } from '../../src/domain/people/unit';
import { wordsIn } from '../../src/views/texts';

/** What the views of a meeting are given, with a text or a name in every place where people write one. */

export const words = wordsIn('da');
export const guide = Guide.parse(
  JSON.parse(readFileSync(join(__dirname, '../../cards/guides/leader-skole-ls1.json'), 'utf8')),
);
export const questions = guide.questions.map(({ id }) => id);
export const now = '2026-04-08T12:32:00Z';

export const held: HeldMeeting = {
  id: 'meeting:loop:ld1',
  unitId: 'moellevang',
  loopId: 'loop',
  kind: 'learning-dialogue',
  number: 1,
  start: '2026-04-14T08:00:00Z',
  end: '2026-04-14T10:00:00Z',
  stepsDone: [],
  phase: 'held',
  heldAt: '2026-04-14T10:00:00Z',
};
const { heldAt: _heldAt, ...unheld } = held;
export const planned = { ...unheld, phase: 'planned' as const };

export function unitCalled(name: string): Unit {
  return {
    id: 'moellevang',
    name,
    sector: 'skole',
    ownership: 'kommunal',
    special: false,
    chefId: 'anders',
    sites: [
      { id: 'ind', name },
      { id: 'ud', name: 'Udskoling' },
    ],
    members: [],
    dataPackages: [],
  };
}
export const school = unitCalled('Møllevang Skole');

export function responseWith(text: string, other?: string): Response {
  const kept = other === undefined ? {} : { other };
  const answer = { text, revision: 1, via: 'card' as const, at: now, ...kept };
  return {
    id: 'response',
    unitId: school.id,
    meetingId: planned.id,
    personId: 'mette',
    role: 'leader',
    guideId: guide.id,
    guideVersion: 1,
    state: 'submitted',
    revision: 1,
    answers: Object.fromEntries(questions.map((id) => [id, answer])),
    startedAt: now,
    dataTypes: [],
    versions: [{ at: now, answers: Object.fromEntries(questions.map((id) => [id, text])) }],
  };
}

export function preparationWith(response: Response, more: Partial<Preparation> = {}): Preparation {
  return {
    unit: school,
    meeting: planned,
    role: 'leader',
    isInput: false,
    guide,
    response,
    isOpen: true,
    mayChooseMode: false,
    points: [],
    evidence: [],
    changed: {},
    agreements: [],
    focusAreas: [],
    now,
    ...more,
  };
}

export function entryOf(what: string, forChildren: string, other?: string): Entry {
  const owned = { ownerId: 'mette', deadline: '2026-05-29' };
  const kept = other === undefined ? {} : { other: { ...owned, what: other, forChildren: other } };
  return { id: 'a1', what, forChildren, ...owned, ownerName: '', revision: 1, releasedBy: [], ...kept };
}

export function followUpWith(text: string, entries: Entry[], name = school.name): FollowUp {
  return {
    unit: unitCalled(name),
    meeting: held,
    schema: {
      id: 'schema',
      unitId: school.id,
      meetingId: held.id,
      state: 'open',
      revision: 1,
      entries,
      removed: [],
      nextNumber: 2,
      focusAreas: [{ id: 'f1', title: text, themeId: 't1', siteId: 'ind' }],
      childrensPerspective: text,
    },
    themes: [{ id: 't1', title: name }],
    areas: [],
    owners: [{ personId: 'mette', name, role: 'leader', from: '2023-08-01' }],
    lacks: [],
    mayWrite: true,
    mayHold: false,
    mayReopen: false,
    mayWriteBack: false,
    mayClose: false,
    releasesAs: undefined,
    hasBegun: true,
  };
}
