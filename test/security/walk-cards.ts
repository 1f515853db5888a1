import { partsOf, typeOf } from '../support/adaptive-cards';
import type { ShownButton, ShownCard } from '../support/bot-client';
import type { Json } from '../support/fake-connector';

/** A button of a card that the bot drew, with all that a client sends when it is pressed. */
export interface Pressable {
  verb: string;
  title: string;
  /** What the card says of itself. */
  data: Json;
  /** What is typed and chosen in its inputs. */
  typed: Json;
  /** The same by an old client. */
  fallback: Json;
}

/** What stands in the inputs when the walk presses: what was there, or something that fits. */
export interface Filling {
  text: string;
  /** A day that forms take. */
  day: string;
  /** Added to numbers. */
  more: number;
}

/** What finds someone or something, by the input's id. */
const found: Readonly<Record<string, string>> = { name: 'Nadia', unit: 'Havblik' };

const noChoice = ['', 'none', 'nobody'];

function chosenIn(input: Json): string {
  const { choices, value } = input as { choices?: { value: string }[]; value?: unknown };
  if (typeof value === 'string' && !noChoice.includes(value)) return value;
  const real = choices?.find((choice) => !noChoice.includes(choice.value));
  return real?.value ?? '';
}

function valueFor(type: string, input: Json, filling: Filling): string {
  const value = typeof input['value'] === 'number' ? String(input['value']) : input['value'];
  const before = typeof value === 'string' ? value : '';
  if (type === 'Input.ChoiceSet') return chosenIn(input);
  if (type === 'Input.Date') return before || filling.day;
  if (type === 'Input.Time') return before || '10:00';
  if (type === 'Input.Number' && before !== '') return String(Number(before) + filling.more);
  const wanted = found[String(input['id'])];
  if (type === 'Input.Text' && wanted !== undefined) return wanted;
  if (type === 'Input.Text') return filling.text;
  return before;
}

const inputTypes = [
  'Input.Text',
  'Input.Number',
  'Input.Toggle',
  'Input.ChoiceSet',
  'Input.Date',
  'Input.Time',
];

/** The buttons of a card, with its inputs filled. */
export function pressablesOf(card: ShownCard, filling: Filling): Pressable[] {
  const typed = Object.fromEntries(
    partsOf(card.json)
      .filter((part) => inputTypes.includes(typeOf(part)))
      .map((part) => [String(part.json['id']), valueFor(typeOf(part), part.json, filling)]),
  );
  return card.buttons.map((button: ShownButton) => ({
    verb: button.verb,
    title: button.title,
    data: button.data,
    typed: button.sendsInputs ? typed : {},
    fallback: button.fallback,
  }));
}

/**
 * The bot gives a form an id by chance, under which it keeps what is sent. Here the forms are numbered as they are
 * drawn, so that one seed is one run.
 * @param numbered by the id that the bot gave; what is new in the card is added
 */
export function withFormIds(card: ShownCard, numbered: Map<string, string>): ShownCard {
  const put = (data: Json): Json => {
    const { formId } = data;
    if (typeof formId !== 'string') return data;
    const nth = String(numbered.size).padStart(12, '0');
    const id = numbered.get(formId) ?? `00000000-0000-4000-9000-${nth}`;
    // A form that comes back stays the one it was.
    numbered.set(formId, id).set(id, id);
    return { ...data, formId: id };
  };
  const buttons = card.buttons.map((button) => ({
    ...button,
    data: put(button.data),
    fallback: put(button.fallback),
  }));
  return { ...card, buttons };
}

export function asExecute({ verb, title, data, typed }: Pressable): Json {
  const action = { type: 'Action.Execute', title, verb, data: { ...data, ...typed } };
  return { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
}

export function asSubmit({ fallback, typed }: Pressable): Json {
  return { type: 'message', value: { ...fallback, ...typed } };
}

/** What differs from one press to the next without making it another thing to press. */
const passing = [
  'base',
  'seen',
  'formId',
  'messageId',
  'text',
  'question',
  'sources',
  'before',
  'after',
  'word',
];
const ids = /(?:Id|^from)$/;

function kindOf(value: unknown): string {
  const meeting = /:(ld|oo)(\d+)(?:$|:)/.exec(String(value));
  return meeting ? `${meeting[1]}${meeting[1] === 'ld' ? meeting[2] : ''}` : '*';
}

/** Two buttons with the same signature do the same to the same sort of thing. */
export function signatureOf({ verb, data }: Pressable): string {
  const about = Object.entries(data)
    .filter(([name, value]) => !passing.includes(name) && ['string', 'boolean'].includes(typeof value))
    .filter(([name]) => name !== 'verb')
    .map(([name, value]) => `${name}=${name !== 'unitId' && ids.test(name) ? kindOf(value) : String(value)}`);
  return [verb, ...about.sort()].join(' ');
}
