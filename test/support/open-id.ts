import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StandIns } from '../../src/teams/adapter';
import type { Json } from './fake-connector';

/** Microsoft's token service on the loopback address: says which keys are good, and signs as it is told. */

export const teamsIssuer = 'https://api.botframework.com';
/** What the bot shows when it calls Teams; nobody else may see it. */
export const ownToken = 'the-bots-own-token';

export interface Signing {
  /** Over the usual header; undefined leaves out. */
  header?: Record<string, unknown>;
  /** `good` is told as good for Teams, `webchat` for another channel, and `stranger` is not told at all. */
  key?: 'good' | 'webchat' | 'stranger';
  /** Signed in another way than with the key. */
  how?: 'with the public key as a password' | 'not at all';
}

export interface OpenId {
  standIns: StandIns;
  /** A token with these claims, in three parts. */
  sign: (claims: Json, signing?: Signing) => string;
  close(): Promise<void>;
  /** Once more, at the same address. */
  open(): Promise<void>;
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The bot's own credentials, with a token that nobody had to hand out. */
class StandInCredentials extends ServiceClientCredentialsFactory {
  constructor(readonly appId: string) {
    super();
  }

  override isValidAppId(id: string): Promise<boolean> {
    return Promise.resolve(id === this.appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return Promise.resolve({
      signRequest(request) {
        request.headers.set('authorization', `Bearer ${ownToken}`);
        return Promise.resolve(request);
      },
    });
  }
}

/** @param appId of the bot that tokens are made out for */
export async function openId(appId: string): Promise<OpenId> {
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = { good: pair(), webchat: pair(), stranger: pair() };
  const told = (kid: 'good' | 'webchat', endorsement: string) => {
    const jwk = keys[kid].publicKey.export({ format: 'jwk' });
    return { ...jwk, kid, use: 'sig', alg: 'RS256', endorsements: [endorsement] };
  };

  const server = createServer((request, response) => {
    const jwks = { keys: [told('good', 'msteams'), told('webchat', 'webchat')] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? jwks : { jwks_uri: `${url}/keys` }));
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  function signature(input: string, { key = 'good', how }: Signing): string {
    if (how === 'not at all') return '';
    const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = keys[key];
    if (how === undefined) return sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url');
    return createHmac('sha256', publicKey.export({ format: 'pem', type: 'pkcs1' }))
      .update(input)
      .digest('base64url');
  }

  return {
    standIns: {
      settings: {
        ToChannelFromBotLoginUrl: `${url}/login`,
        ToChannelFromBotOAuthScope: teamsIssuer,
        ToBotFromChannelTokenIssuer: teamsIssuer,
        OAuthUrl: `${url}/oauth`,
        ToBotFromChannelOpenIdMetadataUrl: `${url}/teams`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulators`,
        CallerId: 'urn:botframework:azure',
      },
      credentials: new StandInCredentials(appId),
    },
    sign(claims, signing = {}) {
      const { header, key = 'good' } = signing;
      const input = `${encoded({ alg: 'RS256', typ: 'JWT', kid: key, ...header })}.${encoded(claims)}`;
      return `${input}.${signature(input, signing)}`;
    },
    open: () => listen(port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
