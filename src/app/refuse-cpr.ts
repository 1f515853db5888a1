import { Refusal } from '../domain/errors';
import { containsCpr } from '../domain/privacy/cpr';

/** Of everything that people write, before any of it is stored. @throws Refusal `answer/cpr` */
export function refuseCpr(texts: Iterable<string>): void {
  for (const text of texts) if (containsCpr(text)) throw new Refusal('answer/cpr');
}
