import type { BasisPanel } from '../app/results';
import type { DataType } from '../domain/guide/guide';
import { organiserRole, type Unit } from '../domain/people/unit';
import { BasisData, frameOf, item, linkOf, type Block, type Item } from './basis-card';
import { button, card, noAlert, plain, type Button, type Card } from './card';
import { evidenceItem } from './evidence';
import { foldedLines, foldedNames } from './folded';
import { meetingKey, meetingLine } from './meeting-words';
import { personInRole } from './person-in-role';
import type { Words } from './texts';

/** Own data in sight before 'see all'. */
const mostInPanel = 2;
const mostPoints = 3;
const mostNames = 3;
const mostAsked = 12;

/** Special units begin with what is seen and heard: small groups vanish in figures, or stand out (domain.md §4). */
function orderOf({ special }: Unit): readonly DataType[] {
  return special ? ['B', 'E', 'D', 'C', 'A'] : ['A', 'B', 'C', 'D', 'E'];
}

/** Those whose answers gave data of a type, in one line. */
function answersItem(words: Words, { asked }: BasisPanel, type: DataType): Item[] {
  const gave = asked.filter((each) => each.gave.includes(type)).map((each) => personInRole(words, each));
  if (gave.length === 0) return [];
  return [item([foldedNames(words, gave, mostNames)], words.t('panel.answers-meta'))];
}

function itemsOf(words: Words, panel: BasisPanel, type: DataType): Item[] {
  const { dataPackage, evidence, points } = panel;
  const answers = type === 'A' || type === 'C' ? [] : answersItem(words, panel, type);
  if (type === 'A' && dataPackage) {
    const meta = words.t('panel.package-meta', { date: words.fullDate(dataPackage.available) });
    const links = linkOf(words, dataPackage.url);
    return [item([words.t('panel.package', { number: dataPackage.number })], meta, { links })];
  }
  if (type === 'B')
    return [...evidence.slice(0, mostInPanel).map((each) => evidenceItem(words, panel, each)), ...answers];
  if (type === 'C' && points.length > 0)
    return [item(foldedLines(words, points, mostPoints), words.t('panel.points-meta'))];
  return answers;
}

/** What is so of a type, in words; where nothing is asked of anyone, whose it is. */
function stateOf(words: Words, { basis, noData, unit }: BasisPanel, type: DataType): string {
  const { state } = basis[type];
  if (state === 'there') return words.t('panel.there');
  const said = noData[type];
  if (said) {
    const { because, byName, at } = said;
    const who = { because: plain(because), name: plain(byName), date: words.date(at) };
    return words.t('panel.no-data', who);
  }
  const missing = words.t('panel.missing');
  if (type === 'A') return `${missing} ${words.t('panel.from-administration')}`;
  if (type !== 'C') return missing;
  return organiserRole(unit) === 'leader'
    ? `${missing} ${words.t('panel.from-pair')}`
    : words.t('panel.no-pair');
}

/**
 * Who is asked for it, and whether their answers have come; folded, for it is long. A and C are asked of nobody
 * in a guide: whose they are is said where they are missing.
 */
function foldsOf(words: Words, { asked }: BasisPanel, type: DataType): Block['folds'] {
  if (type === 'A' || type === 'C') return [];
  const lines = asked
    .filter(({ types }) => types.includes(type))
    .map(({ name, role, sentAt }) => {
      const who = plain(personInRole(words, { name, role }));
      return sentAt
        ? words.t('status.answered', { who, date: words.date(sentAt) })
        : words.t('status.not-answered', { who });
    });
  if (lines.length === 0) return [];
  const title = words.t('panel.asked', { count: lines.length });
  return [{ id: `asked-${type}`, title, lines: foldedLines(words, lines, mostAsked) }];
}

function blockButtons(words: Words, panel: BasisPanel, type: DataType): Button[] {
  const { evidence, basis, mayAdd } = panel;
  const key = meetingKey(panel);
  const all =
    type === 'B' && evidence.length > mostInPanel
      ? [button(words.t('panel.all', { count: evidence.length }), 'basis.list', { ...key, from: 0 })]
      : [];
  const mend =
    mayAdd && basis[type].state === 'no-data'
      ? [button(words.t('panel.mend-reason'), 'basis.no-data', { ...key, type })]
      : [];
  return [...all, ...mend];
}

function panelButtons(words: Words, panel: BasisPanel, undo?: Button): Button[] {
  const { mayAdd, mayNudge, nudged, asked, basis } = panel;
  const key = meetingKey(panel);
  const isMissing = orderOf(panel.unit).some((type) => basis[type].state === 'missing');
  const waits = mayNudge && !nudged && asked.some(({ sentAt }) => sentAt === undefined);
  return [
    ...(undo ? [undo] : []),
    ...(mayAdd ? [button(words.t('evidence.add'), 'basis.add', key, { style: 'positive' })] : []),
    ...(mayAdd && isMissing ? [button(words.t('no-data.title'), 'basis.no-data', key)] : []),
    ...(waits ? [button(words.t('nudge.title'), 'basis.ask-nudge', key)] : []),
  ];
}

/** A–E of a dialogue: what is there, equal in look whatever it is, and who is asked. No score, no block. */
export function basisView(words: Words, panel: BasisPanel, said = noAlert, undo?: Button): Card {
  const { unit, meeting, nudged } = panel;
  const when = nudged && { date: words.date(nudged.at), time: words.time(nudged.at) };
  return card('basis', BasisData, {
    ...frameOf(words, panel),
    alert: said,
    when: meetingLine(words, meeting),
    intro: unit.special ? words.t('panel.special') : '',
    blocks: orderOf(unit).map((type) => ({
      heading: words.t(`panel.${type}`),
      state: stateOf(words, panel, type),
      items: itemsOf(words, panel, type),
      folds: foldsOf(words, panel, type),
      buttons: blockButtons(words, panel, type),
    })),
    note: nudged && when ? words.t('panel.nudged', { name: plain(nudged.byName), ...when }) : '',
    buttons: panelButtons(words, panel, undo),
  });
}
