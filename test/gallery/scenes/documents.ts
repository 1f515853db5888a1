import { readCard } from '../../support/bot-client';
import type { Json } from '../../support/fake-connector';
import type { Tour } from '../stage';

/** Documents from the chat, and the card about a unit that goes into a chat with others. */
export const documents: Tour = {
  subject: 'eksport',
  async play({ bot, player, show, language }) {
    const mette = await player('Mette Skov');
    const own = await mette.say('eksport');
    show('export.own', own);
    show('export.ready', await mette.press(own, 'export.offer'));
    const anders = await player('Anders Holm');
    show('export.chef', await anders.say('eksport'));
    show('export.administration', await (await player('Lone Vad')).say('eksport'));
    show('export.none', await (await player('Sara Lund')).say('eksport'));
    const locale = language === 'da' ? 'da-DK' : 'en-GB';
    const client = bot.person('Mette Skov', { locale, expectsReplies: true });
    const answered = (value: Json) => client.send({ type: 'invoke', name: 'fileConsent/invoke', value });
    show('export.declined', (await answered({ action: 'decline' })).card);
    const elsewhere = { uploadUrl: 'https://example.dk/x', contentUrl: '', uniqueId: '', fileType: '' };
    const context = { document: 'loop:moellevang', format: 'docx' };
    show('export.bad-place', (await answered({ action: 'accept', context, uploadInfo: elsewhere })).card);
    const { body } = await client.send({
      type: 'invoke',
      name: 'composeExtension/query',
      value: { commandId: 'units', parameters: [{ name: 'query', value: 'møllevang' }] },
    });
    show('unit-card', readCard(unitCardIn(body)));
  },
};

/** The same on one's own machine, where a link stands for Teams' question. */
export const ownDocuments: Tour = {
  subject: 'eksport, på egen maskine',
  bot: {},
  async play({ player, show }) {
    const mette = await player('Mette Skov');
    show('export.own-machine', await mette.say('eksport'));
  },
};

interface Answered {
  activities: { value: { body: { composeExtension: { attachments: { content: Json }[] } } } }[];
}

function unitCardIn(body: unknown): Json {
  const { activities } = body as Answered;
  return activities[0]!.value.body.composeExtension.attachments[0]!.content;
}
