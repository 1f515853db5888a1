import { filePlace, teamsPlace } from '../src/places';

/** Where the bot may send to: what is sent carries its token, or a document. */

describe('files go to', () => {
  it.each([
    'https://contoso-my.sharepoint.com/personal/x/_api/v2.0/drive?guid=1&overwrite=true',
    'https://contoso.sharepoint.com/',
  ])('%s', (address) => {
    expect(filePlace(address, false)?.href).toBe(address);
  });

  it('a server on this machine only where the bot is tried', () => {
    expect(filePlace('http://127.0.0.1:4000/x', true)?.port).toBe('4000');
    expect(filePlace('http://127.0.0.1:4000/x', false)).toBeUndefined();
    expect(filePlace('http://127.0.0.1.evil.dk/x', true)).toBeUndefined();
  });
});

describe('answers go to', () => {
  it.each([
    'https://smba.trafficmanager.net/teams/',
    'https://smba.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111/',
    'https://smba.trafficmanager.net',
    'https://SMBA.trafficmanager.NET/dk/',
    'https://smba.trafficmanager.net:443/teams/',
    'https://smba.onyx.prod.teams.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://smba.infra.dod.teams.microsoft.us/teams',
  ])('%s', (address) => {
    expect(teamsPlace(address, false)).toBeDefined();
  });

  it.each([
    ['nothing', ''],
    ['no address', 'smba.trafficmanager.net'],
    ['another host', 'https://evil.dk/teams/'],
    ['a host that ends like it', 'https://evilsmba.trafficmanager.net/'],
    ['a host under it', 'https://evil.smba.trafficmanager.net/'],
    ['a neighbour, which anybody can have', 'https://evil.trafficmanager.net/'],
    ['a host that begins like it', 'https://smba.trafficmanager.net.evil.dk/'],
    ['the name as a user', 'https://smba.trafficmanager.net@evil.dk/'],
    ['a user and a password', 'https://a:b@smba.trafficmanager.net/'],
    ['the name as a path', 'https://evil.dk/smba.trafficmanager.net'],
    ['the name after a backslash', 'https://evil.dk\\smba.trafficmanager.net/'],
    ['another letter that looks the same', 'https://smbа.trafficmanager.net/'],
    ['a dot at the end', 'https://smba.trafficmanager.net./'],
    ['another port', 'https://smba.trafficmanager.net:8443/'],
    ['unencrypted', 'http://smba.trafficmanager.net/teams/'],
    ['another kind of address', 'ftp://smba.trafficmanager.net/'],
    ['the machine’s own network', 'https://10.0.0.1/'],
    ['Azure’s own metadata', 'http://169.254.169.254/metadata/identity'],
  ])('never to %s', (_what, address) => {
    expect([teamsPlace(address, false), teamsPlace(address, true)]).toEqual([undefined, undefined]);
  });

  it.each(['http://127.0.0.1:56150/_connector', 'http://localhost:56150/', 'http://[::1]:1/'])(
    '%s only where the bot is tried',
    (address) => {
      expect(teamsPlace(address, true)?.href).toBe(address);
      expect(teamsPlace(address, false)).toBeUndefined();
    },
  );
});
