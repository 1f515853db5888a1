import { setAbsence } from '../../src/app/absence';
import { answerGuide, chooseMode } from '../../src/app/answer-guide';
import { addEvidence } from '../../src/app/basis/evidence';
import { sayThereIsNoData } from '../../src/app/basis/no-data';
import { confirmClosing, writeClosing } from '../../src/app/closing/write';
import type { Actor, Deps } from '../../src/app/deps';
import { changeSchema } from '../../src/app/follow-up';
import { finishSchema, holdMeeting } from '../../src/app/finish-schema';
import { membersWith } from '../../src/app/members';
import { openPreparation } from '../../src/app/preparation';
import { answerSupervision } from '../../src/app/supervision/answer';
import { openSupervision } from '../../src/app/supervision/load';
import { givePoint } from '../../src/app/supervision/points';
import { writeReceipts } from '../../src/app/write-receipts';
import { saveSettings } from '../../src/app/rules';
import { dayOf } from '../../src/domain/calendar/copenhagen';
import type { Guide } from '../../src/domain/guide/guide';
import { hasChoices } from '../../src/domain/guide/question';
import type { Meeting } from '../../src/domain/meeting/meeting';
import { aadKey, upnKey } from '../../src/domain/people/identity';
import type { Assignment, Person, Role } from '../../src/domain/people/person';
import { reportIdOf } from '../../src/domain/supervision/report';
import { emptySummary, type Summary, type UnitRecord } from '../../src/domain/status/summary';
import { aResponse, aSchema, anAgreement, anEntry, changesOf } from '../fixtures/records';
import { aadOf, openBot, type Bot } from '../teams/bot';
import { rewindableStore, type RewindableStore } from '../fixtures/rewindable-store';
import { Secrets, type SecretKind } from './secrets';

/**
 * The sample municipality, lived until all sorts of texts are in it and all sorts of people around it: those who came
 * yesterday and those who left, and those who stand in.
 */

export const tenant = 'tenant-demo';
const yesterday = '2026-04-14';
const longAgo = '2023-08-01';
/** More than a card shows at once. */
const manyData = 3;

interface Former {
  name: string;
  role: Role;
  unitId?: string;
  /** Where they went: the bot knows them still. Those who went nowhere are strangers to it. */
  now?: { role: Role; unitId: string };
}

/** Whose role ended yesterday: a name, as what, and where. */
const former: readonly Former[] = [
  { name: 'Forrige Leder', role: 'leader', unitId: 'aabrinken', now: beside('leader') },
  { name: 'Forrige Souschef', role: 'pedagogical-leader', unitId: 'aabrinken' },
  { name: 'Forrige Medarbejder', role: 'staff-rep', unitId: 'aabrinken', now: beside('staff-rep') },
  { name: 'Forrige Bestyrelse', role: 'board-rep', unitId: 'aabrinken', now: beside('board-rep') },
  { name: 'Forrige Sollysleder', role: 'leader', unitId: 'solsikken' },
  { name: 'Forrige Formand', role: 'board-rep', unitId: 'solsikken', now: beside('staff-rep') },
  { name: 'Forrige Elevråd', role: 'pupil-council', unitId: 'moellevang' },
  { name: 'Forrige Konsulent', role: 'consultant', unitId: 'moellevang', now: beside('consultant') },
  { name: 'Forrige Senat', role: 'senate', unitId: 'nordlyset' },
  { name: 'Forrige Centerleder', role: 'centre-leader', unitId: 'nordlyset', now: beside('leader') },
  { name: 'Forrige Chef', role: 'chef', now: beside('pedagogical-leader') },
  { name: 'Forrige Forvaltning', role: 'administration', now: beside('consultant') },
];

/** A role beside those who have it there, in a unit that takes no part in the walk's meetings. */
function beside(role: Role): { role: Role; unitId: string } {
  return { role, unitId: 'havblik' };
}

function idOfFormer(name: string): string {
  const at = former.findIndex((each) => each.name === name);
  return `00000000-0000-4000-8000-0000000009${String(at).padStart(2, '0')}`;
}

/** Where the walk goes: the bot, what is secret in it, and the way back after each step. */
export interface World {
  bot: Bot;
  secrets: Secrets;
  store: RewindableStore;
  /** By name. */
  listed: ReadonlyMap<string, string>;
}

class Life {
  constructor(
    private readonly deps: Deps,
    private readonly ids: ReadonlyMap<string, string>,
    private readonly secrets: Secrets,
  ) {}

  idOf(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`${name} is not in the walked municipality`);
    return id;
  }

  async actor(name: string): Promise<Actor> {
    const loaded = await this.deps.people.byId(this.idOf(name));
    return { person: loaded!.value, today: dayOf(this.deps.clock.now()) };
  }

  async summary(unitId: string): Promise<Summary> {
    return (await this.deps.units.summary(unitId))!.value;
  }

  async meeting(unitId: string, end: string): Promise<Meeting> {
    const found = Object.values((await this.summary(unitId)).meetings).find(({ id }) => id.endsWith(end));
    if (!found) throw new Error(`${unitId} has no meeting ${end}`);
    return found;
  }

  private texts(guide: Guide, text: string): Record<string, string> {
    return Object.fromEntries(
      guide.questions.map((question) => {
        if (hasChoices(question)) return [question.id, question.choices?.[0]?.value ?? ''];
        if (question.kind === 'link') return [question.id, ''];
        if (question.kind === 'data-source') return [question.id, ''];
        return [question.id, text];
      }),
    );
  }

  /** Answers a guide before a meeting, as a draft or sent. */
  async answers(
    name: string,
    role: Role,
    unitId: string,
    end: string,
    { kind, intent = 'submit' }: { kind: SecretKind; intent?: 'draft' | 'submit' },
  ): Promise<void> {
    const actor = await this.actor(name);
    const { id: meetingId } = await this.meeting(unitId, end);
    const key = { unitId, meetingId, role };
    const { guide } = await openPreparation(this.deps, actor, key);
    const text = this.secrets.text({ kind, unitId, meetingId, authorId: actor.person.id, role });
    const texts = this.texts(guide!, text);
    const { outcome } = await answerGuide(this.deps, actor, { ...key, texts, base: {}, intent });
    if (outcome !== (intent === 'draft' ? 'saved' : 'submitted'))
      throw new Error(`${name} could not answer ${unitId} ${end}: ${outcome}`);
  }

  async chooses(name: string, unitId: string, end: string, mode: 'statement' | 'participation') {
    const { id: meetingId } = await this.meeting(unitId, end);
    await chooseMode(this.deps, await this.actor(name), { unitId, meetingId, role: 'board-rep', mode });
  }

  async addsEvidence(name: string, unitId: string, end: string): Promise<void> {
    const actor = await this.actor(name);
    const { id: meetingId } = await this.meeting(unitId, end);
    const about = { kind: 'evidence', unitId, meetingId, authorId: actor.person.id } as const;
    const written = {
      ...{ kind: 'observation', method: '', date: '2026-04-10', link: '', siteId: '' },
      text: this.secrets.text(about),
      source: this.secrets.text(about, 'Stuen'),
    };
    const formId = `00000000-0000-4000-8000-0000000008${String(this.count++).padStart(2, '0')}`;
    await addEvidence(this.deps, actor, { unitId, meetingId, formId, written });
  }

  async saysNoData(name: string, unitId: string, end: string): Promise<void> {
    const actor = await this.actor(name);
    const { id: meetingId } = await this.meeting(unitId, end);
    const about = { kind: 'evidence', unitId, meetingId, authorId: actor.person.id } as const;
    const because = this.secrets.text(about, 'Vi har kun lyttet');
    await sayThereIsNoData(this.deps, actor, { unitId, meetingId, type: 'C', because, base: '' });
  }
  private count = 10;

  /** Writes a schema with all that it takes to finish it. */
  async writes(name: string, unitId: string, end: string, owner = name): Promise<void> {
    const actor = await this.actor(name);
    const meeting = await this.meeting(unitId, end);
    const key = { unitId, meetingId: meeting.id };
    if (meeting.phase === 'planned') await holdMeeting(this.deps, actor, { ...key, held: true });
    const isOneToOne = meeting.kind === 'one-to-one';
    const kind = isOneToOne ? 'one-to-one' : 'agreement';
    const ownerId = this.idOf(owner);
    const entry = {
      what: this.secrets.text({ kind, ...key, addresseeId: ownerId }),
      forChildren: this.secrets.text({ kind, ...key, addresseeId: ownerId }, 'Mere ro'),
      ...{ ownerId, deadline: '2026-09-01', focusAreaId: undefined },
    };
    await changeSchema(this.deps, actor, { ...key, change: { do: 'add-entry', number: 1, entry } });
    if (isOneToOne || meeting.number !== 1) return;
    const { loop } = await this.summary(unitId);
    const title = this.secrets.text({ kind: 'focus-area', unitId }, 'Leg');
    const themeId = loop?.themes[0]?.id ?? '';
    await changeSchema(this.deps, actor, {
      ...key,
      change: { do: 'add-focus-area', title, themeId, siteId: '' },
    });
    const text = this.secrets.text({ kind: 'schema', ...key }, 'Børnene tegner');
    await changeSchema(this.deps, actor, { ...key, change: { do: 'decide-perspective', text, base: '' } });
  }

  async finishes(name: string, unitId: string, end: string): Promise<void> {
    const { id: meetingId } = await this.meeting(unitId, end);
    const done = await finishSchema(this.deps, await this.actor(name), { unitId, meetingId });
    if (done.refused) throw new Error(`${unitId} ${end} could not be finished`);
  }

  /** What is left of a 1:1 that was held before the walk begins. */
  async leavesOneToOne(unitId: string, end: string, leader: string): Promise<void> {
    const meeting = await this.meeting(unitId, end);
    const loaded = (await this.deps.units.summary(unitId))!;
    const about = { kind: 'one-to-one', unitId, meetingId: meeting.id } as const;
    const chefId = loaded.value.unit.chefId;
    const ownerId = this.idOf(leader);
    const agreed = { ...about, addresseeId: ownerId };
    const what = this.secrets.text(agreed);
    const forChildren = this.secrets.text(agreed, 'Mere ro');
    const written = { what, forChildren, ownerId, ownerName: leader, deadline: '2026-07-01' };
    const answered = (personId: string, role: Role) =>
      aResponse(
        { 'how-is-it': this.secrets.text({ ...about, authorId: personId }) },
        {
          ...{ unitId, meetingId: meeting.id, personId, role, state: 'submitted' },
          submittedAt: meeting.start,
        },
      );
    const entries = [anEntry('e1', what, { ...written, releasedBy: ['leader'] })];
    const records = changesOf({
      responses: [answered(chefId, 'chef'), answered(ownerId, 'leader')],
      schemas: [aSchema({ unitId, entries, state: 'finished' }, meeting)],
      agreements: [anAgreement('e1', { ...written, unitId, meetingId: meeting.id, confidential: true })],
    });
    await this.save(unitId, records);
  }

  async save(unitId: string, records: UnitRecord[]): Promise<void> {
    const summary = (await this.deps.units.summary(unitId))!;
    const audit = { at: this.deps.clock.now(), personId: 'walk', action: 'walk', subjectId: unitId };
    await this.deps.units.save({ summary, records, audit });
  }

  /** What the sample says of its past, as texts of this walk. */
  async marksPast(unitId: string, end: string): Promise<void> {
    const { id: meetingId } = await this.meeting(unitId, end);
    const { deps, secrets } = this;
    const schema = await deps.units.record('schema', unitId, `schema:${meetingId}`);
    const agreements = (await deps.units.agreements(unitId)).filter((each) => each.meetingId === meetingId);
    const about = { unitId, meetingId };
    const text = new Map(
      agreements.map(({ entryId, ownerId }) => [
        entryId,
        secrets.text({ ...about, kind: 'agreement', addresseeId: ownerId }),
      ]),
    );
    await this.save(unitId, [
      ...(schema
        ? [
            {
              type: 'schema' as const,
              record: {
                ...schema,
                childrensPerspective: secrets.text({ ...about, kind: 'schema' }, 'Børnene tegner'),
                entries: schema.entries.map((entry) => ({
                  ...entry,
                  what: text.get(entry.id) ?? entry.what,
                })),
              },
            },
          ]
        : []),
      ...agreements.map((agreement) => ({
        type: 'agreement' as const,
        record: { ...agreement, what: text.get(agreement.entryId) ?? agreement.what },
      })),
    ]);
    const { loop } = await this.summary(unitId);
    if (!loop) return;
    const focusAreas = loop.focusAreas.map((area) => ({
      ...area,
      title: secrets.text({ kind: 'focus-area', unitId }, 'Leg'),
    }));
    await this.save(unitId, [{ type: 'loop', record: { ...loop, focusAreas } }]);
  }

  async reports(name: string, unitId: string, intent: 'draft' | 'submit'): Promise<void> {
    const actor = await this.actor(name);
    const { loop } = await this.summary(unitId);
    const reportId = reportIdOf(loop!.id, 1);
    const { guide } = await openSupervision(this.deps, actor, { unitId, reportId });
    const kind = intent === 'draft' ? 'tilsyn-draft' : 'tilsyn';
    const texts = this.texts(guide, this.secrets.text({ kind, unitId, authorId: actor.person.id }));
    await answerSupervision(this.deps, actor, { unitId, reportId, texts, base: {}, intent });
  }

  async givesPoint(name: string, unitId: string): Promise<void> {
    const about = { kind: 'point', unitId } as const;
    const formId = `00000000-0000-4000-8000-0000000007${String(this.count++).padStart(2, '0')}`;
    const written = {
      what: this.secrets.text(about),
      reason: this.secrets.text(about, 'Fordi'),
      support: this.secrets.text(about, 'Hjælp'),
      deadline: '2026-08-20',
    };
    await givePoint(this.deps, await this.actor(name), { unitId, formId, written });
  }

  /** To each who gave input: the first gets theirs, the others' stay drafts. */
  async writesBack(name: string, unitId: string, end: string, to: readonly [string, Role][]): Promise<void> {
    const actor = await this.actor(name);
    const { id: meetingId } = await this.meeting(unitId, end);
    for (const [at, [giver, role]] of to.entries()) {
      const personId = this.idOf(giver);
      const kind = at === 0 ? 'receipt' : 'receipt-draft';
      const text = this.secrets.text({ kind, unitId, meetingId, addresseeId: personId });
      const texts = [{ personId, role, text, base: '' }];
      const intent = at === 0 ? 'send' : 'draft';
      await writeReceipts(this.deps, actor, { unitId, meetingId, texts, intent });
    }
  }

  /** The last dialogue is held and written, without living until then; the organiser begins to sum up. */
  async reachesEnd(name: string, unitId: string): Promise<void> {
    const summary = await this.summary(unitId);
    const now = this.deps.clock.now();
    const dialogues = Object.values(summary.meetings).filter(({ kind }) => kind === 'learning-dialogue');
    const last = dialogues.find(({ number }) => number === 4);
    if (last?.phase !== 'planned') throw new Error(`${unitId} has no fourth dialogue ahead`);
    const record = { ...last, phase: 'completed', heldAt: now, completedAt: now } as const;
    await this.save(unitId, [{ type: 'meeting', record }]);
    const text = (): string => this.secrets.text({ kind: 'closing-draft', unitId });
    for (const { id: areaId } of summary.loop!.focusAreas)
      await writeClosing(this.deps, await this.actor(name), {
        ...{ unitId, loopId: summary.loop!.id, areaId, base: {} },
        texts: { done: text(), changed: text(), basis: text(), learnt: text() },
      });
  }

  /** What was a draft is from now on the chefs' and the administration's as well. */
  async closes(name: string, unitId: string): Promise<void> {
    const { loop } = await this.summary(unitId);
    await confirmClosing(this.deps, await this.actor(name), { unitId, loopId: loop!.id });
    this.secrets.become('closing-draft', 'closing', unitId);
  }

  /** A unit that has not begun, so that there is something to start. */
  async addsUnit(): Promise<void> {
    const { unit } = await this.summary('egelunden');
    const record = { ...unit, id: 'nyhuset', name: 'Nyhuset', sites: [], members: [], dataPackages: [] };
    const audit = { at: this.deps.clock.now(), personId: 'walk', action: 'walk', subjectId: 'nyhuset' };
    await this.deps.units.save({
      summary: { value: emptySummary(record), etag: 'absent' },
      records: [{ type: 'unit', record }],
      audit,
    });
  }

  async turnPointsOn(): Promise<void> {
    const { value, etag } = await this.deps.municipality.settings();
    const audit = {
      at: this.deps.clock.now(),
      personId: 'walk',
      action: 'set-settings',
      subjectId: 'settings',
    };
    await saveSettings(this.deps, { value: { ...value, supervisionPoints: true }, etag }, audit);
  }
}

/** A person of whom nobody but the walk has heard; their unit has them among its members. */
async function adds(deps: Deps, life: Life, person: Person): Promise<void> {
  await deps.people.save({ value: person, etag: 'absent' });
  await deps.people.link(upnKey(person.upn), person.id);
  if (person.aadObjectId !== undefined) await deps.people.link(aadKey(person.aadObjectId), person.id);
  for (const { unitId } of person.assignments) {
    if (unitId === undefined) continue;
    const { unit } = await life.summary(unitId);
    await life.save(unitId, [{ type: 'unit', record: { ...unit, members: membersWith(unit, person) } }]);
  }
}

async function comeAndGo(deps: Deps, life: Life): Promise<void> {
  for (const { name, role, unitId, now } of former) {
    const had: Assignment = { role, ...(unitId !== undefined && { unitId }), from: longAgo, to: yesterday };
    const assignments = [had, ...(now ? [{ ...now, from: '2026-04-15' }] : [])];
    const id = idOfFormer(name);
    const upn = `${name.toLowerCase().replaceAll(' ', '.')}@demo.test`;
    await adds(deps, life, { id, upn, aadObjectId: id, name, language: 'da', assignments });
  }
  // Ida leads since today: what was before is her predecessor's.
  const ida = (await deps.people.byId(life.idOf('Ida Bech')))!;
  const assignments = ida.value.assignments.map((each) => ({ ...each, from: '2026-04-15' }));
  const value = { ...ida.value, assignments };
  await deps.people.save({ ...ida, value });
  const { unit } = await life.summary('aabrinken');
  await life.save('aabrinken', [{ type: 'unit', record: { ...unit, members: membersWith(unit, value) } }]);
}

async function standIns(deps: Deps, life: Life): Promise<void> {
  const away = { from: '2026-04-15', to: '2026-06-30' };
  const to = (name: string) => ({ personId: life.idOf(name) });
  await setAbsence(deps, await life.actor('Mette Skov'), { ...away, cover: to('Karen Riis') });
  const upn = (await life.actor('Anders Holm')).person.upn;
  await setAbsence(deps, await life.actor('Birgit Dam'), { ...away, cover: { upn } });
}

/** One moment of the municipality's life, and the units that are walked then. */
export interface Moment {
  at: string;
  units: readonly string[];
  /** Only this is written then; by default all that people write. */
  words?: readonly string[];
  live(): Promise<void>;
}

function moments(world: World, life: Life): Moment[] {
  const { bot } = world;
  const draft = { kind: 'draft', intent: 'draft' } as const;
  const answer = { kind: 'answer' } as const;
  const input = { kind: 'input' } as const;
  const oneToOne = { kind: 'one-to-one' } as const;
  return [
    {
      at: '2026-04-15T08:00:00.000Z',
      units: ['moellevang', 'aabrinken', 'egelunden', 'havblik', 'solsikken', 'nordlyset'],
      async live() {
        await life.turnPointsOn();
        await life.marksPast('aabrinken', 'ld1');
        await life.marksPast('egelunden', 'ld1');
        await life.leavesOneToOne('aabrinken', 'oo1', 'Forrige Leder');
        await life.leavesOneToOne('aabrinken', 'oo2', 'Forrige Leder');
        await life.leavesOneToOne('egelunden', 'oo2', 'Peter Høj');
        await life.leavesOneToOne('egelunden', 'oo3', 'Peter Høj');
        await life.answers('Mette Skov', 'leader', 'moellevang', 'ld1', draft);
        await life.answers('Nadia Bruun', 'staff-rep', 'moellevang', 'ld1', draft);
        await life.answers('Thomas Eg', 'pedagogical-leader', 'moellevang', 'ld1', answer);
        await life.answers('Anders Holm', 'chef', 'moellevang', 'ld1', answer);
        await life.answers('Ulla Brink', 'consultant', 'moellevang', 'ld1', answer);
        await life.answers('Sara Lund', 'pupil-council', 'moellevang', 'ld1', input);
        await life.answers('Jonas Krog', 'board-rep', 'moellevang', 'ld1', input);
        await life.answers('Ditte Krag', 'staff-rep', 'solsikken', 'ld1', answer);
        await life.answers('Martin Vang', 'board-rep', 'solsikken', 'ld1', draft);
        await life.answers('Nikoline Ry', 'senate', 'nordlyset', 'ld1', input);
        await life.answers('Lea Storm', 'centre-leader', 'nordlyset', 'ld1', answer);
        await life.answers('Torben Iver', 'department-head', 'nordlyset', 'ld1', draft);
        await life.answers('Ida Bech', 'leader', 'aabrinken', 'oo3', { ...oneToOne, intent: 'draft' });
        await life.answers('Anders Holm', 'chef', 'aabrinken', 'oo3', oneToOne);
        await life.chooses('Anne Dahl', 'aabrinken', 'ld2', 'statement');
        await life.answers('Anne Dahl', 'board-rep', 'aabrinken', 'ld2', input);
        await life.answers('Maria Holt', 'staff-rep', 'aabrinken', 'ld2', answer);
        for (let at = 0; at < manyData; at += 1) {
          await life.addsEvidence('Maria Holt', 'aabrinken', 'ld2');
          await life.addsEvidence('Ditte Krag', 'solsikken', 'ld1');
        }
        await life.saysNoData('Maria Holt', 'aabrinken', 'ld2');
        await life.saysNoData('Ditte Krag', 'solsikken', 'ld1');
        await life.writes('Henrik Falk', 'havblik', 'ld1', 'Stine Mark');
        await life.givesPoint('Anders Holm', 'moellevang');
        await life.givesPoint('Birgit Dam', 'solsikken');
        await life.reports('Martin Vang', 'solsikken', 'draft');
        await bot.round();
      },
    },
    {
      // Those who have not answered may be reminded by hand, some days after their cards.
      at: '2026-04-17T12:00:00.000Z',
      units: ['moellevang', 'solsikken'],
      words: ['data'],
      live: () => Promise.resolve(),
    },
    {
      at: '2026-05-06T08:00:00.000Z',
      units: ['moellevang', 'aabrinken', 'solsikken'],
      async live() {
        await life.writes('Mette Skov', 'moellevang', 'ld1', 'Thomas Eg');
        await life.finishes('Mette Skov', 'moellevang', 'ld1');
        await life.writesBack('Mette Skov', 'moellevang', 'ld1', [
          ['Sara Lund', 'pupil-council'],
          ['Jonas Krog', 'board-rep'],
        ]);
        await life.writes('Ida Bech', 'aabrinken', 'ld2', 'Maria Holt');
        await life.writes('Ida Bech', 'aabrinken', 'oo3');
        await life.writes('Martin Vang', 'solsikken', 'ld1', 'Tove Lykke');
        await life.reports('Martin Vang', 'solsikken', 'submit');
        await bot.round();
      },
    },
    {
      at: '2026-05-07T08:00:00.000Z',
      units: ['egelunden', 'solsikken'],
      async live() {
        await life.finishes('Martin Vang', 'solsikken', 'ld1');
        await life.reachesEnd('Martin Vang', 'solsikken');
        await life.reachesEnd('Peter Høj', 'egelunden');
        await bot.round();
      },
    },
    {
      at: '2026-05-08T08:00:00.000Z',
      units: ['egelunden', 'solsikken'],
      words: ['opsamling', 'luk loop', 'status', 'aftaler'],
      async live() {
        await life.closes('Peter Høj', 'egelunden');
        await life.closes('Martin Vang', 'solsikken');
      },
    },
  ];
}

async function everyone(bot: Bot): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for await (const { id, name } of bot.app.deps.people.all()) ids.set(name, id);
  for (const { name } of former) ids.set(name, idOfFormer(name));
  return ids;
}

/** Opens the municipality as it is before the first moment. */
export async function openWorld(): Promise<{ world: World; moments: Moment[] }> {
  let store: RewindableStore | undefined;
  const bot = await openBot({
    isInTeams: true,
    tenantIds: [tenant],
    behind: (opened) => (store = rewindableStore(opened)),
  });
  const { deps } = bot.app;
  const listed = await everyone(bot);
  const secrets = new Secrets();
  const world: World = { bot, secrets, store: store!, listed };
  const life = new Life(deps, listed, secrets);
  await comeAndGo(deps, life);
  await standIns(deps, life);
  await life.addsUnit();
  return { world, moments: moments(world, life) };
}

export function aadObjectIdOf(name: string): string {
  return former.some((each) => each.name === name) ? idOfFormer(name) : aadOf(name);
}
