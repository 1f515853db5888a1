import { atShell } from '../../at-shell';
import type { Finding } from './finding';

/** What can be wrong with what is stored: each says what, why it matters, how to mend it. */

type Kind = Pick<Finding, 'what' | 'why' | 'fix'>;

export const unreadableDocument: Kind = {
  what: 'documents cannot be read',
  why: 'what they are about is not shown and no card is sent about it; the rest goes on',
  fix: 'restore a backup from before, or ask who maintains the program, with the places below',
};

export const newerDocument: Kind = {
  what: 'documents are of a newer version of the program',
  why: 'this version leaves them alone, so what they are about is not shown',
  fix: 'start the newer version again; to go back for good, restore the backup from before the upgrade',
};

export const otherSummary: Kind = {
  what: 'units have a summary that differs from their documents',
  why: 'status, portfolio and cards may show what is not so',
  fix: 'ask who maintains the program, with the units below; nothing that people wrote is lost',
};

export const identityToNobody: Kind = {
  what: 'names at the door lead to nobody',
  why: 'who comes with them is told that the bot does not know them',
  fix: 'import people.csv with them in it',
};

export const leasedLongAgo: Kind = {
  what: 'cards were begun and never finished',
  why: 'a card that is not finished is tried again within minutes while the bot runs',
  fix: 'see that the bot runs, and in its log why they fail',
};

export const unitWithoutChef: Kind = {
  what: 'units have a chef who is not in the list of people',
  why: 'the chef’s cards about their meetings reach nobody',
  fix: 'correct chef_upn in units.csv or add the chef to people.csv, and import',
};

export const brokenAudit: Kind = {
  what: 'chains of the audit do not fit together',
  why: 'rows were changed, taken out or put in by something else than the program',
  fix: 'keep a copy of the store as it is, compare with the last backup, and find out who has access to the store',
};

export const damagedFile: Kind = {
  what: 'The database file is damaged',
  why: 'parts of it cannot be read, and more may be lost with each write',
  fix: `stop the bot, keep the file, and restore the last backup: \`${atShell} restore <file>\``,
};

export const newerFile: Kind = {
  what: 'The database file is of a newer version of the program',
  why: 'this version does not know its tables, and the bot does not start with it',
  fix: 'start the newer version, or restore the backup from before the upgrade',
};

export const unknownTypes: Kind = {
  what: 'kinds of documents are of a newer version of the program',
  why: 'this version neither reads nor writes them',
  fix: 'start the newer version again; to go back for good, restore the backup from before the upgrade',
};

export const noRights: Kind = {
  what: 'The database file or its folder may not be read and written',
  why: 'the bot cannot store anything',
  fix: 'give the one who runs the bot the right to both; the file makes others beside it',
};

export const openToOthers: Kind = {
  what: 'Others on this machine may read the database file',
  why: 'it holds what people wrote in confidence',
  fix: 'take the right from them: chmod 600 on the file',
};

export const littleRoom: Kind = {
  what: 'There is little room left on the disk',
  why: 'when it is full, nothing can be stored, and no backup be made',
  fix: 'make room, or move SQLITE_FILE to a larger disk',
};

export const storeDown: Kind = {
  what: 'The store does not answer',
  why: 'without it the bot tells everyone to try again later',
  fix: 'see the reason below',
};
