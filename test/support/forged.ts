import type { ShownCard } from './bot-client';
import type { Json } from './fake-connector';

/** A card with one button that nobody was shown, or that stayed open from before: 'X'. */
export function forged(verb: string, data: Record<string, unknown>): ShownCard {
  const fallback = { verb, ...data } as Json;
  const button = { title: 'X', verb, data: fallback, sendsInputs: false, fallback };
  return { json: {}, title: '', texts: [], text: '', inputs: [], links: [], buttons: [button] };
}
