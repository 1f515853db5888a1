import { closingIdOf } from '../../../src/domain/closing/closing';
import { agreementIdOf, type Agreement } from '../../../src/domain/follow-up/schema';
import { responseIdOf } from '../../../src/domain/guide/response';
import type { Meeting } from '../../../src/domain/meeting/meeting';
import type { Role } from '../../../src/domain/people/person';
import { meetingsOf, type Summary, type UnitRecord } from '../../../src/domain/status/summary';
import type { Stage, Tour } from '../stage';

const unitId = 'aabrinken';

type Said = readonly [da: string, en: string];

/** What the later dialogues agreed about the first focus area, and how it went. */
const agreed: readonly {
  number: number;
  what: Said;
  said: Pick<Agreement, 'state' | 'isOnTrack'>;
  note: Said;
}[] = [
  {
    number: 2,
    what: ['To voksne er med i garderoben hver morgen', 'Two adults help in the cloakroom every morning'],
    said: { state: 'done' },
    note: ['Børnene siger selv godmorgen til hinanden nu', 'The children now say good morning to each other'],
  },
  {
    number: 3,
    what: ['Stuerne deler deres bedste sproglege', 'The rooms share their best language games'],
    said: { state: 'dropped' },
    note: ['Vi mødes om det på stuemøderne i stedet', 'We take it up at our room meetings instead'],
  },
  {
    number: 4,
    what: ['Forældrene får en sproglege med hjem', 'Parents take a language game home'],
    said: { state: 'open', isOnTrack: true },
    note: ['De første poser er pakket', 'The first bags are packed'],
  },
];

const answering: readonly Role[] = ['leader', 'pedagogical-leader', 'staff-rep', 'board-rep'];

function answersTo({ unit }: Summary, { id: meetingId }: Meeting, at: string): UnitRecord[] {
  return unit.members
    .filter(({ role }) => answering.includes(role))
    .map(({ personId, role }) => ({
      type: 'response',
      record: {
        id: responseIdOf(meetingId, role, personId),
        ...{ unitId, meetingId, personId, role, guideId: 'gallery', guideVersion: 1, revision: 1 },
        ...{ state: 'submitted', submittedAt: at, startedAt: at, answers: {}, versions: [] },
        dataTypes: role === 'board-rep' ? ['D'] : ['B'],
      },
    }));
}

function lifeOf({ says }: Stage, summary: Summary, meeting: Meeting): UnitRecord[] {
  const leader = summary.unit.members.find(({ role }) => role === 'leader')!;
  const done = { ...meeting, phase: 'completed', heldAt: meeting.end, completedAt: meeting.end } as const;
  const own = agreed.filter(({ number }) => number === meeting.number);
  return [
    { type: 'meeting', record: done },
    ...answersTo(summary, meeting, meeting.start),
    ...own.map(({ what, said, note }): UnitRecord => ({
      type: 'agreement',
      record: {
        ...{ id: agreementIdOf(meeting.id, 'a1'), unitId, meetingId: meeting.id, entryId: 'a1' },
        ...{ confidential: false, focusAreaId: summary.loop!.focusAreas[0]!.id, stepsDone: [], ...said },
        ...{ ownerId: leader.personId, ownerName: leader.name, deadline: '2027-05-20' },
        what: says(...what),
        forChildren: says('Flere børn tager ordet', 'More children speak up'),
        note: says(...note),
        notedAt: meeting.end,
        notedBy: leader.personId,
      },
    })),
  ];
}

/** The three later dialogues as they were held and finished, without living the two years. */
async function livedThrough(stage: Stage): Promise<void> {
  const { units } = stage.bot.app.deps;
  const summary = (await units.summary(unitId))!;
  const later = meetingsOf(summary.value).filter(
    ({ kind, number }) => kind === 'learning-dialogue' && number > 1,
  );
  const audit = { at: stage.bot.clock.now(), personId: 'gallery', action: 'live', subjectId: unitId };
  await units.save({
    summary,
    records: later.flatMap((meeting) => lifeOf(stage, summary.value, meeting)),
    audit,
  });
  stage.bot.clock.set(later.at(-1)!.end);
}

async function closed({ bot, says }: Stage): Promise<void> {
  const { units } = bot.app.deps;
  const summary = (await units.summary(unitId))!;
  const loop = summary.value.loop!;
  const [area] = loop.focusAreas;
  const texts = {
    done: says('Vi har leget sproglege hver dag.', 'We have played language games every day.'),
    changed: says('Flere børn tager ordet, også de stille.', 'More children speak up, the quiet ones too.'),
    basis: says('Billeder og praksisfortællinger.', 'Pictures and practice stories.'),
    learnt: says('Faste voksne virker.', 'The same adults every day work.'),
  };
  const at = bot.clock.now();
  await units.save({
    summary,
    records: [
      {
        type: 'closing',
        record: {
          ...{ id: closingIdOf(loop.id), unitId, loopId: loop.id, state: 'confirmed', revision: 1 },
          ...{ summaries: [{ areaId: area!.id, ...texts }], confirmedAt: at, confirmedBy: 'gallery' },
        },
      },
      { type: 'loop', record: { ...loop, state: 'closed' } },
    ],
    audit: { at, personId: 'gallery', action: 'close-loop', subjectId: loop.id },
  });
}

/** The red thread of a focus area, from when it was chosen until the loop is closed. */
export const thread: Tour = {
  subject: 'thread',
  async play(stage) {
    const { player, show, says } = stage;
    const word = says('spor', 'thread');
    const ida = await player('Ida Bech');
    show('thread.which', await ida.say(word));
    const begun = await ida.say(`${word} garderobe`);
    show('thread.begun', begun);
    const agreement = await ida.press(begun, 'agreement.open');
    show('thread.agreement', agreement);
    show('thread.units', await (await player('Anders Holm')).say(word));
    show('thread.none', await (await player('Mette Skov')).say(word));
    show('thread.refused', await (await player('Sara Lund')).say(word));
    await livedThrough(stage);
    show('thread.four', await ida.say(`${word} garderobe`));
    show('thread.board', await (await player('Anne Dahl')).say(`${word} garderobe`));
    await closed(stage);
    show('thread.closed', await (await player('Anders Holm')).say(`${word} garderobe`));
  },
};

/** To which of several focus areas an agreement belongs. */
export const agreementArea: Tour = {
  subject: 'agreement area',
  async play({ player, show, says }) {
    const henrik = await player('Henrik Falk');
    let card = await henrik.say(says('opfølgning', 'follow-up'));
    for (const title of [says('Ro i timerne', 'Calm lessons'), says('Alle er med', 'Everyone belongs')])
      card = await henrik.press(await henrik.press(card, 'follow-up.focus'), 'follow-up.add-focus', {
        title,
      });
    const form = await henrik.press(card, 'follow-up.entry');
    show('agreement-area.form', form);
    const written = {
      what: says('Vi begynder hver time med en stille opgave', 'We begin each lesson with a quiet task'),
      forChildren: says('Alle kan høre', 'Everyone can hear'),
      ownerId: form.inputs.find(({ id }) => id === 'ownerId')?.choices.at(-1)?.value ?? '',
      deadline: '2026-06-15',
    };
    await henrik.press(form, 'follow-up.save-entry', { ...written, focusAreaId: 'f1' });
    show('agreement-area.schema', await henrik.press(form, 'follow-up.save-entry', written));
    for (const word of [
      says('ny aftale', 'new agreement'),
      says('Læsebånd hver morgen', 'Reading time every morning'),
      says('Flere læser', 'More children read'),
      says('mig', 'me'),
    ])
      await henrik.say(word);
    show('agreement-area.chat', await henrik.say(says('15. juni', '15 June')));
  },
};
