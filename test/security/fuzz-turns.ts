import { verbs } from '../../src/teams/verbs';
import type { ShownCard } from '../support/bot-client';
import {
  activities,
  around,
  called,
  fromOther,
  partyOf,
  recorded,
  summaryOf,
  turnOf,
  withCall,
  type Turn,
} from './fuzz-activities';
import { wireOf } from './fuzz-bodies';
import { forbiddenTurn } from './fuzz-forbidden';
import { marker } from './fuzz-mutations';
import type { Plan } from './fuzz-plans';
import { townsmen, type Town } from './fuzz-town';
import { calledIn } from './recorded';

/** From a plan to what is put through the door. */

/** Every verb that any card has, recorded or not. */
const verbNames = [...verbs.keys()];

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

  async #made(plan: Plan): Promise<Turn[]> {
    switch (plan.kind) {
      case 'recorded': {
        const activity = around(activities, plan.at);
        return [turnOf(this.town, activity, summaryOf(activity), plan.mutations)];
      }
      case 'crossed': {
        const activity = around(called, plan.other);
        const verb = around(verbNames, plan.at);
        const crossed = withCall(activity, ({ data }) => ({ verb, data }));
        return [turnOf(this.town, crossed, `${verb} with the data of ${calledIn(activity)!.verb}`)];
      }
      case 'borrowed': {
        const activity = around(activities, plan.at);
        const who = around(townsmen, plan.who);
        return [
          turnOf(this.town, fromOther(activity, partyOf(who)), `${summaryOf(activity)} from ${who.name}`),
        ];
      }
      case 'forbidden':
        return [await forbiddenTurn(this.town, plan)];
      case 'in order': {
        const { activities: own, subject } = around(recorded, plan.at);
        const from = plan.at % own.length;
        return own
          .slice(from, from + plan.length)
          .map((activity) => turnOf(this.town, activity, `${subject}: ${summaryOf(activity)}`));
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
          turnOf(
            this.town,
            fromOther(said, partyOf(who)),
            `${who.name} writes word ${plan.text % words.length}`,
          ),
        ];
      }
      case 'again': {
        const turn = this.#sent.at(-1 - (plan.back % Math.max(1, this.#sent.length)));
        if (!turn || turn.wire) return [];
        return [{ body: turn.body, what: `again: ${turn.what}` }];
      }
      case 'on the wire': {
        const activity = around(called, plan.at);
        const { body } = turnOf(this.town, activity, '');
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
      return turnOf(this.town, hello, `${player.name} writes`);
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
    return turnOf(this.town, activity, `${player.name} presses ${pressed.verb}`, mutations);
  }
}
