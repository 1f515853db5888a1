import type { BasisPanel, OpenedEvidence, ShownEvidence } from '../app/results';
import type { Evidence } from '../domain/input/evidence';
import type { Unit } from '../domain/people/unit';
import { headlineLength } from '../domain/status/summary';
import { BasisData, frameOf, item, linkOf, type Item } from './basis-card';
import { button, card, noAlert, plain, written, type Button, type Card } from './card';
import { meetingKey } from './meeting-words';
import type { Words } from './texts';

/** So much own data is on one card of all. */
const mostOnPage = 8;

/** Where own data comes from: what it is, when, from whom, how, where, and who wrote it. */
function provenance(
  words: Words,
  { sites }: Unit,
  evidence: Pick<Evidence, 'kind' | 'date' | 'source' | 'method' | 'siteId'>,
  byName: string,
): string {
  const { kind, date, source, method, siteId } = evidence;
  const site = sites.find(({ id }) => id === siteId)?.name ?? '';
  const theirs = [source, method, site, byName].filter((part) => part !== '').map(plain);
  return [words.t(`evidence.${kind}`), words.fullDate(date), ...theirs].join(' · ');
}

/** Own data in short, and the way to all of it. */
export function evidenceItem(words: Words, panel: BasisPanel, evidence: ShownEvidence): Item {
  const { id, text, link, byName } = evidence;
  const isCut = text.length >= headlineLength;
  return item(written(isCut ? `${text} …` : text), provenance(words, panel.unit, evidence, byName), {
    links: linkOf(words, link),
    buttons: [button(words.t('panel.read'), 'basis.entry', { ...meetingKey(panel), evidenceId: id })],
  });
}

/** A card that reads some own data, and leads back to the panel. */
function readingView(
  words: Words,
  about: Pick<BasisPanel, 'unit' | 'meeting'>,
  items: Item[],
  more: Button[] = [],
): Card {
  const block = { heading: words.t('panel.B'), state: '', items, folds: [], buttons: [] };
  const back = button(words.t('common.back'), 'basis.open', meetingKey(about));
  return card('basis', BasisData, {
    ...frameOf(words, about),
    ...{ alert: noAlert, when: '', intro: '', note: '', blocks: [block], buttons: [...more, back] },
  });
}

/** All own data of a dialogue, some at a time. @param from the first of them */
export function evidenceListView(words: Words, panel: BasisPanel, from: number): Card {
  const shown = panel.evidence.slice(from, from + mostOnPage);
  const next = from + mostOnPage;
  const further = button(words.t('panel.further'), 'basis.list', { ...meetingKey(panel), from: next });
  return readingView(
    words,
    panel,
    shown.map((each) => evidenceItem(words, panel, each)),
    panel.evidence.length > next ? [further] : [],
  );
}

/** One piece of own data, whole, for those who may not change it. */
export function evidenceView(words: Words, opened: OpenedEvidence): Card {
  const { evidence, unit, byName } = opened;
  const links = linkOf(words, evidence.link);
  return readingView(words, opened, [
    item(written(evidence.text), provenance(words, unit, evidence, byName), { links }),
  ]);
}
