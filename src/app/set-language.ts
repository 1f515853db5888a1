import type { Language } from '../domain/people/person';
import { loadPerson, useCase } from './use-case';

/** Which language the bot writes to this person in. */
export const setLanguage = useCase('set-language', async (deps, actor, language: Language): Promise<void> => {
  const person = await loadPerson(deps, actor.person.id);
  if (person.value.language !== language)
    await deps.people.save({ ...person, value: { ...person.value, language } });
});
