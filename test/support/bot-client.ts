import type { FakeConnector, Json } from './fake-connector';
import { partsOf, typeOf } from './adaptive-cards';

/** A person at a Teams client: writes, presses buttons of cards, and reads what comes back. */

export interface ShownInput {
  id: string;
  label: string;
  value: string;
  choices: { title: string; value: string }[];
}

export interface ShownButton {
  title: string;
  verb: string;
  data: Json;
  sendsInputs: boolean;
  fallback: Json;
}

/** A card as a person meets it. */
export interface ShownCard {
  json: Json;
  /** Absent when the card came in an HTTP response and has no id that the client knows. */
  activityId?: string;
  title: string;
  /** Everything that is read, block by block, the lines of rich text each for itself. */
  texts: string[];
  /** All texts in one, for looking something up. */
  text: string;
  inputs: ShownInput[];
  buttons: ShownButton[];
  links: { title: string; url: string }[];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inputOf(json: Json): ShownInput {
  const choices = Array.isArray(json['choices']) ? json['choices'].filter(isJson) : [];
  return {
    id: text(json['id']),
    label: text(json['label']),
    value: typeof json['value'] === 'number' ? String(json['value']) : text(json['value']),
    choices: choices.map((choice) => ({ title: text(choice['title']), value: text(choice['value']) })),
  };
}

function buttonOf(json: Json): ShownButton {
  const { title, verb, data, fallback, associatedInputs } = json;
  return {
    title: text(title),
    verb: text(verb),
    data: isJson(data) ? data : {},
    sendsInputs: associatedInputs !== 'none',
    fallback: isJson(fallback) && isJson(fallback['data']) ? fallback['data'] : {},
  };
}

const inputTypes = [
  ...['Input.Text', 'Input.Number', 'Input.Toggle', 'Input.ChoiceSet', 'Input.Date', 'Input.Time'],
];

export function readCard(json: Json, activityId?: string): ShownCard {
  const parts = partsOf(json);
  const ofType = (...types: string[]): Json[] =>
    parts.filter((part) => types.includes(typeOf(part))).map((part) => part.json);
  const texts = ofType('TextBlock', 'TextRun').map((block) => text(block['text']));
  return {
    json,
    ...(activityId !== undefined && { activityId }),
    title: texts[0] ?? '',
    texts,
    text: texts.join('\n'),
    inputs: ofType(...inputTypes).map(inputOf),
    buttons: ofType('Action.Execute').map(buttonOf),
    links: ofType('Action.OpenUrl').map(({ title, url }) => ({ title: text(title), url: text(url) })),
  };
}

/** What came back of one thing the person did. */
export interface BotAnswer {
  status: number;
  /** The cards in the order they are seen; the first is the answer itself. */
  cards: ShownCard[];
  card: ShownCard;
  /** Messages without a card, as in a group. */
  messages: string[];
  body: unknown;
}

/** By title; the second of several alike is `{ title, at: 1 }`. */
export type Press = string | { title: string; at: number };
/** By the label or the id of the input. */
export type Typed = Readonly<Record<string, string>>;

export interface ActOptions {
  /** The client sends only what was touched, as some do. */
  omitsUntouched?: boolean;
  /** The same delivery again; by default each has an id of its own. */
  id?: string;
}

export interface PersonOptions {
  url: string;
  connector: FakeConnector;
  aadObjectId: string;
  name: string;
  tenant?: string;
  locale?: string;
  /** Asks for the replies in the HTTP response, and posts nothing to the connector. */
  expectsReplies?: boolean;
  conversation?: { id: string; conversationType: 'personal' | 'groupChat' };
  /** Told everything that is typed, for looking whether it is anywhere it should not be. */
  onTyped?: (typed: string) => void;
  /** Shown each activity as it goes out. */
  onSent?: (activity: Json) => void;
}

export interface BotPerson {
  conversationId: string;
  say(written: string, options?: { id?: string }): Promise<BotAnswer>;
  /** `Action.Execute`, as new clients do. */
  execute(card: ShownCard, press: Press, typed?: Typed, options?: ActOptions): Promise<BotAnswer>;
  /** `Action.Submit`, as old clients do: a message with a value and no text. */
  submit(card: ShownCard, press: Press, typed?: Typed, options?: ActOptions): Promise<BotAnswer>;
  /** The app is installed, or the chat window opened. */
  arrive(action?: 'add' | 'remove'): Promise<BotAnswer>;
  /** An activity of any shape, over what every activity of this person has. */
  send(activity: Json): Promise<BotAnswer>;
}

let sequence = 0;

export function nextId(): string {
  return `client-${(sequence += 1)}`;
}

function pressed(card: ShownCard, press: Press): ShownButton {
  const { title, at } = typeof press === 'string' ? { title: press, at: 0 } : press;
  const button = card.buttons.filter((candidate) => candidate.title === title)[at];
  if (!button)
    throw new Error(`'${card.title}' has no '${title}', but ${card.buttons.map((b) => b.title).join(', ')}`);
  return button;
}

/** What the client sends of the inputs: what was typed, and what stood there before. */
export function inputsOf(card: ShownCard, typed: Typed, omitsUntouched = false): Record<string, string> {
  const values = omitsUntouched ? {} : Object.fromEntries(card.inputs.map(({ id, value }) => [id, value]));
  for (const [name, value] of Object.entries(typed)) {
    const input = card.inputs.find(({ id, label }) => id === name || label === name);
    if (!input)
      throw new Error(`'${card.title}' has no '${name}', but ${card.inputs.map((i) => i.label).join(', ')}`);
    values[input.id] = input.choices.find(({ title }) => title === value)?.value ?? value;
  }
  return values;
}

function cardsIn(activity: Json): Json[] {
  const attachments = Array.isArray(activity['attachments']) ? activity['attachments'].filter(isJson) : [];
  return attachments.map((attachment) => attachment['content']).filter(isJson);
}

/** The activities that a body carries when replies are expected, and the card of an invoke's answer. */
function readBody(body: unknown): { activities: Json[]; invoked: Json[] } {
  if (!isJson(body)) return { activities: [], invoked: [] };
  const activities = Array.isArray(body['activities']) ? body['activities'].filter(isJson) : [];
  const responses = activities
    .filter(({ type }) => type === 'invokeResponse')
    .flatMap(({ value }) => (isJson(value) && isJson(value['body']) ? [value['body']] : []));
  const invoked = [body, ...responses].map(({ value }) => value).filter(isJson);
  return { activities: activities.filter(({ type }) => type === 'message'), invoked };
}

export async function postActivity(
  url: string,
  activity: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
  const body = await response.text();
  const isObject = body.startsWith('{');
  return { status: response.status, body: isObject ? (JSON.parse(body) as unknown) : body };
}

export function person(options: PersonOptions): BotPerson {
  const { url, connector, aadObjectId, name, tenant = 'tenant-demo', locale = 'da-DK' } = options;
  const conversation = options.conversation ?? { id: `a:${aadObjectId}`, conversationType: 'personal' };
  const isGroup = conversation.conversationType !== 'personal';

  async function send(activity: Json): Promise<BotAnswer> {
    const before = connector.calls.length;
    const sent: Json = {
      id: nextId(),
      channelId: 'msteams',
      serviceUrl: connector.url,
      locale,
      from: { id: `29:${aadObjectId}`, name, aadObjectId },
      recipient: { id: '28:bot', name: 'Kvalitetsloop' },
      conversation: { ...conversation, isGroup, tenantId: tenant },
      channelData: { tenant: { id: tenant } },
      ...(options.expectsReplies && { deliveryMode: 'expectReplies' }),
      ...activity,
    };
    options.onSent?.(sent);
    const { status, body } = await postActivity(url, sent);
    const replyToId = text(activity['replyToId']) || undefined;
    const { activities, invoked } = readBody(body);
    const arrived = connector.calls
      .slice(before)
      .filter((call) => call.wasTaken && call.conversationId === conversation.id);
    const posted = arrived.filter(
      ({ method }) => method === 'POST' || (method === 'PUT' && invoked.length === 0),
    );
    const cards = [
      ...invoked.map((json) => readCard(json, replyToId)),
      ...posted.flatMap((call) => cardsIn(call.activity).map((json) => readCard(json, call.activityId))),
      ...activities.flatMap((each) => cardsIn(each).map((json) => readCard(json))),
    ];
    const messages = [...arrived.map((call) => call.activity), ...activities].map((each) =>
      text(each['text']),
    );
    return {
      status,
      body,
      cards,
      get card() {
        if (!cards[0]) throw new Error(`no card came back: ${status} ${JSON.stringify(body)}`);
        return cards[0];
      },
      messages: messages.filter((message) => message !== ''),
    };
  }

  function note(values: Readonly<Record<string, string>>, card: ShownCard): void {
    for (const [id, value] of Object.entries(values)) {
      const input = card.inputs.find((candidate) => candidate.id === id);
      if (input?.choices.length === 0) options.onTyped?.(value);
    }
  }

  return {
    conversationId: conversation.id,
    send,
    say(written, { id } = {}) {
      options.onTyped?.(written);
      return send({ type: 'message', text: written, ...(id && { id }) });
    },
    execute(card, press, typed = {}, { omitsUntouched, id } = {}) {
      const { verb, title, data, sendsInputs } = pressed(card, press);
      const inputs = sendsInputs ? inputsOf(card, typed, omitsUntouched) : {};
      note(inputs, card);
      const action = { type: 'Action.Execute', title, verb, data: { ...data, ...inputs } };
      return send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action, trigger: 'manual' },
        ...(card.activityId && { replyToId: card.activityId }),
        ...(id && { id }),
      });
    },
    submit(card, press, typed = {}, { omitsUntouched, id } = {}) {
      const { fallback, sendsInputs } = pressed(card, press);
      const inputs = sendsInputs ? inputsOf(card, typed, omitsUntouched) : {};
      note(inputs, card);
      return send({
        type: 'message',
        value: { ...fallback, ...inputs },
        ...(card.activityId && { replyToId: card.activityId }),
        ...(id && { id }),
      });
    },
    arrive: (action = 'add') => send({ type: 'installationUpdate', action }),
  };
}
