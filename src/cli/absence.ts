import { setAbsenceOf } from '../app/absence';
import type { Deps } from '../app/deps';
import { Refusal, type ErrorCode } from '../domain/errors';
import { findActor } from './find-actor';
import { CommandFailed, type Output } from './output';
import { isoDay } from './written-day';

export interface AbsenceFlags {
  from?: string;
  to?: string;
  cover?: string;
  end?: boolean;
}

/** What is wrong, and how to mend it, for the one at the command line. */
const mending: Partial<Record<ErrorCode, string>> = {
  'input/bad-date': 'A date is no date. Write --from 2026-03-11 --to 2026-03-20, or 11.03.2026.',
  'absence/wrong-order': 'The last day comes before the first. Swap --from and --to.',
  'absence/over': 'The period is over already. Give a --to that is today or later.',
  'absence/too-long': 'The period is longer than a year. Give a nearer --to, or end the role in people.csv.',
  'absence/no-such-chef':
    'Nobody with that --cover may stand in: a chef for a chef, and else an adult with a role in the same unit.',
  'absence/cover-away': 'The one in --cover is away in the period too. Choose another, or leave it out.',
};

/** `absence <upn> --from <day> --to <day> [--cover <upn>] | --end`: says for someone that they are away, or back. */
export async function absenceCommand(
  deps: Deps,
  out: Output,
  upn: string,
  { from, to, cover, end = false }: AbsenceFlags,
): Promise<void> {
  const actor = await findActor(deps, upn);
  if (!end && (from === undefined || to === undefined))
    throw new CommandFailed('Give --from and --to, or --end.');
  if (end && (from ?? to ?? cover) !== undefined)
    throw new CommandFailed('Give either --end, or --from and --to.');
  const input = end
    ? undefined
    : {
        from: isoDay(from ?? ''),
        to: isoDay(to ?? ''),
        cover: cover === undefined ? undefined : { upn: cover },
      };
  try {
    const { name, absence } = await setAbsenceOf(deps, actor, { input });
    const by = absence?.coverId === undefined ? 'nobody stands in' : `${cover ?? ''} stands in`;
    out.say(
      [absence ? `${name} is away from ${absence.from} to ${absence.to}; ${by}.` : `${name} is back.`],
      { upn, absence: absence ?? null },
    );
  } catch (error) {
    const how = error instanceof Refusal ? mending[error.code] : undefined;
    if (how === undefined || !(error instanceof Refusal)) throw error;
    throw new CommandFailed(how, { error: error.code });
  }
}
