import { plusMs } from '../../../src/domain/calendar/instant';
import { isRedelivery, rememberMessage, startChat } from '../../../src/domain/guide/chat';
import { aGuide, aResponse, monday } from '../../fixtures/builders';

describe('a message delivered again', () => {
  const sentence = 'Vi har set to grupper læse sammen';
  const message = { id: 'm1', text: sentence, at: monday };
  const before = startChat(aResponse({}), { guide: aGuide(), mayChooseMode: false, sites: [] });
  const after = rememberMessage(before, message);

  it('is known by its id, however late', () => {
    expect(isRedelivery(after, { ...message, at: plusMs(monday, 3_600_000) })).toBe(true);
  });

  it('is known by its text within half a minute, under another id', () => {
    const again = { ...message, id: 'm2' };
    expect(isRedelivery(after, { ...again, at: plusMs(monday, 29_999) })).toBe(true);
    expect(isRedelivery(after, { ...again, at: plusMs(monday, 30_000) })).toBe(false);
  });

  it('is not a short answer that is the same twice', () => {
    const short = { id: 'm1', text: 'nej', at: monday };
    const taken = rememberMessage(before, short);
    expect(isRedelivery(taken, { ...short, id: 'm2' })).toBe(false);
    expect(isRedelivery(taken, short)).toBe(true);
  });

  it('is not the first message, nor another text, nor one of many without an id', () => {
    expect(isRedelivery(before, message)).toBe(false);
    expect(isRedelivery(after, { id: 'm2', text: `${sentence}.`, at: monday })).toBe(false);
    const nameless = rememberMessage(before, { id: '', text: 'nej', at: monday });
    expect(isRedelivery(nameless, { id: '', text: 'ja', at: monday })).toBe(false);
  });

  it('is known also when others came between, up to eight', () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, nth) => ({ id: `o${nth}`, text: `Svar nummer ${nth}`, at: monday }));
    expect(isRedelivery(others(7).reduce(rememberMessage, after), message)).toBe(true);
    expect(isRedelivery(others(8).reduce(rememberMessage, after), message)).toBe(false);
  });

  it('is kept as a mark, not in words', () => {
    expect(JSON.stringify(after.lastMessages)).not.toContain('grupper');
  });
});
