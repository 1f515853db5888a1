import type { InPlaceOf } from '../domain/privacy/erase';
import { wordsIn } from './texts';

/**
 * Where the name of someone who was erased stood, their role stands: 'medarbejderrepræsentant'. It is kept with what
 * it is about, and so in the municipality's own language.
 */
export const inPlaceOf: InPlaceOf = (role, isWanting) => {
  const words = wordsIn('da');
  const title = role === undefined ? words.t('erased.former') : words.t(`role.${role}`);
  return isWanting ? words.t('erased.wanting', { title }) : title;
};
