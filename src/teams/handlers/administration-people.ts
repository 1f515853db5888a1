import { z } from 'zod/v4';
import { addRole, endRole } from '../../app/administration/change-roles';
import { findPeople, openPerson } from '../../app/administration/people';
import { Refusal } from '../../domain/errors';
import { Role } from '../../domain/people/person';
import { backToAdministration } from '../../views/administration';
import {
  addRoleFields,
  addRoleView,
  choosePersonView,
  endRoleFields,
  endRoleView,
  findPersonView,
  nameFields,
  personView,
} from '../../views/administration-people';
import { alert, button } from '../../views/card';
import type { Setting } from '../turn';
import { onVerb } from '../verbs';
import { onCard } from './administration-card';

const Key = z.object({ personId: z.string() });
const HeldKey = Key.extend({ role: Role, unitId: z.string(), from: z.string() });

const backToPerson = ({ words }: Setting, { personId }: z.infer<typeof Key>) =>
  button(words.t('common.back'), 'administration.person', { personId });

onCard('administration.find', ({ words }) => findPersonView(words));
onVerb('administration.search', {
  data: z.object({ name: z.string().default('') }),
  run: async ({ deps, actor, words }, { name }) => {
    const found = await findPeople(deps, actor, name);
    const [one, ...others] = found;
    return {
      card: one && others.length === 0 ? personView(words, one) : choosePersonView(words, found),
    };
  },
  typed: {
    title: 'administration.find-title',
    back: ({ words }) => backToAdministration(words),
    fields: ({ words }, { name }) => nameFields(words, name),
  },
});
onVerb('administration.person', {
  data: Key,
  run: async ({ deps, actor, words }, { personId }) => ({
    card: personView(words, await openPerson(deps, actor, personId)),
  }),
});

onVerb('administration.add-form', {
  data: Key,
  run: async ({ deps, actor, words }, { personId }) => ({
    card: addRoleView(words, await openPerson(deps, actor, personId), actor.today),
  }),
});
onVerb('administration.add-role', {
  data: Key.extend({
    role: Role,
    unit: z.string().default(''),
    from: z.string().default(''),
    to: z.string().default(''),
  }),
  run: async ({ deps, actor, words }, typed) => ({
    card: personView(
      words,
      await addRole(deps, actor, typed),
      alert(words.t('administration.role-added'), 'good'),
    ),
  }),
  typed: { back: backToPerson, fields: ({ words }, typed) => addRoleFields(words, typed) },
});

onVerb('administration.end-form', {
  data: HeldKey,
  run: async ({ deps, actor, words }, { personId, ...held }) => {
    const person = await openPerson(deps, actor, personId);
    const line = person.roles.find(
      ({ role, unitId, from }) => role === held.role && unitId === held.unitId && from === held.from,
    );
    if (!line) throw new Refusal('people/role-gone');
    return { card: endRoleView(words, person, line) };
  },
});
onVerb('administration.end-role', {
  // `before`: the day on which it was to end until now, for taking it back.
  data: HeldKey.extend({ to: z.string().default(''), before: z.string().optional() }),
  run: async ({ deps, actor, words }, { before, ...typed }) => {
    const person = await endRole(deps, actor, { ...typed, seen: before });
    const { to, ...held } = typed;
    const undo = button(words.t('common.undo'), 'administration.restore-role', {
      ...{ ...held, before, seen: to.trim() },
    });
    const card = personView(
      words,
      person,
      alert(words.t('administration.role-ends', { date: words.fullDate(to.trim()) }), 'good'),
      undo,
    );
    return { card };
  },
  typed: { back: backToPerson, fields: ({ words }, { to }) => endRoleFields(words, to) },
});
onVerb('administration.restore-role', {
  // `seen`: the day that is taken back.
  data: HeldKey.extend({ before: z.string().optional(), seen: z.string() }),
  run: async ({ deps, actor, words }, { before, ...held }) => ({
    card: personView(
      words,
      await endRole(deps, actor, { ...held, to: before }),
      alert(words.t('administration.role-restored'), 'good'),
    ),
  }),
});
