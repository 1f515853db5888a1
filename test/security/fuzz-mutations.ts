import fc from 'fast-check';
import type { Json } from '../support/fake-connector';

/** Ways in which one place of an activity goes wrong. */

/** Stands in each text that only the fuzzer writes, to be looked for where it should not be. */
export const marker = 'hemmelig';

/** What a template would fill in; nothing of ours does. */
export const templateToken = '${hemmelig}';

/** JSON that no JavaScript value gives, or that `JSON.stringify` would be too deep for. */
const rawMark = '\ue000';

function raw(json: string): string {
  return rawMark + json.replaceAll('"', '\ue001');
}

/** An activity as the text that is posted. */
export function bodyOf(activity: unknown): string {
  return JSON.stringify(activity).replace(/"\ue000([^"]*)"/g, (_all, json: string) =>
    json.replaceAll('\ue001', '"'),
  );
}

const oddTexts = [
  `${marker} `.repeat(2_000),
  `${marker}${'x'.repeat(50_000)}`,
  `${'\n'.repeat(5_000)}${marker}`,
  `${marker} \ud800`,
  `\udfff${marker}`,
  `\u202e${marker}\u2066\u200b\ufeff`,
  `${marker}\u0000\u0007\u001b[31m`,
  `<script>${marker}</script><at>alle</at>`,
  `${templateToken} {{DATE()}} {${marker}}`,
  `[${marker}](javascript:alert(1)) ![](file:///etc/passwd)`,
  `# **${marker}**\n| a | b |\n> \`\`\``,
  `${marker}'; DROP TABLE documents; --`,
  `👩‍👩‍👧‍👦${'e\u0301'.repeat(300)}${marker}`,
];

const oddIds = [
  ...['', ' ', '/', '../moellevang', 'moellevang\u0000', 'municipality', '0-6', 'summary', 'audit'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(300), 'MOELLEVANG', '$ref'],
];

const otherIds = [
  ...['havblik', 'solsikken', 'nordlyset', 'aabrinken', 'lindehoej', 'moellevang'],
  ...['meeting:2026:ld1', 'meeting:2026:ld4', 'meeting:2026:oo1', 'meeting:2026:oo12', 'meeting:2025:ld1'],
  ...['leader', 'chef', 'board-rep', 'administration', 'pupil-council', 'consultant'],
  ...['save', 'send', 'draft', 'true', 'none', 'all', 'da', 'en', '6-18'],
];

const oddTimes = [
  ...['275760-09-13', '+275760-09-13T00:00:00.001Z', '0000-01-01', '-000001-01-01', '2026-02-30'],
  ...['9999-12-31', '2026-04-15T25:61:00Z', '2026-W16-3', '1e3', '24:00', '-1:00', '2026-04-15T10:00'],
];

const oddPlaces = [
  ...['xx-YY-zz', 'da_DK.UTF-8', 'i-klingon', '*', 'Mars/Olympus', 'Etc/GMT+99', 'http://127.0.0.1:1/'],
  ...['not an address', '//', 'file:///etc/passwd', 'http://[::', 'https://'],
];

const oddNumbers = [
  ...[0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER + 2, raw('1e309'), raw('-1e309'), raw('-0')],
  raw('123456789012345678901234567890'),
];

const deep = {
  lists: raw('['.repeat(60_000) + ']'.repeat(60_000)),
  objects: raw('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
};

const withPrototype = Object.fromEntries<unknown>([
  ['__proto__', { isAdmin: true, role: 'administration', unitId: 'havblik' }],
  ['constructor', { prototype: { isAdmin: true } }],
  ['toString', marker],
  ['length', -1],
]);

/** What a place becomes; `gone` is that it is not there. */
const gone = Symbol('gone');
type Change = (value: unknown) => unknown;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const becomes = (values: readonly unknown[]): Change[] => values.map((value) => () => value);

const changes: Readonly<Record<string, readonly Change[]>> = {
  left: [() => gone],
  nothing: [() => null],
  'other type': becomes([true, false, 7, 'x', [], {}, [null], { id: 7 }]),
  'odd text': becomes(oddTexts),
  'odd id': becomes(oddIds),
  'other id': becomes(otherIds),
  'odd time': becomes(oddTimes),
  'odd place': becomes(oddPlaces),
  'odd number': becomes(oddNumbers),
  deep: becomes([deep.lists, deep.objects]),
  many: [
    (value) => Array.from({ length: 500 }, (): unknown => value),
    () => Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${at}`, at])),
  ],
  wrapped: [(value) => [value], (value) => ({ value }), (value) => JSON.stringify(value)],
  prototype: [
    (value) =>
      isObject(value)
        ? Object.fromEntries([...Object.entries(value), ...Object.entries(withPrototype)])
        : withPrototype,
    () => '__proto__',
  ],
};

export interface Mutation {
  /** Which place, in reading order; counted round. */
  at: number;
  how: string;
  which: number;
}

export const aMutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(500),
  how: fc.constantFrom(...Object.keys(changes)),
  which: fc.nat(20),
});

/** The ways to all places but the whole. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => [
    [name],
    ...placesIn(child).map((below) => [name, ...below]),
  ]);
}

function changedAt(value: unknown, [name, ...below]: readonly string[], change: Change): unknown {
  if (name === undefined) return change(value);
  const entries = Object.entries(value as object).map(([own, child]): [string, unknown] => [
    own,
    own === name ? changedAt(child, below, change) : child,
  ]);
  const kept = entries.filter(([, child]) => child !== gone);
  return Array.isArray(value) ? kept.map(([, child]) => child) : Object.fromEntries(kept);
}

/** @returns the changed thing, and the place with what was done to it, for whoever reads the finding */
export function mutated(whole: Json, { at, how, which }: Mutation): { whole: Json; what: string } {
  const places = placesIn(whole);
  const place = places[at % places.length];
  const own = changes[how] ?? [];
  const change = own[which % own.length];
  if (!place || !change) return { whole, what: 'nothing' };
  return {
    whole: changedAt(whole, place, change) as Json,
    what: `${place.join('.')} ${how} ${which % own.length}`,
  };
}
