/**
 * The places outside that the bot may send to. An address is hostile input: an activity can name any, and what is
 * sent carries the bot's token, or a document.
 */

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Where Microsoft takes what bots send to Teams: the public cloud, and the American clouds
 * (https://microsoft.github.io/teams-sdk → service URL validation). Whole names and no endings: anybody can have one
 * under `trafficmanager.net`.
 */
const teamsHosts = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** @param isLocal also a server on this machine, as when the bot is tried */
function placeAt(address: string, isLocal: boolean, isKnown: (hostname: string) => boolean): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return undefined;
  if (isLocal && url.protocol === 'http:' && loopback.includes(url.hostname)) return url;
  return url.protocol === 'https:' && url.port === '' && isKnown(url.hostname) ? url : undefined;
}

/**
 * The address of a place that files may go to: OneDrive for Business and SharePoint, where the people of a tenant have
 * their files. National clouds and private OneDrives have other hosts; nobody who uses the bot is there.
 * @param isLocal also a server on this machine, as when the bot is tried
 * @returns undefined for any other place
 */
export function filePlace(address: string, isLocal: boolean): URL | undefined {
  return placeAt(address, isLocal, (hostname) => /^[a-z0-9-]+\.sharepoint\.com$/.test(hostname));
}

/**
 * The address of Teams, where the bot answers and writes to people.
 * @param isLocal also a server on this machine, as when the bot is tried
 * @returns undefined for any other place
 */
export function teamsPlace(address: string, isLocal: boolean): URL | undefined {
  return placeAt(address, isLocal, (hostname) => teamsHosts.includes(hostname));
}
