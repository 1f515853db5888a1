import type { Tour } from '../stage';

/** 'I sagde – vi gjorde': the leader writes back to those who gave input. */
export const receipts: Tour = {
  subject: 'receipts',
  async play({ bot, player, show, says }) {
    const mette = await player('Mette Skov');
    const sara = await player('Sara Lund');
    const card = await sara.say('input');
    const answers = card.inputs.filter(({ id }) => id.startsWith('a_'));
    const theirs = says('Være ude i frikvarteret', 'Be outside at break time');
    await sara.press(
      card,
      'prepare.submit',
      Object.fromEntries(answers.filter(({ choices }) => choices.length === 0).map(({ id }) => [id, theirs])),
    );
    let schema = await mette.press(await mette.say('opfølgning'), 'follow-up.hold');
    const form = await mette.press(schema, 'follow-up.entry');
    const owner = form.inputs.find(({ id }) => id === 'ownerId')?.choices[0]?.value ?? '';
    schema = await mette.press(form, 'follow-up.save-entry', {
      what: says('To voksne mere ude', 'Two more adults outside'),
      forChildren: says('Alle har nogen at lege med', 'Everyone has someone to play with'),
      ownerId: owner,
      deadline: '2026-06-15',
    });
    const focus = await mette.press(schema, 'follow-up.focus');
    const title = says('Fællesskaber i frikvarteret', 'Belonging at break time');
    schema = await mette.press(focus, 'follow-up.add-focus', { title });
    const how = await mette.press(schema, 'follow-up.perspective');
    const text = says('Hver klasse taler om gården i maj', 'Every class talks about the yard in May');
    schema = await mette.press(how, 'follow-up.save-perspective', { text });
    const finished = await mette.press(schema, 'follow-up.finish');
    show('receipts.home', await mette.say('hjælp'));
    const desk = await mette.press(finished, 'receipts.open');
    show('receipts.desk', desk);
    const [field] = desk.inputs;
    const back = says(
      'I sagde, at der er for få voksne ude. Derfor er der nu to mere hver dag.',
      'You said there are too few adults outside. So there are now two more every day.',
    );
    show('receipts.cpr', await mette.press(desk, 'receipts.send', { [field!.id]: '010203-1234' }));
    show('receipts.kept', await mette.press(desk, 'receipts.save', { [field!.id]: back }));
    show(
      'receipts.sent',
      await mette.press(await mette.say('tilbagemelding'), 'receipts.send', { [field!.id]: back }),
    );
    await bot.round();
    const theirCard = sara.delivered().at(-1)!;
    show('receipts.back', theirCard);
    show('receipts.what-we-said', await sara.press(theirCard, 'prepare.open'));
  },
};
