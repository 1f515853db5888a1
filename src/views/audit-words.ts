import type { AuditLine, AuditPlaceName } from '../app/results';
import { meetingName } from './meeting-words';
import type { TextKey, Words } from './texts';

type Did = Extract<TextKey, `audit.did.${string}`> extends `audit.did.${infer D}` ? D : never;

/** What the codes of the audit are called, the first that fits; a new one is told of in general. */
const deeds: readonly (readonly [RegExp, Did])[] = [
  [/^looked-at-answers$/, 'looked-at-answers'],
  [/^looked-at-one-to-one$/, 'looked-at-one-to-one'],
  [/^looked-at-supervision$/, 'looked-at-supervision'],
  [/^looked-at-closing$/, 'looked-at-closing'],
  [/^was-sent-answers$/, 'was-sent-answers'],
  [/^was-sent-one-to-one$/, 'was-sent-one-to-one'],
  [/^was-sent-supervision$/, 'was-sent-supervision'],
  [/^was-sent-closing$/, 'was-sent-closing'],
  [/^exported-/, 'exported'],
  [/supervision/, 'supervision'],
  [/receipts/, 'receipts'],
  [/^submit-/, 'answered'],
  [/draft|chat|answers/, 'drafted'],
  [/evidence|no-data|data/, 'data'],
  [/^(finish|reopen)-schema$/, 'finished'],
  [/^agreement-/, 'agreement'],
  [/meeting|one-to-one/, 'meeting'],
  [/entry|point|focus-area|perspective/, 'schema'],
  [/clos|reopen-loop/, 'closing'],
  [/loop|replan/, 'loop'],
  [/^(import|seed)$/, 'imported'],
  [/settings|themes|link/, 'settings'],
  [/^erase-person$/, 'erased'],
  [/role/, 'people'],
  [/^enqueue-|put-off|^nudge$/, 'cards'],
];

/** 'Mette Skov', 'en slettet person' */
export function auditActor(words: Words, by: AuditLine['by']): string {
  return typeof by === 'object' ? by.name : words.t(`audit.by.${by}`);
}

/** 'så noget fra en 1:1' */
export function auditDeed(words: Words, action: string): string {
  const did = deeds.find(([pattern]) => pattern.test(action))?.[1] ?? 'changed';
  return words.t(`audit.did.${did}`);
}

/** 'Læringssamtale 2'; nothing where a row is about no meeting. */
export function auditMeeting(words: Words, { meeting }: AuditLine): string {
  return meeting ? meetingName(words, meeting) : '';
}

/** 'Møllevang Skole', 'hele kommunen' */
export function auditPlaceText(words: Words, { unitName }: AuditPlaceName): string {
  return unitName ?? words.t('audit.municipality');
}
