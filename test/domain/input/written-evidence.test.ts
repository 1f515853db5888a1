import fc from 'fast-check';
import type { Evidence } from '../../../src/domain/input/evidence';
import {
  editEvidence,
  marksOf,
  maxEvidenceLength,
  maxLinkLength,
  maxProvenanceLength,
  readEvidence,
  type EvidenceText,
  type WrittenEvidence,
} from '../../../src/domain/input/written-evidence';
import { fixedSeed, monday } from '../../fixtures/builders';

const today = '2026-03-02';
const sites = [{ id: 'nord' }];
const good: WrittenEvidence = {
  kind: 'observation',
  text: ' De yngste leger ved porten.\r\n',
  source: 'gårdvagterne',
  method: '',
  date: '2026-02-27',
  link: '',
  siteId: 'nord',
};
const read = (changes: Partial<WrittenEvidence> = {}) => readEvidence({ ...good, ...changes }, sites, today);

describe('own data as it is written (rule 7, B)', () => {
  it('is tidied, and has only what was written', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        kind: 'observation',
        text: 'De yngste leger ved porten.',
        source: 'gårdvagterne',
        method: '',
        date: '2026-02-27',
        siteId: 'nord',
      },
    });
  });

  it.each<[string, Partial<WrittenEvidence>, string]>([
    ['nothing seen', { text: ' \n' }, 'basis/no-text'],
    ['no source', { source: ' ' }, 'basis/no-source'],
    ['no date', { date: '' }, 'input/bad-date'],
    ['a date that is none', { date: '2026-02-30' }, 'input/bad-date'],
    ['tomorrow', { date: '2026-03-03' }, 'basis/future-date'],
    ['a picture without a link', { kind: 'picture' }, 'basis/no-link'],
    ['a link that is not safe', { link: 'http://a.test/b' }, 'basis/bad-link'],
    ['a script', { link: 'javascript:alert(1)' }, 'basis/bad-link'],
    ['half an address', { link: 'https://' }, 'basis/bad-link'],
    ['too long a story', { text: 'a'.repeat(maxEvidenceLength + 1) }, 'input/too-long'],
    ['too long a source', { source: 'a'.repeat(maxProvenanceLength + 1) }, 'input/too-long'],
    ['too long a method', { method: 'a'.repeat(maxProvenanceLength + 1) }, 'input/too-long'],
    ['a kind we do not know', { kind: 'score' }, 'input/unreadable'],
    ['a site of another unit', { siteId: 'syd' }, 'input/unreadable'],
  ])('is refused with %s', (_what, changes, code) => {
    expect(read(changes)).toEqual({ ok: false, code });
  });

  it('takes a picture with a link, of today, of no site', () => {
    const link = 'https://billeder.example.dk/kort?id=7';
    expect(read({ kind: 'picture', link, date: today, siteId: '' })).toMatchObject({
      ok: true,
      value: { kind: 'picture', link },
    });
  });

  it.each(['https://a.dk', 'HTTPS://a.dk/b', ' https://a.dk '])('lets https out of a card: %s', (link) => {
    expect(read({ link })).toMatchObject({ ok: true, value: { link: link.trim() } });
  });

  it.each([
    '//a.dk',
    'a.dk',
    'ftp://a.dk',
    'data:text/html,x',
    'https://aarhus.dk@fremmed.example/',
    'https://navn:kode@aarhus.dk/',
    'https://skole',
    'https://en.dk https://to.dk',
    `https://a.dk/${'a'.repeat(maxLinkLength)}`,
  ])('lets nothing else out of a card: %s', (link) => {
    expect(read({ link })).toEqual({ ok: false, code: 'basis/bad-link' });
  });
});

const stored: Evidence = {
  id: 'evidence:meeting:1',
  unitId: 'moellevang',
  meetingId: 'meeting',
  kind: 'observation',
  text: 'De leger ved porten.',
  source: 'gårdvagterne',
  method: '',
  date: '2026-02-27',
  personId: 'staff-rep',
  role: 'staff-rep',
  at: monday,
  state: 'kept',
};
const base = marksOf(stored);

describe('an edit of own data', () => {
  it('changes what was changed, and nothing when nothing was', () => {
    expect(editEvidence(stored, stored, base)).toBe(stored);
    expect(editEvidence(stored, { ...stored, source: 'vagterne' }, base)).toEqual({
      ...stored,
      source: 'vagterne',
    });
  });

  it('takes a link away, and gives one', () => {
    const linked = editEvidence(stored, { ...stored, link: 'https://a.dk' }, base);
    expect(linked.link).toBe('https://a.dk');
    expect(editEvidence(linked, stored, marksOf(linked))).toEqual(stored);
  });

  it('keeps what another wrote meanwhile in the fields this form did not touch', () => {
    const theirs = editEvidence(stored, { ...stored, source: 'vagterne' }, base);
    expect(editEvidence(theirs, { ...stored, method: 'tre dage' }, base)).toMatchObject({
      source: 'vagterne',
      method: 'tre dage',
    });
  });

  it('keeps both texts when two were written at once, once each', () => {
    const theirs = editEvidence(stored, { ...stored, text: 'De leger bag skuret.' }, base);
    const both = editEvidence(theirs, { ...stored, text: 'De leger ved søen.' }, base);
    expect(both.text).toBe('De leger bag skuret.\n\nDe leger ved søen.');
    expect(editEvidence(both, { ...stored, text: 'De leger ved søen.' }, base)).toBe(both);
  });

  it('never loses a text, whoever comes first, and is the same when it comes twice', () => {
    const word = fc.constantFrom('ved porten', 'bag skuret', 'ved søen', 'indenfor');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (texts) => {
        const edits = texts.map((text): EvidenceText => ({ ...stored, text }));
        const all = edits.reduce<Evidence>((now, edit) => editEvidence(now, edit, base), stored);
        const again = edits.reduce<Evidence>((now, edit) => editEvidence(now, edit, base), all);
        expect(texts.every((text) => all.text.includes(text))).toBe(true);
        expect(again).toEqual(all);
      }),
      fixedSeed,
    );
  });
});
