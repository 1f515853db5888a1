import { z } from 'zod/v4';
import { endAbsence, openAbsence, setAbsence, type CoverWish } from '../../app/absence';
import { alert, button, type Card } from '../../views/card';
import { absenceFields, absenceView, nobody } from '../../views/absence';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';
import { home } from './overview';

const Typed = z.object({
  from: z.string().default(''),
  to: z.string().default(''),
  coverId: z.string().optional(),
  coverUpn: z.string().optional(),
});
type Typed = z.infer<typeof Typed>;

function coverOf({ coverId, coverUpn = '' }: Typed): CoverWish {
  if (coverUpn.trim() !== '') return { upn: coverUpn };
  return coverId === undefined || coverId === nobody || coverId === '' ? undefined : { personId: coverId };
}

/** 'fravær' */
export async function absence({ deps, actor, words }: Turn): Promise<Card> {
  return absenceView(words, await openAbsence(deps, actor));
}

onVerb('absence.open', { data: z.object({}), run: async (turn) => ({ card: await absence(turn) }) });
onVerb('absence.save', {
  data: Typed,
  run: async ({ deps, actor, words }, typed) => {
    const saved = await setAbsence(deps, actor, { from: typed.from, to: typed.to, cover: coverOf(typed) });
    return { card: absenceView(words, saved, alert(words.t('common.saved'), 'good')) };
  },
  typed: {
    back: ({ words }) => button(words.t('common.back'), 'absence.open'),
    // Who can stand in is asked of the store; when it is down, the one chosen is kept as they are.
    fields: async ({ deps, actor, words }, { from, to, coverId = nobody, coverUpn }) => {
      const kept = coverId === nobody ? [] : [{ personId: coverId, name: words.t('entry.owner-kept') }];
      const asked = actor && openAbsence(deps, actor).catch(() => undefined);
      const candidates = (await asked)?.candidates ?? kept;
      const who = { isChef: coverUpn !== undefined, candidates };
      return absenceFields(words, { from, to, coverId, coverUpn: coverUpn ?? '' }, who);
    },
  },
});
onVerb('absence.end', {
  data: z.object({}),
  run: async (turn) => {
    await endAbsence(turn.deps, turn.actor, undefined);
    const { absence: _over, ...person } = turn.actor.person;
    const back = { ...turn, actor: { ...turn.actor, person } };
    return { card: await home(back, alert(turn.words.t('absence.ended'), 'good')) };
  },
});
