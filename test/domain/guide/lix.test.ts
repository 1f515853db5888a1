import { lix } from '../../../src/domain/guide/lix';

describe('lix', () => {
  it('is words per sentence plus the percentage of long words', () => {
    // Eight words, two sentences, two words of more than six letters: 8 / 2 + 100 · 2 / 8.
    expect(lix(['Hvad ser du? Børnene leger bedre om morgenen.'])).toBe(29);
  });

  it('counts every text as a sentence, also one without a full stop', () => {
    expect(lix(['Hvad ser du', 'Hvad hører du'])).toBe(3);
  });

  it('takes several marks, and those inside a number, as they are meant', () => {
    expect(lix(['Hvad?! Nå … Det tog 1.5 time.'])).toBe(7 / 3);
  });

  it('does not let a colon end a sentence', () => {
    expect(lix(['Fx: Det går'])).toBe(3);
  });

  it('takes a word with a hyphen or a colon inside as one, and six letters as short', () => {
    expect(lix(['ungdoms-skole'])).toBe(101);
    expect(lix(['1:1'])).toBe(1);
    expect(lix(['skolen'])).toBe(1);
  });

  it('is nothing for no words', () => {
    expect(lix([])).toBe(0);
    expect(lix(['', ' … '])).toBe(0);
  });
});
