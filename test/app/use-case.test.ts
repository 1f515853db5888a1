import { StoreError } from '../../src/app/ports';
import { rulesOf, useCase, withRetry } from '../../src/app/use-case';
import { Refusal } from '../../src/domain/errors';
import { aLoop, aPersonAs, aSummary, aUnit, anActor, openApp, type App } from '../fixtures/builders';

let app: App;
beforeEach(() => {
  app = openApp();
});
afterEach(() => app.close());

function failing(times: number, error: Error): () => Promise<number> {
  let tried = 0;
  return () => {
    tried += 1;
    return tried <= times ? Promise.reject(error) : Promise.resolve(tried);
  };
}

describe('an action that meets another write', () => {
  it('is decided again, up to eight times', async () => {
    const conflict = new StoreError('store/conflict', 'changed');
    await expect(withRetry(app.deps, 'test', failing(7, conflict))).resolves.toBe(8);
    await expect(withRetry(app.deps, 'test', failing(8, conflict))).rejects.toMatchObject({
      name: 'Refusal',
      code: 'store/unavailable',
      cause: conflict,
    });
  });

  it.each(['store/unavailable', 'store/limit'] as const)('is not decided again for %s', async (code) => {
    const error = new StoreError(code, 'because');
    await expect(withRetry(app.deps, 'test', failing(1, error))).rejects.toMatchObject({
      code: 'store/unavailable',
    });
    expect(app.logged).toEqual([
      {
        level: 'error',
        event: 'store-failed',
        fields: { useCase: 'test', code, attempt: 1, reason: 'because' },
      },
    ]);
  });

  it('says of a document that cannot be read that it is that one, which was logged when it was read', async () => {
    const error = new StoreError('store/unreadable', 'because');
    const refused = withRetry(app.deps, 'test', failing(1, error));
    await expect(refused).rejects.toMatchObject({ code: 'store/unreadable', cause: error });
    expect(app.logged).toEqual([]);
  });

  it('hands on a refusal and a fault of ours as they are', async () => {
    const refusal = new Refusal('answer/locked');
    await expect(withRetry(app.deps, 'test', failing(1, refusal))).rejects.toBe(refusal);
    const fault = new TypeError('ours');
    await expect(withRetry(app.deps, 'test', failing(1, fault))).rejects.toBe(fault);
    expect(app.logged).toEqual([]);
  });
});

describe('a use case', () => {
  it('is given who acts and what is asked', async () => {
    const echo = useCase('echo', (_deps, actor, input: string) =>
      Promise.resolve(`${actor.person.id} ${input}`),
    );
    await expect(echo(app.deps, anActor(aPersonAs('leader')), 'hej')).resolves.toBe('leader hej');
  });
});

describe('the rules of a unit', () => {
  it('are its loop’s, and the default ones before it has a loop', () => {
    expect(rulesOf(aSummary()).id).toBe('aarhus-2021');
    expect(rulesOf(aSummary(aUnit(), { loop: aLoop() })).id).toBe('aarhus-2021');
    expect(() => rulesOf(aSummary(aUnit(), { loop: aLoop({ ruleSet: 'aarhus-2099' }) }))).toThrow(
      'unknown rule set',
    );
  });
});
