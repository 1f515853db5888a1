import { z } from 'zod/v4';
import { openPreparation } from '../../app/preparation';
import { openFollowUp } from '../../app/follow-up';
import { readHome } from '../../app/home';
import { readUnitAgreements } from '../../app/read-agreements';
import { askStatus, readStatus } from '../../app/read-status';
import type { FollowUpTask, Task } from '../../app/results';
import { setLanguage } from '../../app/set-language';
import { Refusal } from '../../domain/errors';
import { Language } from '../../domain/people/person';
import { Sector } from '../../domain/people/unit';
import { alert, button, noAlert, type Card } from '../../views/card';
import { wordsIn } from '../../views/texts';
import type { Turn } from '../turn';
import { onVerb } from '../verbs';
import { chooseUnitView } from '../../views/choose';
import { whoView } from '../../views/forms';
import { followUpView } from '../../views/follow-up';
import { homeView } from '../../views/home';
import { noticeView } from '../../views/notice';
import { preparationView } from '../../views/preparation';
import { portfolioView, type PortfolioPage } from '../../views/portfolio';
import { unitAgreementsView } from '../../views/unit-agreements';
import { statusView } from '../../views/unit-status';

/** Welcome and help. */
export async function home({ deps, actor, words, local }: Turn, said = noAlert): Promise<Card> {
  return homeView(words, await readHome(deps, actor), local !== undefined, said);
}

/** The first of what waits for the person, as the card itself. */
export async function firstWaiting({ deps, actor, words }: Turn): Promise<Card | undefined> {
  const { awaitingSchema, waiting } = await readHome(deps, actor);
  const [schema] = awaitingSchema;
  const [task] = waiting;
  const keyOf = ({ unit, meeting }: FollowUpTask | Task) => ({ unitId: unit.id, meetingId: meeting.id });
  if (schema) return followUpView(words, await openFollowUp(deps, actor, keyOf(schema)));
  if (!task) return undefined;
  return preparationView(words, await openPreparation(deps, actor, { ...keyOf(task), role: task.role }));
}

/** 'status', 'status <enhed>'; of several units a page. */
export async function status(
  { deps, actor, words }: Turn,
  written: string,
  page?: PortfolioPage,
): Promise<Card> {
  const answer = await askStatus(deps, actor, written);
  if ('several' in answer) return chooseUnitView(words, answer.several);
  return 'portfolio' in answer
    ? portfolioView(words, answer.portfolio, page)
    : statusView(words, answer.one, written !== '');
}

/** 'sprog': the two languages, each named in itself. */
export function language({ words }: Turn): Card {
  const choose = (to: Language) => button(words.t(`language.${to}`), 'language.set', { language: to });
  return noticeView(words, words.t('language.which'), [choose('da'), choose('en')], 'language.title');
}

/** 'dansk', 'english': from now on in that language. */
export async function speak(turn: Turn, to: Language): Promise<Card> {
  await setLanguage(turn.deps, turn.actor, to);
  const words = wordsIn(to);
  return home({ ...turn, words }, alert(words.t('language.set'), 'good'));
}

/** 'hvem', in local mode only. */
export async function who({ actor, words, local }: Turn): Promise<Card> {
  if (!local) throw new Refusal('bot/unknown-verb');
  const personas = await local.personas(words);
  return whoView(
    words,
    personas,
    personas.find(({ personId }) => personId === actor.person.id),
  );
}

onVerb('home.open', { data: z.object({}), run: async (turn) => ({ card: await home(turn) }) });
onVerb('status.all', {
  data: z.object({ sector: Sector.optional(), from: z.int().min(0).default(0) }),
  run: async (turn, page) => ({ card: await status(turn, '', page) }),
});
onVerb('status.agreements', {
  data: z.object({ unitId: z.string() }),
  run: async ({ deps, actor, words }, { unitId }) => ({
    card: unitAgreementsView(words, await readUnitAgreements(deps, actor, unitId)),
  }),
});
onVerb('status.open', {
  data: z.object({ unitId: z.string() }),
  run: async ({ deps, actor, words }, { unitId }) => ({
    card: statusView(words, await readStatus(deps, actor, unitId), true),
  }),
});
onVerb('language.set', {
  data: z.object({ language: Language }),
  run: async (turn, { language: to }) => ({ card: await speak(turn, to) }),
});
onVerb('who.open', { data: z.object({}), run: async (turn) => ({ card: await who(turn) }) });
onVerb('who.choose', {
  data: z.object({ personId: z.string() }),
  run: async (turn, { personId }) => {
    if (!turn.local) throw new Refusal('bot/unknown-verb');
    if (personId === '') return { card: await who(turn) };
    const { local } = turn;
    const now = await local.become(turn, personId);
    const said = alert(now.words.t('who.changed', { name: now.actor.person.name }), 'good');
    return { card: await home(now, said), after: () => local.showDue(now) };
  },
});
