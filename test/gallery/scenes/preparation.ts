import type { ShownCard } from '../../support/bot-client';
import type { Stage, Tour } from '../stage';

/** Every free-text question answered alike. */
function answersOf(card: ShownCard, text: string): Record<string, string> {
  const fields = card.inputs.filter(({ id, choices }) => id.startsWith('a_') && choices.length === 0);
  return Object.fromEntries(fields.map(({ id }) => [id, text]));
}

/** Opens the first meeting to choose where there are several. */
async function opened({ player }: Stage, name: string, word = 'forbered', at = 0): Promise<ShownCard> {
  const someone = await player(name);
  const card = await someone.say(word);
  return card.inputs.length === 0 && card.buttons.some(({ verb }) => verb === 'prepare.open')
    ? someone.press(card, 'prepare.open', {}, at)
    : card;
}

/** The questions before a meeting, in each role; then one role's way from draft to receipt. */
export const preparation: Tour = {
  subject: 'preparation',
  async play(stage) {
    const { player, show, says, bot } = stage;
    const people = {
      'leader-school': 'Mette Skov',
      'leader-special': 'Søren Ask',
      'leader-fu': 'Kasper Thy',
      'pedagogical-leader': 'Karen Riis',
      'deputy-leader': 'Mona Birk',
      'staff-rep': 'Nadia Bruun',
      consultant: 'Ulla Brink',
    };
    for (const [role, name] of Object.entries(people)) show(`preparation.${role}`, await opened(stage, name));
    show('preparation.choose', await (await player('Ulla Brink')).say('forbered'));
    show('preparation.one-to-one-leader', await opened(stage, 'Ida Bech'));
    show('preparation.one-to-one-chef', await opened(stage, 'Anders Holm'));

    const mette = await player('Mette Skov');
    const card = await mette.say('forbered');
    show('preparation.missing', await mette.press(card, 'prepare.submit'));
    const answer = says(
      'Flere sidder alene ved bordtennis i frikvarteret',
      'More sit alone at the table tennis',
    );
    const answers = answersOf(card, answer);
    show('preparation.draft', await mette.press(card, 'prepare.save', answers));
    const other = says('Der er færre alene end før jul', 'Fewer are alone than before Christmas');
    const others = Object.entries(answersOf(card, other)).slice(0, 3);
    const conflict = await mette.press(card, 'prepare.save', Object.fromEntries(others));
    show('preparation.two-texts', conflict);
    await mette.press(conflict, 'prepare.settle');
    const receipt = await mette.press(await mette.say('forbered'), 'prepare.submit');
    show('preparation.sent', receipt);
    show('preparation.mend', await mette.press(receipt, 'prepare.edit'));
    bot.clock.set('2026-04-27T07:30:00.000Z');
    show('preparation.locked', await mette.press(receipt, 'prepare.edit'));
  },
};

/** What councils and boards are asked. */
export const input: Tour = {
  subject: 'input',
  async play(stage) {
    const { player, show, says } = stage;
    show('input.pupil-council', await opened(stage, 'Sara Lund', 'input'));
    show('input.pupil-council-special', await opened(stage, 'Pia Rask', 'input'));
    show('input.senate', await opened(stage, 'Nikoline Ry', 'input'));
    show('input.board', await opened(stage, 'Jonas Krog', 'input'));
    const sara = await player('Sara Lund');
    const card = await sara.say('input');
    const said = says('Være ude i frikvarteret', 'Be outside at break time');
    show('input.sent', await sara.press(card, 'prepare.submit', answersOf(card, said)));
    const anne = await player('Anne Dahl');
    const mode = await anne.say('input');
    show('input.board-mode', mode);
  },
};

/** A selvejende dagtilbud: the board holds the dialogue. */
export const selvejende: Tour = {
  subject: 'selvejende',
  async play(stage) {
    const { player, show } = stage;
    show('selvejende.preparation', await opened(stage, 'Martin Vang'));
    show('selvejende.follow-up', await (await player('Martin Vang')).say('opfølgning'));
  },
};
