import { loneLink, nearCommand, weightyWord } from '../../src/teams/near-commands';

describe('what is nearly a command', () => {
  it.each([
    ['vis status', 'status'],
    ['Vis status!', 'status'],
    ['vis mig lige status', 'status'],
    ['kan du vise status', 'status'],
    ['vis status for Møllevang', 'status Møllevang'],
    ['show me the status', 'status'],
    ['what is the status', 'status'],
    ['hvad er næste møde', 'næste'],
    ['Hvornår er næste møde?', 'næste'],
    ['næste møde', 'næste'],
    ['when is the next meeting?', 'næste'],
    ['åbn kalender', 'næste'],
    ['hjælp mig', 'hjælp'],
    ['kan du hjælpe mig?', 'hjælp'],
    ['jeg har brug for hjælp', 'hjælp'],
    ['can you help me', 'hjælp'],
    ['help me please', 'hjælp'],
    ['hvad kan du', 'hjælp'],
    ['stop', 'pause'],
    ['Stop nu', 'pause'],
    ['jeg vil stoppe', 'pause'],
    ['jeg vil gerne stoppe her', 'pause'],
    ['kan vi holde en pause', 'pause'],
    ['i want to stop', 'pause'],
    ['take a break', 'pause'],
    ['kan du vise mine aftaler', 'aftaler'],
    ['mine aftaler', 'aftaler'],
    ['se åbne aftaler', 'aftaler'],
    ['show me my agreements', 'aftaler'],
    ['vis opfølgning', 'opfølgning'],
    ['jeg vil se forberedelsen', 'forbered'],
    ['jeg vil melde fravær', 'fravær'],
    ['skift til engelsk', 'engelsk'],
    ['switch to Danish', 'dansk'],
    ['kan jeg skifte sprog', 'sprog'],
    ['gå tilbage', 'tilbage'],
    ['go back please', 'tilbage'],
    ['spring det over', 'spring over'],
    ['kan jeg springe over', 'spring over'],
    ['skip this question', 'spring over'],
    ['send det', 'send'],
    ['jeg vil gerne sende svarene', 'send'],
    ['send them now', 'send'],
    ['hvad har jeg svaret?', 'vis mine svar'],
    ['kan jeg se mine svar', 'vis mine svar'],
    ['what have I answered', 'vis mine svar'],
    ['jeg vil skrive mere', 'mere'],
  ])('‘%s’ is ‘%s’', (written, word) => {
    expect(nearCommand(written)?.word).toBe(word);
  });
});

describe('a word that changes much', () => {
  it.each([
    ['færdig', 'send'],
    ['Finish', 'send'],
    ['samtalen er holdt', 'samtalen er holdt'],
  ])('%p is asked about while a question is open', (written, word) => {
    expect(weightyWord(written)?.word).toBe(word);
  });

  it.each(['vi er næsten færdige med legepladsen', 'samtalen er holdt i en god tone'])(
    '%p is none',
    (written) => {
      expect(weightyWord(written)).toBeUndefined();
    },
  );
});

describe.each(['tak', 'annuller', 'jeg er færdig', 'slet mit svar', 'hvad mener du?'])('%p', (written) => {
  it('is rather said to the bot than an answer', () => {
    expect(nearCommand(written)).toBeDefined();
  });
});

describe('what only begins like a command is an answer:', () => {
  it.each([
    'mere ro om morgenen',
    'Mere hjælp',
    'mere tid',
    'hjælp fra forældrene i garderoben',
    'Hjælp til overgange',
    'Vi skal have hjælp til læsning',
    'jeg vil hjælpe de nye',
    'status på legepladsen er god',
    'status quo',
    'næste år vil vi ud hver dag',
    'Næste gang spørger vi børnene',
    'stop mobning',
    'stop for skærme i frikvarteret',
    'jeg vil stoppe mobningen i 4. klasse',
    'pause mellem timerne',
    'flere pauser',
    'en plan',
    'en plan for frikvarteret',
    'aftaler med forældrene holder',
    'vi har aftaler om ro',
    'klare aftaler',
    'fraværet falder',
    'fravær',
    'tilbage til naturen',
    'send flere voksne ud',
    'input fra børnene',
    'forberedelse tager tid',
    'Vis hensyn',
    'vis børnene vejen',
    'kan du lide skolen',
    'hvad er godt',
    'hvad er en god ven',
    'vi ser på det nu',
    'more help in the morning',
    'help from the parents',
    'next year we go out every day',
    'status of the playground is good',
    'stop bullying',
    'breaks are too short',
    'agreements with parents work',
    'show respect',
    'can you help the new ones find a friend',
    'nej',
    'ja',
    '2',
    '',
  ])('‘%s’', (written) => {
    expect(nearCommand(written)).toBeUndefined();
  });
});

it.each([
  ['https://aarhus.dk/trivsel', 'https://aarhus.dk/trivsel'],
  [' <https://aarhus.dk/trivsel?id=1> ', 'https://aarhus.dk/trivsel?id=1'],
  ['www.aarhus.dk', 'https://www.aarhus.dk'],
  ['http://aarhus.dk', 'http://aarhus.dk'],
  ['se https://aarhus.dk/trivsel', undefined],
  ['https://aarhus.dk og mere', undefined],
  ['https://', undefined],
  ['aarhus.dk', undefined],
])('‘%s’ is nothing but the link %s', (written, link) => {
  expect(loneLink(written)).toBe(link);
});
