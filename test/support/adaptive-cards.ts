import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';

/** The build for CommonJS; the package's own entry is in another module format. */
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = createRequire(__filename)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

type Json = Readonly<Record<string, unknown>>;

/** An object inside a card, with the way to it: `body[2].items[0]`. */
export interface Part {
  path: string;
  json: Json;
}

const maxBytes = 80 * 1024;

/** What stands beside one another; what is secondary is behind '…' and is not counted. The library counts both. */
const mostButtons = 5;
const hostConfig = new HostConfig({ actions: { maxActions: 2 * mostButtons } });

/** Elements and actions of Adaptive Cards 1.5 and before. */
const known = new Set([
  ...['AdaptiveCard', 'TextBlock', 'RichTextBlock', 'TextRun', 'Image', 'ImageSet', 'Media', 'FactSet'],
  ...['Container', 'ColumnSet', 'Column', 'ActionSet', 'Table', 'TableRow', 'TableCell'],
  ...['Input.Text', 'Input.Number', 'Input.Date', 'Input.Time', 'Input.Toggle', 'Input.ChoiceSet'],
  ...['Action.OpenUrl', 'Action.Submit', 'Action.Execute', 'Action.ShowCard', 'Action.ToggleVisibility'],
]);

/** Teams' own pictures, which stand in a card only beside a text that says the same. */
const charts = new Set(['Chart.HorizontalBar', 'Chart.HorizontalBar.Stacked']);

/** What people read or what is sent back as they left it. */
const textFields = ['text', 'title', 'label', 'value', 'placeholder', 'errorMessage', 'altText', 'url'];

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object of a card but what its actions carry, which nobody sees. */
export function partsOf(value: unknown, path = ''): Part[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => partsOf(each, `${path}[${at}]`));
  if (!isJson(value)) return [];
  const below = Object.entries(value).filter(([name]) => name !== 'data');
  return [
    { path: path || 'card', json: value },
    ...below.flatMap(([name, child]) => partsOf(child, path ? `${path}.${name}` : name)),
  ];
}

export function typeOf({ json }: Part): string {
  return typeof json['type'] === 'string' ? json['type'] : '';
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** A card as it is where there are no charts: with their fallbacks. */
function withoutCharts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCharts);
  if (!isJson(value)) return value;
  if (charts.has(String(value['type']))) return withoutCharts(value['fallback']);
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withoutCharts(child)]));
}

/** What the official library says, read as version 1.5. It knows no charts, and would warn of each. */
function libraryFindings(cardJson: Json): string[] {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  const context = new SerializationContext(Versions.v1_5);
  try {
    card.parse(withoutCharts(cardJson), context);
  } catch (error) {
    return [String(error)];
  }
  const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  return [...parsing, ...card.validateProperties().validationEvents].map(({ message }) => message);
}

/** Texts that look like a mistake may stand in a card only where the data had them, because a person wrote them. */
function textFindings({ path, json }: Part, given: ReadonlySet<string>): string[] {
  return Object.entries(json).flatMap(([name, value]) => {
    const place = `${path}.${name}`;
    if (value === null || value === undefined) return [`${place} is nothing`];
    if (json['type'] === 'Input.Number' && typeof value === 'number') return [];
    if (typeof value !== 'string') return textFields.includes(name) ? [`${place} is no text`] : [];
    if (given.has(value)) return [];
    if (value.includes('${')) return [`${place}: ${value} was not filled in`];
    return ['null', 'undefined', 'NaN', '[object Object]'].includes(value) ? [`${place} says ${value}`] : [];
  });
}

/** The bars of a chart, of whatever kind: what each is called, and how long it is. */
function barsOf(value: unknown): [label: unknown, value: unknown][] {
  if (Array.isArray(value)) return value.flatMap(barsOf);
  if (!isJson(value)) return [];
  if ('data' in value) return barsOf(value['data']);
  return [[value['x'] ?? value['legend'], value['y'] ?? value['value']]];
}

/** Where Teams draws no picture, and for those who do not see it, the text has to say all of it. */
function chartFindings({ path, json }: Part): string[] {
  const { title, data, fallback } = json;
  if (!isJson(fallback) || fallback['type'] !== 'TextBlock' || fallback['wrap'] !== true)
    return [`${path}: a chart without a text as its fallback`];
  const said = String(fallback['text']);
  const bars = barsOf(data);
  const saidOf = (label: unknown): number => parseInt(said.split(`${String(label)}: `)[1] ?? '', 10);
  return [
    ...(typeof title === 'string' && title !== '' ? [] : [`${path}: a chart without a title`]),
    ...(bars.length > 1 ? [] : [`${path}: a chart with nothing to compare`]),
    ...bars
      .filter(([label, value]) => saidOf(label) !== value)
      .map(([label]) => `${path}: the fallback does not say ${String(label)} of the chart`),
  ];
}

/** What markdown makes a list, a quotation or a heading of: '22. november' loses its day. */
const beginsList = /^ {0,3}(?:\d{1,9}[.)]|[-+*>]|#{1,6})\s/m;

function elementFindings(part: Part): string[] {
  const { path, json } = part;
  const type = typeOf(part);
  const isElement = 'type' in json || /(?:body|items|columns|inlines|actions)\[\d+\]$/.test(path);
  if (charts.has(type)) return chartFindings(part);
  if (isElement && !known.has(type)) return [`${path}: ${type || 'an element without a type'} is not in 1.5`];
  if (type === 'TextBlock' && json['text'] === '') return [`${path}: a text block without text`];
  if (type === 'TextBlock' && beginsList.test(String(json['text'])))
    return [`${path}: a text that is read as a list or a heading`];
  if (type !== 'RichTextBlock') return [];
  const inlines = Array.isArray(json['inlines']) ? json['inlines'] : [];
  return inlines.length > 0 && inlines.every((inline) => isJson(inline) && inline['type'] === 'TextRun')
    ? []
    : [`${path}: inlines that are not text runs`];
}

function inputFindings(inputs: readonly Part[]): string[] {
  const lacks = inputs.flatMap(({ path, json }) =>
    ['id', 'label'].filter((name) => !json[name]).map((name) => `${path}: an input without ${name}`),
  );
  const ids = inputs.map(({ json }) => json['id']);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [...lacks, ...twice.map((id) => `two inputs have the id ${String(id)}`)];
}

function crowdFindings({ path, json }: Part): string[] {
  const actions = Array.isArray(json['actions']) ? json['actions'].filter(isJson) : [];
  const { length } = actions.filter(({ mode }) => mode !== 'secondary');
  return length > mostButtons ? [`${path}: ${length} buttons beside one another, of ${mostButtons}`] : [];
}

/** A client without Action.Execute sends the fallback, so it has to say the same. */
function actionFindings({ path, json }: Part): string[] {
  const { verb, title, data, fallback } = json;
  if (typeof verb !== 'string' || verb === '') return [`${path}: an action without a verb`];
  if (!isJson(fallback) || fallback['type'] !== 'Action.Submit') return [`${path}: ${verb} has no fallback`];
  const same = isJson(fallback['data']) && JSON.stringify(fallback['data']) === JSON.stringify(data);
  return [
    ...(typeof title === 'string' && title !== '' ? [] : [`${path}: ${verb} has no title`]),
    ...(fallback['title'] === title ? [] : [`${path}: the fallback of ${verb} has another title`]),
    ...(same ? [] : [`${path}: the fallback of ${verb} has other data`]),
    ...(isJson(data) && data['verb'] === verb ? [] : [`${path}: the data of ${verb} has another verb`]),
  ];
}

/**
 * What is wrong with a card as it is sent; empty when nothing is.
 * @param data what filled the template: `${…}` or 'null' in it is what someone wrote
 */
export function findingsOf(cardJson: Json, data?: unknown): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(cardJson));
  const parts = partsOf(cardJson);
  const given = new Set(stringsOf(data));
  const ofType = (start: string): Part[] => parts.filter((part) => typeOf(part).startsWith(start));
  return [
    ...libraryFindings(cardJson),
    ...(bytes < maxBytes ? [] : [`${bytes} bytes, of ${maxBytes} at most`]),
    ...(cardJson['version'] === '1.5' ? [] : [`version ${String(cardJson['version'])}`]),
    ...parts.flatMap((part) => textFindings(part, given)),
    ...parts.flatMap(elementFindings),
    ...parts.flatMap(crowdFindings),
    ...inputFindings(ofType('Input.')),
    ...ofType('Action.Execute').flatMap(actionFindings),
  ];
}
