import { Refusal } from '../domain/errors';
import { errorKey, wordsIn } from '../views/texts';
import { CommandFailed } from './output';

/** What is wrong and how to mend it, as the chat says it, in English. @throws CommandFailed for a refusal */
export async function sayingWhy<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new CommandFailed(wordsIn('en').t(errorKey(error.code)), { error: error.code });
  }
}
