import { openAbsence, setAbsenceOf } from '../../src/app/absence';
import { readHome } from '../../src/app/home';
import { readStatus } from '../../src/app/read-status';
import { at } from '../../src/domain/calendar/copenhagen';
import { withNextDigest } from '../../src/app/delivery/enqueue-digest';
import { ruleSet } from '../../src/domain/rulesets/rule-set';
import { aPerson } from '../fixtures/builders';
import { cover, guideDue, unitId, useGoingAway } from './going-away';

/** Who can stand in, a chef’s absence, and what is refused. */

const given = useGoingAway();
const { round, away, sentTo } = given;

describe('who can stand in', () => {
  it('is offered: the adults of the unit, and neither its chef nor its pupils', async () => {
    const { candidates, isChef } = await openAbsence(given.app.deps, await given.app.actor('leader'));
    expect(candidates.map(({ personId }) => personId).sort()).toEqual([
      'board-rep',
      'consultant',
      'pedagogical-leader',
      'staff-rep',
    ]);
    expect(isChef).toBe(false);
  });

  it.each(['pupil-council', 'chef', 'leader', 'nobody-known'])('is not %s', async (personId) => {
    await expect(away('2026-03-09', '2026-03-20', { personId })).rejects.toThrow('absence/no-such-cover');
    expect((await given.app.actor('leader')).person).not.toHaveProperty('absence');
  });

  it('is not one who is away then', async () => {
    await away('2026-03-18', '2026-03-18', 'nobody', cover);
    await expect(away('2026-03-09', '2026-03-20')).rejects.toThrow('absence/cover-away');
    await away('2026-03-09', '2026-03-17');
  });

  it('is not one who went away afterwards: then the card waits', async () => {
    await away('2026-03-09', '2026-03-20');
    await away('2026-03-10', '2026-03-10', 'nobody', cover);
    await round(guideDue);
    expect([...sentTo('leader'), ...sentTo(cover)]).toEqual([]);
  });
});

describe('a chef', () => {
  const colleague = aPerson('birgit', [{ role: 'chef', from: '2025-08-01' }]);
  beforeEach(async () => {
    await given.app.deps.people.save({ value: colleague, etag: 'absent' });
    await given.app.deps.people.link('upn:birgit@example.dk', colleague.id);
    await given.app.deps.people.link('upn:leader@example.dk', 'leader');
  });

  it('names a colleague by e-mail, who then sees the dialogues of the units, and no status', async () => {
    await away('2026-03-09', '2026-03-20', { upn: 'Birgit@example.dk' }, 'chef');
    await round(at('2026-03-10', '09:01'));
    expect(sentTo('birgit')).toEqual(['chef learning-dialogue']);
    expect((await readHome(given.app.deps, await given.app.actor('birgit'))).waiting).toMatchObject([
      { role: 'chef' },
    ]);
    await expect(readStatus(given.app.deps, await given.app.actor('birgit'), unitId)).rejects.toThrow(
      'access/not-yours',
    );
  });

  it.each(['leader@example.dk', 'nobody@example.dk'])('cannot name %s', async (upn) => {
    await expect(away('2026-03-09', '2026-03-20', { upn }, 'chef')).rejects.toThrow('absence/no-such-chef');
  });

  it('gets one digest on coming back, of the week it is, and their colleague none', async () => {
    const chef = (await given.app.deps.people.byId('chef'))!;
    const now = given.app.clock.now();
    await given.app.deps.people.save({ ...chef, value: withNextDigest(chef.value, now, ruleSet()) });
    await away('2026-03-09', '2026-03-26', { upn: 'birgit@example.dk' }, 'chef');
    for (const monday of ['2026-03-09', '2026-03-16', '2026-03-23']) await round(at(monday, '08:05'));
    await round(at('2026-03-27', '08:00'));
    expect(sentTo('chef').filter((card) => card === 'digest')).toHaveLength(1);
    expect(sentTo('birgit')).not.toContain('digest');
  });
});

describe('a period that will not do', () => {
  it.each([
    ['2026-03-20', '2026-03-09', 'absence/wrong-order'],
    ['2026-02-02', '2026-02-06', 'absence/over'],
    ['2026-03-09', '2028-03-09', 'absence/too-long'],
    ['i morgen', '2026-03-09', 'input/bad-date'],
    ['2026-03-09', '', 'input/bad-date'],
  ])('%s to %s', async (from, to, code) => {
    await expect(away(from, to)).rejects.toThrow(code);
    expect((await given.app.actor('leader')).person).not.toHaveProperty('absence');
  });
});

it('can be said for someone by the administration, and taken back', async () => {
  const actor = await given.app.actor('leader');
  const input = { from: '2026-03-09', to: '2026-03-20', cover: { personId: cover } };
  expect(await setAbsenceOf(given.app.deps, actor, { input })).toMatchObject({ absence: { coverId: cover } });
  expect(await setAbsenceOf(given.app.deps, actor, { input: undefined })).not.toHaveProperty('absence');
  expect((await given.app.actor(cover)).person.assignments).toHaveLength(1);
});
