import type { Tour } from '../stage';

/** The same questions one by one in the chat. */
export const chat: Tour = {
  subject: 'chat',
  async play({ player, show, says }) {
    const mette = await player('Mette Skov');
    const card = await mette.say('forbered');
    show('chat.began', await mette.press(card, 'prepare.chat'));
    const said = says('Flere i 6. klasse har en god ven', 'More in year 6 have a good friend');
    const next = await mette.say(said);
    show('chat.next', next);
    show('chat.back', await mette.press(next, 'chat.back'));
    show('chat.skip', await mette.say(says('spring over', 'skip')));
    show('chat.command', await mette.say(says('vis status på skolen', 'show me the status')));
    show('chat.answers', await mette.say(says('vis mine svar', 'show my answers')));
    show('chat.pause', await mette.say('pause'));
  },
};

/** A follow-up schema filled by writing. */
export const entryChat: Tour = {
  subject: 'follow-up by writing',
  async play({ player, show, says }) {
    const mette = await player('Mette Skov');
    await mette.press(await mette.say('opfølgning'), 'follow-up.hold');
    show('entry-chat.what', await mette.say(says('ny aftale', 'new agreement')));
    const what = says('En voksen mere ude i frikvarteret', 'One more adult outside at break');
    show('entry-chat.children', await mette.say(what));
    const children = says('Alle har nogen at være sammen med', 'Everyone has someone to be with');
    show('entry-chat.owner', await mette.say(children));
    show('entry-chat.deadline', await mette.say('Mette Skov'));
    show('entry-chat.not-a-day', await mette.say(says('snart', 'soon')));
    show('entry-chat.saved', await mette.say('15.6.2026'));
    show('entry-chat.finish', await mette.say(says('færdig', 'finish')));
  },
};
