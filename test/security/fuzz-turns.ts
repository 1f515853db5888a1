import { verbs } from '../../src/teams/verbs';
import { nextId, type ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';
import { bodyOf, marker, mutated, type Mutation } from './fuzz-mutations';
import { isIn, townsmanOf, type Forbidden } from './fuzz-judge';
import type { ForbiddenWay, Plan } from './fuzz-plans';
import { sentTo, townsmen, unitIds, type Town, type Townsman } from './fuzz-town';
import { calledIn, recordings } from './recorded';
import { wireOf } from './fuzz-bodies';

/** From a plan to what is put through the door. */
export interface Turn {
  /** What it is, for whoever reads the finding; nothing of what people write. */
  what: string;
  body: string;
  forbidden?: Forbidden;
  /** Written on the wire by hand. */
  wire?: ReturnType<typeof wireOf>;
}

const recorded = recordings();
const activities = recorded.flatMap((recording) => recording.activities);
const called = activities.filter((activity) => calledIn(activity));
/** Every verb that any card has, recorded or not. */
const verbNames = [...verbs.keys()];

/** These show where the person is themselves; the unit on the card says only whether the button is an old one. */
const aboutOneself = ['chat.back', 'chat.skip', 'chat.on', 'chat.more', 'chat.pause'];
const aboutUnits = called.filter((activity) => {
  const { verb, data } = calledIn(activity)!;
  return unitIds.includes(String(data['unitId'])) && !aboutOneself.includes(verb);
});

function around<T>(many: readonly T[], index: number): T {
  return many[index % many.length]!;
}

/** Those who press what the bot shows them: they meet in two schools and a selvejende dagtilbud. */
const players = ['Mette Skov', 'Anders Holm', 'Karen Riis', 'Jonas Krog', 'Sara Lund', 'Martin Vang'].map(
  (name) => townsmen.find((each) => each.name === name)!,
);

const words = [
  ...['hjælp', 'forbered', 'input', 'opfølgning', 'aftaler', 'fravær', 'tilbagemelding', 'næste', 'kalender'],
  ...['luk loop', 'opsamlinger', 'overlevering', 'eksport', 'tilsynspunkt', 'forvaltning', 'tilsyn', 'data'],
  ...[
    'status Havblik',
    'spor Møllevang',
    'sprog',
    'english',
    'dansk',
    'send',
    'tilbage',
    'spring over',
    'pause',
  ],
  ...['status ${x}', 'Vi ser flere børn lege sammen.', 'x', '', ' ', '0', `${marker} `.repeat(700)],
  ...['\u202e\u0000\ud800', '<at>Kvalitetsloop</at> hjælp', 'Hans nummer er 010190-1234.', '*_`[x](y)`_*'],
];

const typedTexts = [
  ...[
    'Vi ser flere børn lege sammen.',
    '',
    ' ',
    '2026-06-01',
    '2026-02-30',
    '275760-09-13',
    '10:00',
    '25:61',
  ],
  ...['true', '-1', '1e309', `${marker} `.repeat(600), `\ud800${marker}`, '${hemmelig}', '__proto__', 'none'],
  ...['Hans nummer er 010190-1234.', '<b>x</b>', 'a\u0000b', '🧒🏽'.repeat(400), 'mette.skov@demo.test'],
];

function summaryOf(activity: Json): string {
  const { type, name } = activity;
  return [type, name, calledIn(activity)?.verb].filter((each) => typeof each === 'string').join(' ');
}

/** The same from someone else, in their own chat with the bot. */
function fromOther(activity: Json, from: Json, tenant = 'tenant-demo'): Json {
  return {
    ...activity,
    from,
    conversation: { id: `a:${String(from['aadObjectId'])}`, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
  };
}

const partyOf = ({ aadObjectId, name }: Townsman): Json => ({ id: `29:${aadObjectId}`, name, aadObjectId });
const stranger = { id: '29:fremmed', name: 'Fremmed', aadObjectId: 'ffffffff-0000-4000-8000-00000000ffff' };

/** With another verb, or other data under the same. */
function withCall(
  activity: Json,
  change: (called: { verb: string; data: Json }) => { verb: string; data: Json },
): Json {
  const { verb, data } = change(calledIn(activity)!);
  const { value } = activity as { value: { action?: Json } };
  if (!value.action) return { ...activity, value: { ...data, verb } };
  return { ...activity, value: { ...value, action: { ...value.action, verb, data: { ...data, verb } } } };
}

/** Whatever is made of a turn's plan, in the town as it is now. */
export class Turns {
  /** What each player got last. */
  readonly shown = new Map<string, ShownCard>();
  readonly #sent: Turn[] = [];

  constructor(private readonly town: Town) {}

  /** @returns what is sent for it, in order */
  async of(plan: Plan): Promise<Turn[]> {
    const turns = await this.#made(plan);
    this.#sent.push(...turns);
    return turns;
  }

  #turn(activity: Json, what: string, mutations: readonly Mutation[] = []): Turn {
    let whole: Json = { ...sentTo(this.town.bot, activity), id: nextId() };
    const done: string[] = [];
    for (const mutation of mutations) {
      const next = mutated(whole, mutation);
      whole = next.whole;
      done.push(next.what);
    }
    return { what: [what, ...done].join(' · '), body: bodyOf(whole) };
  }

  async #made(plan: Plan): Promise<Turn[]> {
    switch (plan.kind) {
      case 'recorded': {
        const activity = around(activities, plan.at);
        return [this.#turn(activity, summaryOf(activity), plan.mutations)];
      }
      case 'crossed': {
        const activity = around(called, plan.other);
        const verb = around(verbNames, plan.at);
        const crossed = withCall(activity, ({ data }) => ({ verb, data }));
        return [this.#turn(crossed, `${verb} with the data of ${calledIn(activity)!.verb}`)];
      }
      case 'borrowed': {
        const activity = around(activities, plan.at);
        const who = around(townsmen, plan.who);
        return [this.#turn(fromOther(activity, partyOf(who)), `${summaryOf(activity)} from ${who.name}`)];
      }
      case 'forbidden':
        return [await this.#forbidden(plan)];
      case 'in order': {
        const { activities: own, subject } = around(recorded, plan.at);
        const from = plan.at % own.length;
        return own
          .slice(from, from + plan.length)
          .map((activity) => this.#turn(activity, `${subject}: ${summaryOf(activity)}`));
      }
      case 'pressed':
        return [this.#pressed(plan)];
      case 'said': {
        const who = around(players, plan.who);
        const said = {
          ...around(activities, 0),
          type: 'message',
          value: undefined,
          text: around(words, plan.text),
        };
        return [
          this.#turn(fromOther(said, partyOf(who)), `${who.name} writes word ${plan.text % words.length}`),
        ];
      }
      case 'again': {
        const turn = this.#sent.at(-1 - (plan.back % Math.max(1, this.#sent.length)));
        if (!turn || turn.wire) return [];
        return [{ body: turn.body, what: `again: ${turn.what}` }];
      }
      case 'on the wire': {
        const activity = around(called, plan.at);
        const { body } = this.#turn(activity, '');
        const wire = wireOf(plan.name, body);
        const forbidden = wire.isRefused && { forbidden: { isStranger: true } };
        return [{ what: `${summaryOf(activity)}, ${plan.name}`, body, wire, ...forbidden }];
      }
    }
  }

  #pressed({ who, button, typed, mutations }: Extract<Plan, { kind: 'pressed' }>): Turn {
    const player = around(players, who);
    const card = this.shown.get(player.aadObjectId);
    const pressed = card && card.buttons.length > 0 ? around(card.buttons, button) : undefined;
    const base = fromOther(around(called, 0), partyOf(player));
    if (!card || !pressed) {
      const hello = { ...base, type: 'message', name: undefined, value: undefined, text: 'hjælp' };
      return this.#turn(hello, `${player.name} writes`);
    }
    const inputs = card.inputs.map(({ id, value, choices }, at) => {
      const drawn = typed[at];
      if (drawn === undefined) return [id, value] as const;
      return [
        id,
        choices.length > 0 && drawn % 5 > 0 ? around(choices, drawn).value : around(typedTexts, drawn),
      ] as const;
    });
    const data = { ...pressed.data, ...(pressed.sendsInputs && Object.fromEntries(inputs)) };
    const action = { type: 'Action.Execute', title: pressed.title, verb: pressed.verb, data };
    const activity = {
      ...{ ...base, type: 'invoke', name: 'adaptiveCard/action', text: undefined },
      value: { action, trigger: 'manual' },
    };
    return this.#turn(activity, `${player.name} presses ${pressed.verb}`, mutations);
  }

  async #forbidden({ at, way, who, mutations }: Extract<Plan, { kind: 'forbidden' }>): Promise<Turn> {
    const isCall = way === 'unknown verb';
    const activity = around(
      way.startsWith('other ') && way !== 'other tenant' ? aboutUnits : isCall ? called : activities,
      at,
    );
    // What is changed is changed before it is broken: the one thing that is wrong must stay so.
    const turn = (broken: (whole: Json) => Json, forbidden: Forbidden): Turn => {
      let whole: Json = { ...sentTo(this.town.bot, activity), id: nextId() };
      const done: string[] = [];
      for (const mutation of isCall || way.startsWith('other ') ? [] : mutations) {
        const next = mutated(whole, mutation);
        whole = next.whole;
        done.push(next.what);
      }
      return {
        what: [`${summaryOf(activity)} (${way})`, ...done].join(' · '),
        body: bodyOf(broken(whole)),
        forbidden,
      };
    };
    switch (way) {
      case 'stranger':
        return turn((whole) => fromOther(whole, stranger), { isStranger: true });
      case 'guest':
        return turn((whole) => fromOther(whole, { id: '29:gæst', name: 'Gæst' }), { isStranger: true });
      case 'other tenant':
        return turn((whole) => fromOther(whole, partyOf(around(townsmen, who)), 'tenant-other'), {
          isStranger: true,
        });
      case 'unknown verb':
        return turn(
          (whole) =>
            withCall(whole, (own) => ({
              ...own,
              verb: around(['no.such', 'constructor', '__proto__', 'toString'], who),
            })),
          { isStranger: false, unitIds: [] },
        );
      case 'stranger at last': {
        const { body, what, ...rest } = turn((whole) => whole, { isStranger: true });
        const conversation = { id: 'a:fremmed', conversationType: 'personal', tenantId: 'tenant-demo' };
        const last = JSON.stringify({ from: stranger, conversation }).slice(1);
        return { ...rest, what, body: `${body.slice(0, -1)},${last}` };
      }
      case 'other unit':
      case 'other person':
        return this.#elsewhere(activity, way, who, turn);
    }
  }

  /** About a unit that the sender has nothing to do with, in the files and in the store. */
  async #elsewhere(
    activity: Json,
    way: ForbiddenWay,
    index: number,
    turn: (broken: (whole: Json) => Json, forbidden: Forbidden) => Turn,
  ): Promise<Turn> {
    const own = String(calledIn(activity)!.data['unitId']);
    const sender =
      way === 'other person' ? around(townsmen, index) : (townsmanOf(activity) ?? around(townsmen, index));
    const foreign = unitIds.filter((id) => !sender.unitIds.includes(id));
    const unitId = way === 'other person' ? own : around([...foreign, own], index);
    const broken = (whole: Json): Json =>
      fromOther(
        withCall(whole, ({ verb, data }) => ({ verb, data: { ...data, unitId } })),
        partyOf(sender),
      );
    const made = turn(broken, { isStranger: false, unitIds: [unitId] });
    const isAllowed =
      sender.isEverywhere || sender.unitIds.includes(unitId) || (await isIn(this.town.bot, sender, unitId));
    if (!isAllowed) return made;
    const { forbidden: _allowed, ...rest } = made;
    return rest;
  }
}
