import { fingerprint } from '../../../src/domain/guide/fingerprint';
import {
  isUnsent,
  sendWritten,
  writeDrafts,
  type Receipts,
  type WrittenReceipt,
} from '../../../src/domain/input/receipts';

const none: Receipts = { id: 'receipts:m', unitId: 'u', meetingId: 'm', revision: 0, items: [] };
const at = '2026-03-25T09:00:00.000Z';
const later = '2026-03-27T09:00:00.000Z';

const to = (text: string, base = '', personId = 'sara'): WrittenReceipt => ({
  personId,
  role: 'pupil-council',
  text,
  base: fingerprint(base),
});

const drafted = (...texts: WrittenReceipt[]): Receipts => writeDrafts(none, texts);

describe('a text that is written', () => {
  it('is kept, and each one’s own', () => {
    expect(drafted(to('Til Sara'), to('Til Emil', '', 'emil')).items.map(({ text }) => text)).toEqual([
      'Til Sara',
      'Til Emil',
    ]);
  });

  it('changes nothing when it says the same, or nothing at all', () => {
    const before = drafted(to('Derfor'));
    expect(writeDrafts(before, [to('Derfor ', 'Derfor')])).toBe(before);
    expect(writeDrafts(none, [to('  ')])).toBe(none);
  });

  it('takes the place of the one it was written over', () => {
    expect(writeDrafts(drafted(to('Derfor')), [to('Derfor nu', 'Derfor')]).items).toMatchObject([
      { text: 'Derfor nu' },
    ]);
  });

  it('stands beside one that came meanwhile, and once only', () => {
    const met = writeDrafts(drafted(to('Den ene')), [to('Den anden')]);
    expect(met.items).toMatchObject([{ text: 'Den ene\n\nDen anden' }]);
    expect(writeDrafts(met, [to('Den anden')])).toBe(met);
  });

  it('that was only looked at takes nothing from a newer one', () => {
    const newer = writeDrafts(drafted(to('Derfor')), [to('Derfor nu', 'Derfor')]);
    expect(writeDrafts(newer, [to('Derfor', 'Derfor')])).toBe(newer);
  });

  it('can be taken out again while it is a draft', () => {
    expect(writeDrafts(drafted(to('Derfor')), [to('', 'Derfor')]).items).toMatchObject([{ text: '' }]);
  });
});

describe('sending', () => {
  it('takes all that is written, and leaves the others', () => {
    const before = writeDrafts(drafted(to('Derfor'), to('Kladde', '', 'emil')), [to('', 'Kladde', 'emil')]);
    const { receipts, first, corrected } = sendWritten(before, 'mette', at);
    expect(first.map(({ personId }) => personId)).toEqual(['sara']);
    expect(corrected).toEqual([]);
    expect(receipts.items).toMatchObject([
      { personId: 'sara', sentText: 'Derfor', sentAt: at, sentBy: 'mette' },
      { personId: 'emil', text: '' },
    ]);
  });

  it('twice is once', () => {
    const { receipts } = sendWritten(drafted(to('Derfor')), 'mette', at);
    expect(sendWritten(receipts, 'mette', later)).toEqual({ receipts, first: [], corrected: [] });
  });

  it('again is a correction, and keeps when it was sent first', () => {
    const { receipts } = sendWritten(drafted(to('Derfor')), 'mette', at);
    const mended = writeDrafts(receipts, [to('Derfor nu', 'Derfor')]);
    expect(mended.items.map(isUnsent)).toEqual([true]);
    const again = sendWritten(mended, 'karen', later);
    expect([again.first, again.corrected.length]).toEqual([[], 1]);
    expect(again.receipts.items).toMatchObject([{ sentText: 'Derfor nu', sentAt: at, sentBy: 'karen' }]);
  });

  it('cannot be taken back by an empty text', () => {
    const { receipts } = sendWritten(drafted(to('Derfor')), 'mette', at);
    expect(writeDrafts(receipts, [to('', 'Derfor')])).toBe(receipts);
  });
});
