import type { TextKey } from '../views/texts';

/**
 * What people write when they mean a command, though it is none by itself: 'vis status', 'hvad er næste møde',
 * 'jeg vil stoppe'. Careful on purpose: 'hjælp fra forældrene' and 'mere ro om morgenen' are answers.
 */
export interface NearCommand {
  /** The text of the button that does it. */
  title: TextKey;
  /** The word that does it. */
  word: string;
}

interface Meaning extends NearCommand {
  /** In the words of the command itself; also without anything around it. */
  says?: string;
  /** Only when someone asks for it: by itself it may well be an answer. */
  asks?: string;
}

const meanings: readonly Meaning[] = [
  {
    title: 'command.help',
    word: 'hjælp',
    says: "hjælp|help|menu|hvad mener du|hvad betyder det|det forstår jeg ikke|what do you mean|i do not understand|i don[’']t understand|kommandoer|commands|(?:kan|vil) du hjælpe|(?:can|will) you help|hvad kan du|hvad kan jeg skrive|what can you do",
  },
  { title: 'command.status', word: 'status', says: 'status|statussen' },
  {
    title: 'command.next',
    word: 'næste',
    says: 'næste (?:møde|møder|samtale|samtaler)|next (?:meetings?|dialogues?)',
    asks: 'næste|next|møder|samtaler|meetings|kalender|kalenderen|calendar|planen',
  },
  {
    title: 'command.agreements',
    word: 'aftaler',
    says: '(?:mine|my) (?:åbne |open )?(?:aftaler|agreements)',
    asks: '(?:åbne |open )?(?:aftaler|aftalerne|agreements)',
  },
  {
    title: 'command.follow-up',
    word: 'opfølgning',
    asks: 'opfølgning|opfølgningen|follow-?up|skemaet|the schema',
  },
  {
    title: 'command.prepare',
    word: 'forbered',
    says: 'forbered mig|forberede mig|prepare me',
    asks: 'forberedelse|forberedelsen|forberede|prepare|preparation|kortet|card',
  },
  { title: 'command.input', word: 'input', asks: '(?:give |skrive )?input' },
  { title: 'absence.title', word: 'fravær', asks: '(?:melde |skrive )?(?:fravær|ferie)|absence|holiday' },
  {
    title: 'command.export',
    word: 'eksport',
    asks: 'eksport|eksporten|(?:et )?dokument|(?:an )?export|(?:a )?document',
  },
  {
    title: 'command.summaries',
    word: 'opsamling',
    asks: 'opsamlingen|opsamlingerne|the summar(?:y|ies)',
  },
  {
    title: 'command.thread',
    word: 'spor',
    says: '(?:den |the )?(?:røde tråd|red thread)',
    asks: 'sporet|tråden|the thread',
  },
  { title: 'language.da', word: 'dansk', says: '(?:skift til|på|in|change to|switch to) (?:dansk|danish)' },
  {
    title: 'language.en',
    word: 'engelsk',
    says: '(?:skift til|på|in|change to|switch to) (?:engelsk|english)',
  },
  {
    title: 'language.title',
    word: 'sprog',
    says: '(?:skift|skifte|change|switch) (?:sprog|language)',
    asks: 'sprog|language',
  },
  {
    title: 'command.mine',
    word: 'mine data',
    says: '(?:mine|my) (?:oplysninger|informationer|information)|hvad (?:har|ved) du om mig|what do you (?:have|hold|know) (?:on|about) me|indsigt|gdpr',
    asks: 'mine data|my data',
  },
  {
    title: 'chat.pause',
    word: 'pause',
    says: 'tak|mange tak|tak for hjælpen|thanks|thank you|annuller|annullér|cancel|stop|stoppe|stopper|afbryd|afbryde|afslut|afslutte|slut|quit|exit|(?:hold|holde|tage|tag|take) (?:en |a )?(?:pause|break)|en pause|pause',
  },
  {
    title: 'chat.back',
    word: 'tilbage',
    says: '(?:gå|hop|et spørgsmål|gå et spørgsmål) tilbage|forrige spørgsmål|go back|previous question',
  },
  {
    title: 'chat.skip',
    word: 'spring over',
    says: '(?:spring|springe) (?:det|den|det her|spørgsmålet|dette) over|springe over|næste spørgsmål|skip (?:it|this|that|this question|the question)|next question',
  },
  {
    title: 'prepare.submit',
    word: 'send',
    says: "(?:jeg|vi) er færdige?|(?:i am|i[’']m|we are) (?:done|finished)|send (?:det|dem|svaret|alle svar|alle mine svar|my answers|it|them|everything)|sende (?:det|dem|svar|svarene|mine svar)|submit",
  },
  {
    title: 'chat.answers',
    word: 'vis mine svar',
    says: '(?:slet|fjern) (?:mit|det|dette|sidste|det sidste) svar|(?:delete|remove) (?:my|the|that|the last) answer|mine svar|my answers|hvad har jeg (?:svaret|skrevet)|what have i (?:answered|written|said)|(?:ret|rette) (?:mit|et|mine) svar|(?:edit|change) (?:my|an) answers?',
    asks: 'svar|svarene|rette|answers|the answers',
  },
  {
    title: 'chat.more',
    word: 'mere',
    asks: '(?:skrive|tilføje) mere|(?:write|add) more',
  },
];

/** Words that change more than people may think of while they answer: asked about first. */
const weighty: readonly (NearCommand & { pattern: RegExp })[] = [
  { title: 'prepare.submit', word: 'send', pattern: /^(?:færdig|faerdig|finish|done)$/iu },
  {
    title: 'follow-up.hold',
    word: 'samtalen er holdt',
    pattern: /^(?:samtalen er holdt|mødet er holdt|held|the dialogue is held)$/iu,
  },
];

/** @returns what a word is rather meant for while a question is open, which may be something else than it does by itself */
export function weightyWord(written: string): NearCommand | undefined {
  const found = weighty.find(({ pattern }) => pattern.test(written.trim()));
  return found && { title: found.title, word: found.word };
}

const openers = [
  'vis(?: mig)?(?: lige)?',
  '(?:åbn|find|se|giv mig|gå til|lad os se|hvad er|hvornår er|hvor er|hvordan er)',
  '(?:hej )?(?:kan|vil) du(?: lige| godt| ikke)*(?: vise(?: mig)?| finde| åbne)?',
  '(?:kan|må|skal) (?:jeg|vi)(?: lige| godt| ikke)*(?: få| se| have)*',
  'jeg (?:vil|skal|ønsker)(?: gerne| lige| bare| nu)*(?: at)?(?: se| have| vide)?',
  'jeg har brug for',
  'show(?: me)?',
  "(?:open|find|see|give me|go to|let me see|what is|what are|what[’']?s|when is|when[’']?s)",
  '(?:can|could|will) you(?: please)?(?: show(?: me)?| find| open)?',
  '(?:can|may|could) i(?: please)?(?: get| see| have)?',
  "i(?: would|[’']d)? (?:want|like|need)(?: to)?(?: see| have| know)?",
  'please',
].join('|');
const owner = '(?:min|mine|mit|vores|den|det|de|en|et|my|our|the|a|an)';
const closer = '(?:tak|nu|lige|igen|her|mig|til mig|for mig|please|now|me|for me|thanks|again|here)';

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'iu');
}

const readers = meanings.map(({ says, asks, ...command }) => {
  const all = [says, asks].filter((each) => each !== undefined).join('|');
  const asked = whole(`(?:${openers}) (?:${owner} )?(?:${all})(?: ${closer})*`);
  const said = says === undefined ? undefined : whole(`(?:${says})(?: ${closer})*`);
  return { command, matches: (text: string) => asked.test(text) || (said?.test(text) ?? false) };
});

/** A status is of a unit: 'vis status for Møllevang'. */
const statusOf = whole(
  `(?:${openers}) (?:${owner} )?status(?:sen)? (?:for|på|i|of|on|at) (?<unit>\\S+(?: \\S+){0,2})`,
);

const mostWords = 7;
/** Longer than any of them with a unit's name; what is long would also take long to look at. */
const longest = 300;

/** @returns undefined for what is rather an answer, however it begins */
export function nearCommand(written: string): NearCommand | undefined {
  if (written.length > longest) return undefined;
  const text = written
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\s.,!?…:;]+$/u, '')
    .replace(/,/g, '');
  if (text.split(' ').length > mostWords) return undefined;
  const unit = statusOf.exec(text)?.groups?.['unit'];
  if (unit !== undefined) return { title: 'command.status', word: `status ${unit}` };
  return readers.find(({ matches }) => matches(text))?.command;
}

const lone = /^<?(?:https?:\/\/|www\.)\S+>?$/iu;

/** @returns the address of a message that is nothing but one */
export function loneLink(written: string): string | undefined {
  const text = written.trim();
  if (!lone.test(text)) return undefined;
  const bare = text.replace(/^<|>$/g, '');
  const address = /^www\./iu.test(bare) ? `https://${bare}` : bare;
  return URL.canParse(address) ? address : undefined;
}
