import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual, Guide, GuideNeed } from '../../src/domain/guide/guide';
import type { Spoke } from '../../src/domain/guide/wheel';
import { readShelf, shippedGuides } from '../../src/guides-folder';

/** The guides and the yearly wheel as they are shipped. */
export const { guides, wheel } = readShelf();

/** The files they are read from, as they stand. */
export const files = readdirSync(shippedGuides()).map((name) => ({
  name,
  content: readFileSync(join(shippedGuides(), name), 'utf8'),
}));

/** Who is asked at what, in one line, for a finding. */
export function say(need: GuideNeed): string {
  const unit = [need.sector, need.ownership, need.special ? 'special' : 'general'];
  return [need.role, ...unit, need.kind, need.number, need.mode ?? '-'].join(' ');
}

/** All that people read of a guide. */
export function bilingual({ title, questions }: Guide): Bilingual[] {
  return [
    title,
    ...questions.flatMap(({ text, help, choices }) => [
      text,
      help,
      ...(choices ?? []).map((each) => each.text),
    ]),
  ];
}

/** The questions and their helps in Danish. */
export function danish({ questions }: Pick<Guide, 'questions'>): string[] {
  return questions.flatMap(({ text, help }) => [text.da, help.da]);
}

/** Every question of a theme: the leader's and the chef's, in each sector's words. */
export function asked({ leader, chef }: Spoke): { text: Bilingual; help: Bilingual }[] {
  return [leader, chef].flatMap(({ text, help, sectors }) => [
    { text, help },
    ...Object.values(sectors ?? {}),
  ]);
}

/** Whether only children and young people answer it. */
export function isForCouncil({ for: { roles } }: Guide): boolean {
  return roles.every((role) => role === 'pupil-council' || role === 'senate');
}
