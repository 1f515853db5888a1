import { z } from 'zod/v4';
import { demandAdministration } from '../../app/administration/administrator';
import type { Card } from '../../views/card';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';

/** Registers a card of the administration for which nothing is read from the store. */
export function onCard(name: string, cardOf: (turn: Turn) => Card): void {
  onVerb(name, {
    data: z.object({}),
    run: (turn) => {
      demandAdministration(turn.actor);
      return Promise.resolve({ card: cardOf(turn) });
    },
  });
}
