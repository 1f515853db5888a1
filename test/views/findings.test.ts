import { findingsOf } from '../support/adaptive-cards';

describe('it is a finding', () => {
  const input = { type: 'Input.Text', id: 'a', label: 'Hvad?' };
  const choices = { ...input, type: 'Input.ChoiceSet' };
  const submit = { type: 'Action.Submit', title: 'Send', data: { verb: 'send' } };
  const execute = {
    type: 'Action.Execute',
    title: 'Send',
    verb: 'send',
    data: { verb: 'send' },
    fallback: submit,
  };
  const inCard = (part: Record<string, unknown>): string[] =>
    findingsOf({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [part['verb'] ? { type: 'ActionSet', actions: [part] } : part],
    });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an element nobody knows', { type: 'CompoundButton' }, /Unknown element type/],
    ['a field that came after 1.5', { ...input, labelPosition: 'inline' }, /supported in version 1\.6/],
    ['an invalid value', { type: 'TextBlock', text: 'a', size: 'Huge' }, /Invalid value "Huge"/],
    ['a binding that was not filled in', { type: 'TextBlock', text: '${title}' }, /was not filled in/],
    ['a text that is none', { type: 'TextBlock', text: 'undefined' }, /says undefined/],
    ['nothing where a text was', { type: 'TextBlock', text: null }, /text is nothing/],
    ['an input without a label', { ...input, label: '' }, /without label/],
    ['an input without an id', { ...input, id: '' }, /without id/],
    ['two inputs of one id', { type: 'Container', items: [input, input] }, /two inputs have the id a/],
    ['a choice without a value', { ...choices, choices: [{ title: 'b', value: '' }] }, /title and value/],
    ['a choice of nothing', { ...choices, choices: [] }, /at least one choice/],
    [
      'something else among text runs',
      { type: 'RichTextBlock', inlines: [{ type: 'Image', url: 'https://a.test' }] },
      /not text runs/,
    ],
    ['an action without a fallback', { ...execute, fallback: {} }, /has no fallback/],
    [
      'a fallback that does something else',
      { ...execute, fallback: { ...submit, data: { verb: 'keep' } } },
      /other data/,
    ],
    ['data of another verb', { ...execute, verb: 'keep' }, /another verb/],
    ['a card that is too large', { type: 'TextBlock', text: 'æ'.repeat(41_000) }, /at most/],
  ])('%s', (_what, part, said) => {
    expect(inCard(part).join('\n')).toMatch(said);
  });

  it('never, when a card is good', () => {
    expect([input, { ...choices, choices: [{ title: 'b', value: 'b' }] }, execute].flatMap(inCard)).toEqual(
      [],
    );
  });
});
