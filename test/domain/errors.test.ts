import { Refusal, errorCodes } from '../../src/domain/errors';
import { accepted, refused } from '../../src/domain/result';

describe('a refusal', () => {
  it('is an error with its code as the message and its cause kept', () => {
    const cause = new Error('down');
    const refusal = new Refusal('store/unavailable', { cause });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: 'Refusal',
      code: 'store/unavailable',
      message: 'store/unavailable',
      cause,
    });
  });

  it('has each code once, as area/what', () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
    for (const code of errorCodes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
  });
});

describe('the outcome of a rule', () => {
  it('is a value or a code', () => {
    expect(accepted(7)).toEqual({ ok: true, value: 7 });
    expect(refused('answer/locked')).toEqual({ ok: false, code: 'answer/locked' });
  });
});
