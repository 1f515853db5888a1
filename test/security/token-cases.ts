import { teamsIssuer, type OpenId, type Signing } from '../support/open-id';
import type { Json } from '../support/fake-connector';

/** Calls as strangers would make them, each wrong in one way; and the few that are right. */

export const appId = '22222222-2222-4222-8222-222222222222';
const another = '33333333-3333-4333-8333-333333333333';

export interface TokenCase {
  name: string;
  isGood?: true;
  /** The `Authorization` headers, as they are sent. */
  headers: string[];
  /** Over an activity that is in order. */
  activity?: Json;
}

const minutes = (count: number): number => Math.floor(Date.now() / 1000) + count * 60;

/** @param serviceUrl where Teams is, this time */
export function tokenCases({ sign }: OpenId, serviceUrl: string): TokenCase[] {
  const claims: Json = {
    iss: teamsIssuer,
    aud: appId,
    nbf: minutes(-1),
    exp: minutes(60),
    serviceurl: serviceUrl,
  };
  const token = (over: Json = {}, signing: Signing = {}): string => sign({ ...claims, ...over }, signing);
  const good = token();
  const [header = '', payload = '', signature = ''] = good.split('.');
  const bearer = (given: string): string[] => [`Bearer ${given}`];
  const wrong = (name: string, over: Json, signing: Signing = {}): TokenCase => ({
    name,
    headers: bearer(token(over, signing)),
  });
  const wrongActivity = (name: string, activity: Json, over: Json = {}): TokenCase => ({
    name,
    headers: bearer(token(over)),
    activity,
  });
  const emulator = { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' };

  return [
    { name: 'a good token', isGood: true, headers: bearer(good) },
    {
      name: 'a good token that ran out within the usual slack',
      isGood: true,
      headers: bearer(token({ exp: minutes(-4) })),
    },

    { name: 'no header', headers: [] },
    { name: 'an empty header', headers: [''] },
    { name: 'no token after the scheme', headers: ['Bearer '] },
    { name: 'the token without its scheme', headers: [good] },
    { name: 'another scheme', headers: [`Basic ${good}`] },
    { name: 'a scheme in small letters', headers: [`bearer ${good}`] },
    { name: 'words after the token', headers: [`Bearer ${good} too`] },
    { name: 'the header twice', headers: [`Bearer ${good}`, `Bearer ${good}`] },
    { name: 'a bad header before a good one', headers: ['Bearer x', `Bearer ${good}`] },
    { name: 'a good header before a bad one', headers: [`Bearer ${good}`, 'Bearer x'] },
    { name: 'two tokens in one header', headers: [`Bearer ${good}, Bearer ${good}`] },
    { name: 'garbage', headers: bearer('garbage') },
    { name: 'garbage in three parts', headers: bearer('a.b.c') },
    { name: 'only dots', headers: bearer('..') },
    { name: 'a part too many', headers: bearer(`${good}.${signature}`) },
    {
      name: 'JSON that is no object',
      headers: bearer(`${header}.${Buffer.from('7').toString('base64url')}.${signature}`),
    },
    { name: '12 KB of token', headers: bearer('x'.repeat(12 * 1024)) },
    { name: '64 KB of token', headers: bearer('x'.repeat(64 * 1024)) },

    wrong('run out', { exp: minutes(-10) }),
    wrong('run out for years', { nbf: 0, exp: 1 }),
    wrong('not valid yet', { nbf: minutes(10) }),
    wrong('a date that is no number', { exp: 'tomorrow' }),
    wrong('another audience', { aud: another }),
    wrong('no audience', { aud: undefined }),
    wrong('several audiences, ours among them', { aud: [another, appId] }),
    wrong('another issuer', { iss: 'https://evil.dk' }),
    wrong('no issuer', { iss: undefined }),
    wrong('several issuers', { iss: [teamsIssuer, 'https://evil.dk'] }),
    wrong('the issuer with a slash', { iss: `${teamsIssuer}/` }),
    wrong('the American government’s issuer', { iss: 'https://api.botframework.us' }),
    wrong('an emulator’s token', { ...emulator, ver: '1.0', appid: appId }),
    wrong('an emulator’s token of the second kind', { ...emulator, ver: '2.0', azp: appId }),
    wrong('another bot’s token', { ...emulator, ver: '2.0', azp: another }),
    wrong('another bot’s token of the first kind', { ...emulator, ver: '1.0', appid: another }),

    wrong('unsigned', {}, { header: { alg: 'none' }, how: 'not at all' }),
    wrong('unsigned, spelled otherwise', {}, { header: { alg: 'nOnE' }, how: 'not at all' }),
    {
      name: 'said to be unsigned, with a signature',
      headers: bearer(token({}, { header: { alg: 'none' } })),
    },
    { name: 'without its signature', headers: bearer(`${header}.${payload}.`) },
    wrong(
      'signed with the public key as a password',
      {},
      { header: { alg: 'HS256' }, how: 'with the public key as a password' },
    ),
    wrong('signed so, and said to be signed right', {}, { how: 'with the public key as a password' }),
    wrong('another key under a good name', {}, { key: 'stranger', header: { kid: 'good' } }),
    wrong('an unknown key', {}, { key: 'stranger' }),
    wrong('no key named', {}, { header: { kid: undefined } }),
    wrong('a key’s name that is no text', {}, { header: { kid: { $ne: null } } }),
    wrong(
      'a key that it brings along',
      {},
      { key: 'stranger', header: { kid: 'good', jku: 'https://evil.dk/keys' } },
    ),
    wrong('a key for another channel', {}, { key: 'webchat' }),
    {
      name: 'another’s claims under a good signature',
      headers: bearer(`${header}.${token({ sub: 'x' }).split('.')[1] ?? ''}.${signature}`),
    },

    wrong('made out for another address', { serviceurl: 'https://smba.trafficmanager.net/teams/' }),
    wrong('made out for no address', { serviceurl: undefined }),
    wrongActivity('an activity from elsewhere on this machine', { serviceUrl: 'http://127.0.0.1:1/' }),
    wrongActivity('an activity from a Teams of others', {
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
    }),
    wrongActivity(
      'token and activity from a stranger',
      { serviceUrl: 'https://evil.dk/' },
      { serviceurl: 'https://evil.dk/' },
    ),
    wrongActivity('an activity from nowhere', { serviceUrl: '' }),
    wrongActivity('an activity from nowhere, and a token so', { serviceUrl: '' }, { serviceurl: '' }),
    ...['emulator', 'webchat', 'directline', 'AseChannel', 'MSTEAMS', '', 7].map((channelId) =>
      wrongActivity(`an activity of the channel ${channelId || 'without a name'}`, { channelId }),
    ),
    {
      name: 'another channel’s activity under its own key',
      headers: bearer(token({}, { key: 'webchat' })),
      activity: { channelId: 'webchat' },
    },
    wrongActivity('an activity without a channel', { channelId: undefined }),
    wrongActivity('an activity for another bot', { recipient: { id: `28:${another}` } }),
    wrongActivity('an activity for a skill', {
      recipient: { id: 'bot', role: 'skill' },
      channelId: 'emulator',
    }),
  ];
}
