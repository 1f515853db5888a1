import type { NotReminded, Nudge, ToRemind } from '../app/results';
import { alert, button, card, noAlert, plain, type Card } from './card';
import { meetingKey, meetingLine, unitName } from './meeting-words';
import { StatusData, section, sectionsOf } from './status';
import { personInRole } from './person-in-role';
import type { Words } from './texts';

function personLine(words: Words, person: Pick<ToRemind, 'name' | 'role'>): string {
  return plain(personInRole(words, person));
}

function remindLine(words: Words, each: ToRemind): string {
  const who = personLine(words, each);
  return each.toName === undefined ? who : words.t('nudge.to-cover', { who, cover: plain(each.toName) });
}

function leftLine(words: Words, each: NotReminded): string {
  const date = each.until === undefined ? '' : words.date(each.until);
  return words.t(`nudge.why.${each.why}`, { who: personLine(words, each), date });
}

function comesLine(words: Words, { comes, now }: Nudge): string {
  if (comes <= now) return words.t('nudge.comes-now');
  return words.t('nudge.comes', { day: words.weekday(comes), time: words.time(comes) });
}

function saidOf(words: Words, nudge: Nudge): typeof noAlert {
  const { outcome, nudged, remind } = nudge;
  if (outcome === 'done') return alert(`${words.t('nudge.done')} ${comesLine(words, nudge)}`, 'good');
  if (outcome === 'done-before' && nudged) {
    const when = { date: words.date(nudged.at), time: words.time(nudged.at) };
    return alert(words.t('nudge.done-before', { name: plain(nudged.byName), ...when }), 'accent');
  }
  return remind.length === 0 ? alert(words.t('nudge.nobody'), 'accent') : noAlert;
}

/** Reminding those who have not answered: who gets it, who does not and why; and that it is done. */
export function nudgeView(words: Words, nudge: Nudge): Card {
  const { unit, meeting, remind, left, outcome } = nudge;
  const key = meetingKey(nudge);
  const isToConfirm = outcome === 'to-confirm' && remind.length > 0;
  const sections = [
    section(
      words.t('nudge.remind'),
      remind.map((each) => remindLine(words, each)),
    ),
    section(
      words.t('nudge.left'),
      left.map((each) => leftLine(words, each)),
    ),
    section('', isToConfirm ? [`${comesLine(words, nudge)} ${words.t('nudge.once')}`] : []),
  ];
  return card('status', StatusData, {
    title: `${words.t('nudge.title')} · ${unitName(unit)}`,
    purpose: words.t('purpose.nudge', { date: words.date(meeting.start) }),
    asOf: meetingLine(words, meeting),
    alert: saidOf(words, nudge),
    sections: sectionsOf(words, sections),
    buttons: [
      ...(isToConfirm ? [button(words.t('nudge.send'), 'basis.nudge', key, { style: 'positive' })] : []),
      button(words.t('common.back'), 'basis.open', key),
    ],
  });
}
