import type { Language } from '../domain/people/person';
import { Refusal } from '../domain/errors';
import { useCase } from './use-case';

/** Which language the bot writes to this person in. */
export const setLanguage = useCase('set-language', async (deps, actor, language: Language): Promise<void> => {
  const person = await deps.people.byId(actor.person.id);
  if (!person) throw new Refusal('access/unknown-person');
  if (person.value.language !== language)
    await deps.people.save({ ...person, value: { ...person.value, language } });
});
