import { z } from 'zod/v4';
import type { Answers } from '../../app/answer-guide';
import { Role } from '../../domain/people/person';
import { button } from '../../views/card';
import { choicePrefix } from '../../views/conflict';
import { answerPrefix, questionFields, sourceFields, type Field } from '../../views/fields';
import { sourceInputsOf, sourcePrefix, sourceTextOf, type SourceInputs } from '../../views/source-inputs';
import type { Setting } from '../turn';

/** Which answers a card is about; the server checks it anew. */
export const Key = z.object({ unitId: z.string(), meetingId: z.string(), role: Role });

/** Of two texts that met. */
export const Choice = z.enum(['stored', 'other', 'both']);

const typedPrefixes = [answerPrefix, sourcePrefix.type, sourcePrefix.date];

/** Whether an input holds an answer, or a part of one. */
export function isAnswerInput(name: string): boolean {
  return typedPrefixes.some((prefix) => name.startsWith(prefix));
}

/** What people typed or chose comes as text; anything else is no card of ours. */
function isReadable(name: string, value: unknown): boolean {
  if (name.startsWith(choicePrefix)) return Choice.safeParse(value).success;
  return !isAnswerInput(name) || typeof value === 'string';
}

/** A card's answers: inputs named after their questions, and the marks of the texts it was drawn from. */
export const Answering = Key.extend({
  guideId: z.string().default(''),
  base: z.record(z.string(), z.string()).default({}),
  /** Data sources as the card was drawn: of their three inputs only the touched one may come back. */
  sources: z.record(z.string(), z.string()).default({}),
  site: z
    .string()
    .transform((value) => (value === 'none' ? '' : value))
    .optional(),
  intent: z.enum(['draft', 'submit']).default('draft'),
})
  .catchall(z.unknown())
  .refine((data) => Object.entries(data).every(([name, value]) => isReadable(name, value)));
export type Answering = z.infer<typeof Answering>;

/** What was typed or chosen in the inputs of one kind, by question. */
export function inputs(data: Answering, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string'
        ? [[name.slice(prefix.length), value] as const]
        : [],
    ),
  );
}

/** The data sources of which anything came, each with its three inputs. */
function typedSources(data: Answering): Record<string, SourceInputs> {
  const [whats, types, dates] = typedPrefixes.map((prefix) => inputs(data, prefix));
  const drawn = Object.keys(data.sources).filter((id) => whats?.[id] !== undefined);
  const ids = new Set([...drawn, ...Object.keys({ ...types, ...dates })]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const before = sourceInputsOf(data.sources[id] ?? '');
      return [
        id,
        {
          what: whats?.[id] ?? before.what,
          type: types?.[id] ?? before.type,
          date: dates?.[id] ?? before.date,
        },
      ];
    }),
  );
}

/** A text a question: what was typed, and of a data source what its inputs make together. */
function textsOf(data: Answering): Record<string, string> {
  const sources = Object.entries(typedSources(data));
  const made = sources.map(([id, source]) => [id, sourceTextOf(source)] as const);
  return { ...inputs(data, answerPrefix), ...Object.fromEntries(made) };
}

export function answersOf(data: Answering, intent: Answers['intent']): Answers {
  const { unitId, meetingId, role, guideId, base, site } = data;
  return {
    guideId,
    unitId,
    meetingId,
    role,
    base,
    texts: textsOf(data),
    intent,
    ...(site !== undefined && { siteId: site }),
  };
}

/**
 * What was typed, by the guide's questions, from the card alone: the store may be down. Questions that have left
 * the guide stand under its title.
 */
function typedFields({ deps, words }: Setting, data: Answering): Field[] {
  const guide = deps.guides.find(({ id }) => id === data.guideId);
  const unknown = words.t('chat.written');
  const text = guide?.title ?? { da: unknown, en: unknown };
  const gone = { kind: 'long', required: false, text, help: { da: '', en: '' } } as const;
  const sources = typedSources(data);
  return Object.entries(textsOf(data)).flatMap(([id, value]) => {
    const question = guide?.questions.find((candidate) => candidate.id === id) ?? { id, ...gone };
    const source = sources[id];
    return source ? sourceFields(words, question, source) : questionFields(words, question, value);
  });
}

/** How what was typed on a card of questions is given back. */
export const typedAnswers = {
  fields: typedFields,
  back: ({ words }: Setting, { unitId, meetingId, role }: Answering) =>
    button(words.t('common.back'), 'prepare.open', { unitId, meetingId, role }),
};
