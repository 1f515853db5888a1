import { Refusal, type ErrorCode } from '../domain/errors';
import { errorKey, wordsIn } from '../views/texts';
import { CommandFailed } from './output';

/**
 * What is wrong and how to mend it, as the chat says it, in English.
 * @param otherwise what is said otherwise where there is no chat
 * @throws CommandFailed for a refusal
 */
export async function sayingWhy<T>(
  run: () => Promise<T>,
  otherwise: Partial<Record<ErrorCode, string>> = {},
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new CommandFailed(otherwise[error.code] ?? wordsIn('en').t(errorKey(error.code)), {
      error: error.code,
    });
  }
}
