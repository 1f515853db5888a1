import { isTo } from '../../domain/input/receipts';
import { loopMeetings } from '../../domain/status/of-loop';
import type { Summary } from '../../domain/status/summary';
import { inputGivers } from '../delivery/receivers';
import type { GivenInput } from '../overview-results';

/** The inputs to a unit's present loop, the newest first (rule 11). */
export function inputsOf(summary: Summary): GivenInput[] {
  const { unit, responses, receipts } = summary;
  const given = loopMeetings(summary).flatMap((meeting) =>
    inputGivers(summary, meeting.id).flatMap((giver): GivenInput[] => {
      const head = Object.values(responses).find(
        (each) => each.meetingId === meeting.id && each.state === 'submitted' && isTo(each, giver),
      );
      if (head?.submittedAt === undefined) return [];
      const name = unit.members.find(({ personId }) => personId === giver.personId)?.name;
      const siteName = unit.sites.find(({ id }) => id === head.siteId)?.name;
      const receiptAt = receipts[meeting.id]?.find((item) => isTo(item, giver))?.sentAt;
      return [
        {
          meeting,
          ...giver,
          at: head.submittedAt,
          ...(name !== undefined && { name }),
          ...(siteName !== undefined && { siteName }),
          ...(receiptAt && { receiptAt }),
        },
      ];
    }),
  );
  return given.sort((a, b) => (a.at < b.at ? 1 : -1));
}
