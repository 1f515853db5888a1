import { unitsWithOwnLink, withPackage } from '../../../src/domain/municipality/area-link';
import type { Unit } from '../../../src/domain/people/unit';
import { aUnit } from '../../fixtures/builders';

const link = (number: number, url: string) => ({ number, url, available: '2026-03-21' });
const unit = (id: string, ...dataPackages: Unit['dataPackages']): Unit => ({ ...aUnit(), id, dataPackages });

describe('the link of a data package (rule 6)', () => {
  it('takes the place of the one with its number, in order', () => {
    const before = unit('a', link(1, 'https://lis/1'), link(3, 'https://lis/3'));
    const { dataPackages } = withPackage(
      withPackage(before, link(2, 'https://lis/2')),
      link(1, 'https://lis/ny'),
    );
    expect(dataPackages.map(({ number, url }) => [number, url])).toEqual([
      [1, 'https://lis/ny'],
      [2, 'https://lis/2'],
      [3, 'https://lis/3'],
    ]);
  });

  it('is a unit’s own when no other unit has it', () => {
    const units = [
      unit('a', link(1, 'https://lis/alle')),
      unit('b', link(1, 'https://lis/alle')),
      unit('c', link(1, 'https://lis/c'), link(2, 'https://lis/alle')),
      unit('d'),
    ];
    expect(unitsWithOwnLink(units, link(1, 'https://lis/ny')).map(({ id }) => id)).toEqual(['c']);
    expect(unitsWithOwnLink(units, link(3, 'https://lis/ny'))).toEqual([]);
  });

  it('is not a unit’s own when it is the area’s, and only this unit has got it yet', () => {
    const units = [unit('a', link(1, 'https://lis/ny')), unit('b')];
    expect(unitsWithOwnLink(units, link(1, 'https://lis/ny'))).toEqual([]);
  });
});
