import { guidesInForce } from '../../../src/app/guides/in-force';
import { realShelf } from '../../fixtures/app';

describe('the guides in force', () => {
  const shelf = realShelf();

  it('are all shipped ones that somebody is asked by, with whom and when', () => {
    const inForce = guidesInForce(shelf);
    expect(inForce).toHaveLength(shelf.guides.length);
    expect(inForce.every(({ isOwn }) => !isOwn)).toBe(true);
    expect(inForce.find(({ id }) => id === 'leader-skole-ls1')).toMatchObject({
      ...{ occasions: ['first-dialogue'], roles: ['leader'], sectors: ['skole'] },
      version: shelf.guides.find(({ id }) => id === 'leader-skole-ls1')?.version,
    });
  });

  it('are not those that others go before, and say which are the municipality’s own', () => {
    const general = shelf.guides.find(({ id }) => id === 'leader-skole-ls1')!;
    const own = { ...general, version: 9 };
    const unused = {
      ...general,
      id: 'never-asked',
      for: { ...general.for, roles: ['administration' as const] },
    };
    const guides = [...shelf.guides.filter(({ id }) => id !== own.id), own, unused];
    const inForce = guidesInForce({ guides, ownGuides: new Set([own.id]) });
    expect(inForce.find(({ id }) => id === own.id)).toMatchObject({ version: 9, isOwn: true });
    expect(inForce.some(({ id }) => id === unused.id)).toBe(false);
  });
});
