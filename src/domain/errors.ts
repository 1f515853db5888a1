/** Every refusal a person can meet. Each has a text in both languages, or it does not compile. */
export const errorCodes = [
  'access/unknown-person',
  'access/other-tenant',
  'access/not-yours',
  'access/no-such-unit',
  'access/no-status',
  'answer/locked',
  'answer/too-long',
  'answer/not-a-choice',
  'answer/missing',
  'answer/conflict',
  'answer/no-guide',
  'answer/no-question',
  'answer/cpr',
  'input/unreadable',
  'input/no-what',
  'input/no-children',
  'input/no-owner',
  'input/no-deadline',
  'input/bad-date',
  'input/past-date',
  'input/too-long',
  'input/no-title',
  'meeting/not-found',
  'meeting/not-begun',
  'meeting/cancelled',
  'meeting/has-agreements',
  'schema/no-agreement',
  'schema/no-focus-area',
  'schema/no-childrens-perspective',
  'schema/two-versions',
  'schema/too-many',
  'schema/entry-gone',
  'schema/finished',
  'schema/too-late',
  'store/unavailable',
  'store/no-answer',
  'bot/unknown-verb',
  'bot/failed',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** A refusal on its way to the person. Its message is the code; what the person reads is in `cards/texts`. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'Refusal';
  }
}
