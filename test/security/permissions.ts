import type { Circle } from './circles';

/**
 * Who may what, by the name under which the bot registered it; written from domain.md, not from the bot's own table.
 * What is registered and has no row here, and a row for what is not registered, fail the walk.
 */

/**
 * Besides the circles, whom what the card is about decides:
 * - `agreement`: its owner, who stands in for them, and those who hold its meeting;
 * - `evidence`: who wrote it, and those who hold its dialogue;
 * - `document`: as the document's own row says, below;
 * - `put-off`, `put-off-open`: as the card that is put off, and as opening it;
 * - `followers`: chef, leader, and those who take part in a dialogue of the unit;
 * - `nobody`: there is no such thing in Teams.
 */
export type Who =
  | Circle
  | 'agreement'
  | 'evidence'
  | 'document'
  | 'put-off'
  | 'put-off-open'
  | 'followers'
  | 'closing-readers'
  | 'nobody';

export interface Row {
  may: Who;
  /** The card is of one role, and only who has it, or stands in, may use it. */
  inItsRole?: true;
  /** In which sorts of units the bot draws it; by default in both. `once`: it is of no unit; `never`: not in Teams. */
  drawn?: 'kommunal' | 'selvejende' | 'once' | 'never';
}

const asked = { may: 'asked', inItsRole: true } as const;
/** Moves in what the person is writing; to those who write nothing it says so. */
const ownChat = { may: 'known' } as const;
const own = { may: 'known', drawn: 'once' } as const;
const administration = { may: 'administration', drawn: 'once' } as const;
const participants = { may: 'participants' } as const;
const organiser = { may: 'organiser' } as const;
// Nobody gives a selvejende dagtilbud input from outside: it has no council, and its board is in the dialogue.
const receipts = { may: 'organiser', drawn: 'kommunal' } as const;
const closers = { may: 'closers' } as const;
const points = { may: 'points' } as const;
const pointsChef = { may: 'chef' } as const;
const agreement = { may: 'agreement' } as const;
const evidence = { may: 'evidence' } as const;
const putOff = { may: 'put-off' } as const;

/** The buttons of cards. */
export const verbRows: Readonly<Record<string, Row>> = {
  'absence.end': own,
  'absence.open': own,
  'absence.save': own,
  'administration.add-form': administration,
  'administration.add-role': administration,
  'administration.end-form': administration,
  'administration.end-role': administration,
  'administration.erase': administration,
  'administration.erase-form': administration,
  'administration.find': administration,
  'administration.guides': administration,
  'administration.link': administration,
  'administration.open': administration,
  'administration.person': administration,
  'administration.restore-role': administration,
  'administration.restore-settings': administration,
  'administration.save-link': administration,
  'administration.save-settings': administration,
  'administration.save-themes': administration,
  'administration.search': administration,
  'administration.settings': administration,
  'administration.start': administration,
  'administration.start-now': administration,
  'administration.themes': administration,
  'agreement.all': own,
  'agreement.move': agreement,
  'agreement.open': agreement,
  'agreement.settle': agreement,
  'audit.open': administration,
  'audit.person': administration,
  'basis.add': participants,
  'basis.ask-nudge': organiser,
  'basis.entry': participants,
  'basis.list': participants,
  'basis.next': own,
  'basis.no-data': participants,
  'basis.nudge': organiser,
  'basis.open': participants,
  'basis.remove': evidence,
  'basis.restore': evidence,
  'basis.save': evidence,
  'basis.save-new': participants,
  'basis.say-no-data': participants,
  'basis.take-back': participants,
  'chat.answer': own,
  'chat.back': ownChat,
  'chat.continue': asked,
  'chat.mend': asked,
  'chat.more': ownChat,
  'chat.on': ownChat,
  'chat.pause': ownChat,
  'chat.send': asked,
  'chat.skip': ownChat,
  'chat.take': asked,
  'closing.area': closers,
  'closing.confirm': closers,
  'closing.list': { may: 'chefs', drawn: 'once' },
  'closing.open': closers,
  'closing.read': { may: 'closing-readers' },
  'closing.reopen': closers,
  'closing.save': closers,
  'command.run': own,
  'entry.answer': ownChat,
  'entry.back': ownChat,
  'entry.cancel': ownChat,
  'entry.resume': ownChat,
  'entry.skip': ownChat,
  'export.offer': { may: 'document', drawn: 'once' },
  'export.open': own,
  'follow-up.add-focus': organiser,
  'follow-up.entry': participants,
  'follow-up.finish': organiser,
  'follow-up.focus': participants,
  'follow-up.hold': { may: 'holders' },
  'follow-up.next': own,
  'follow-up.open': participants,
  'follow-up.others': own,
  'follow-up.perspective': participants,
  'follow-up.release': { may: 'pair', drawn: 'kommunal' },
  'follow-up.remove': organiser,
  'follow-up.remove-focus': organiser,
  'follow-up.reopen': organiser,
  'follow-up.restore': organiser,
  'follow-up.save-entry': organiser,
  'follow-up.save-perspective': organiser,
  'follow-up.settle': organiser,
  'handover.open': { may: 'leader', drawn: 'kommunal' },
  'home.open': own,
  'language.set': own,
  'next.open': { may: 'unit' },
  'next.units': own,
  // With a unit that is not theirs, the form is of their own.
  'planning.add': { may: 'known', drawn: 'kommunal' },
  'planning.add-at': { may: 'one-to-ones', drawn: 'kommunal' },
  'planning.ask-cancel': { may: 'pair', drawn: 'kommunal' },
  'planning.cancel': { may: 'pair', drawn: 'kommunal' },
  'planning.move': { may: 'planners' },
  'planning.move-to': { may: 'planners' },
  'planning.restore': { may: 'pair', drawn: 'kommunal' },
  'prepare.chat': asked,
  'prepare.choose-mode': { ...asked, drawn: 'kommunal' },
  'prepare.data': asked,
  'prepare.edit': asked,
  'prepare.mode': { ...asked, drawn: 'kommunal' },
  'prepare.next': own,
  'prepare.open': asked,
  'prepare.others': own,
  'prepare.save': asked,
  'prepare.settle': asked,
  'prepare.submit': asked,
  'put-off.choose': putOff,
  // The card itself, which those who may read it see.
  'put-off.open': { may: 'put-off-open' },
  'put-off.set': putOff,
  'put-off.undo': putOff,
  'receipts.open': receipts,
  'receipts.save': receipts,
  'receipts.send': receipts,
  'status.agreements': { may: 'status' },
  'status.all': own,
  'status.open': { may: 'status' },
  'supervision-point.all': points,
  'supervision-point.close': pointsChef,
  'supervision-point.finish': points,
  'supervision-point.give': pointsChef,
  'supervision-point.move': pointsChef,
  'supervision-point.new': pointsChef,
  'supervision-point.note': { may: 'points-unit' },
  'supervision-point.open': points,
  'supervision-point.reopen': pointsChef,
  'supervision-point.replan': points,
  'supervision-point.write': points,
  'supervision.edit': { may: 'tilsyn', drawn: 'selvejende' },
  'supervision.next': own,
  'supervision.open': { may: 'tilsyn', drawn: 'selvejende' },
  'supervision.save': { may: 'tilsyn', drawn: 'selvejende' },
  'supervision.settle': { may: 'tilsyn', drawn: 'selvejende' },
  'supervision.submit': { may: 'tilsyn', drawn: 'selvejende' },
  'thread.areas': { may: 'followers' },
  'thread.open': { may: 'followers' },
  'who.choose': { may: 'nobody', drawn: 'never' },
  'who.open': { may: 'nobody', drawn: 'never' },
};

/**
 * What people write: a word as someone writes it, for each pattern that the bot knows. `known` shows one's own things,
 * and whoever has none is told so.
 */
export const wordRows: Readonly<Record<string, { may: Who }>> = {
  hjælp: { may: 'known' },
  forbered: { may: 'known' },
  input: { may: 'known' },
  opfølgning: { may: 'known' },
  aftaler: { may: 'known' },
  fravær: { may: 'known' },
  tilbagemelding: { may: 'known' },
  næste: { may: 'known' },
  kalender: { may: 'known' },
  'luk loop': { may: 'known' },
  opsamling: { may: 'known' },
  overlevering: { may: 'known' },
  eksport: { may: 'known' },
  tilsynspunkter: { may: 'known' },
  forvaltning: { may: 'administration' },
  tilsyn: { may: 'known' },
  data: { may: 'known' },
  status: { may: 'known' },
  spor: { may: 'known' },
  'mine data': { may: 'known' },
  sprog: { may: 'known' },
  dansk: { may: 'known' },
  engelsk: { may: 'known' },
  skema: { may: 'known' },
  'ny aftale': { may: 'known' },
  'nyt fokusområde': { may: 'known' },
  'børnenes perspektiv': { may: 'known' },
  'samtalen er holdt': { may: 'known' },
  'samtalen er ikke holdt': { may: 'known' },
  færdig: { may: 'known' },
  hvem: { may: 'nobody' },
  log: { may: 'administration' },
  svar: { may: 'known' },
  fortsæt: { may: 'known' },
  tilbage: { may: 'known' },
  'spring over': { may: 'known' },
  pause: { may: 'known' },
  mere: { may: 'known' },
  videre: { may: 'known' },
  'vis mine svar': { may: 'known' },
  'ret 1': { may: 'known' },
  send: { may: 'known' },
};

/** `documents`: whoever may have one of the unit's documents. */
export interface Named {
  may: Who | 'documents';
}

/** Words that may be followed by a unit's name: who is shown anything of it. To all others it does not exist. */
export const namedRows: Readonly<Record<string, Named>> = {
  kalender: { may: 'unit' },
  eksport: { may: 'documents' },
  log: { may: 'administration' },
  data: { may: 'followers' },
  status: { may: 'status' },
  spor: { may: 'followers' },
  'ny aftale': { may: 'followers' },
  'nyt fokusområde': { may: 'followers' },
  'børnenes perspektiv': { may: 'followers' },
  'samtalen er holdt': { may: 'followers' },
  'samtalen er ikke holdt': { may: 'followers' },
  færdig: { may: 'followers' },
};

/** Documents, by kind: who may have them. */
export const exportRows: Readonly<Record<string, Who>> = {
  overview: 'chefs',
  closing: 'chefs',
  workload: 'chefs',
  loop: 'loop-document',
  mine: 'known',
  unit: 'chef',
  audit: 'administration',
};
/** What the administration may have as well. */
export const alsoAdministration: readonly string[] = ['overview', 'closing', 'workload', 'unit'];

/** What the message extension searches, by the command's name in the manifest. */
export const searchRows: Readonly<Record<string, Who>> = { units: 'status' };

/**
 * Commands at a shell. Whoever may run one reads the store and is nobody to the bot, so what a command prints is held
 * to what the administration may read; `for` names the person that it is made for, who is held to their own row.
 * What changes the store or never opens it reads nothing to anyone.
 */
export type CommandRow =
  | 'group'
  | 'changes'
  | 'opens no store'
  /** Opens the file by itself, and prints counts and ids: test/cli/store-commands.test.ts. */
  | 'of the file'
  | { runs: readonly (readonly string[])[]; each?: 'unit' | 'person' }
  | { for: string };

const areas = [
  ['--area', '0-6'],
  ['--area', '6-18'],
];

export const commandRows: Readonly<Record<string, CommandRow>> = {
  themes: { runs: [[], ['--json']] },
  'themes set': 'changes',
  links: { runs: [[], ['--json']] },
  'links set': 'changes',
  settings: { runs: [[], ['--json']] },
  'settings set': 'changes',
  import: 'changes',
  people: { runs: [[], ['--json']] },
  unreachable: { runs: [[], ['--json']] },
  'erase-person': { runs: [['--dry-run'], ['--dry-run', '--json']], each: 'person' },
  retention: { runs: [['--dry-run'], ['--dry-run', '--json']] },
  audit: 'group',
  'audit list': { runs: [[], ['--json']] },
  'audit check': { runs: [[], ['--json']] },
  'start-loops': 'changes',
  plan: { runs: [[], ['--json']] },
  replan: { runs: [['--dry-run'], ['--dry-run', '--json']] },
  status: { runs: [[], ['--json']], each: 'unit' },
  absence: 'changes',
  due: { runs: [[], ['--json']] },
  export: 'group',
  'export overview': { runs: areas.map((area) => [...area, '--format', 'csv']) },
  'export closing': { runs: areas.map((area) => [...area, '--format', 'json']) },
  'export unit': { runs: [['--format', 'csv']], each: 'unit' },
  'export loop': { for: 'loop' },
  'export workload': { runs: [['--format', 'csv']] },
  backup: 'of the file',
  restore: 'of the file',
  migrate: 'of the file',
  doctor: 'of the file',
  guides: 'group',
  'guides check': 'opens no store',
  'guides in-force': 'opens no store',
  'guides show': 'opens no store',
  'pack-manifest': 'opens no store',
};
