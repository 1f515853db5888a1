import { auditDeed } from '../../src/views/audit-words';
import { wordsIn } from '../../src/views/texts';

/** What the codes of the audit are called, for the administration. */

it.each([
  ['nudge', 'satte kort i kø eller udsatte et'],
  ['enqueue-due', 'satte kort i kø eller udsatte et'],
  ['close-loop', 'skrev i opsamlingen på loopet'],
  ['reopen-loop', 'skrev i opsamlingen på loopet'],
  ['start-loop', 'startede eller planlagde et loop'],
  ['take-back-no-data', 'ændrede egne data til en samtale'],
  ['submit-supervision-report-anyway', 'skrev i tilsynet'],
  ['something-new', 'ændrede noget'],
])('calls %s ‘%s’', (action, deed) => {
  expect(auditDeed(wordsIn('da'), action)).toBe(deed);
});
