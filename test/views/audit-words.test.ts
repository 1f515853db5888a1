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
  ['erase-person', 'slettede en person'],
  ['add-role', 'ændrede en rolle'],
  ['end-role', 'ændrede en rolle'],
  ['something-new', 'ændrede noget'],
])('calls %s ‘%s’', (action, deed) => {
  expect(auditDeed(wordsIn('da'), action)).toBe(deed);
});
