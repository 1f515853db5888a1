import { environment } from './config';

/** Settings that nobody may read, wherever they turn up. */
const secretNames = ['MicrosoftAppPassword', 'COSMOS_KEY'] as const;

/** Shorter than this it would be found in any text. */
const shortest = 6;
const hidden = '[hidden]';

/** Tokens as they are sent: three parts of base64, or what stands behind 'Bearer'. */
const tokens = /\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}|(?<=\bBearer\s)[^\s"']+/gi;

/** A secret as it is, and as it is written inside JSON, an address or another code. */
function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    ...[secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)],
    ...[base64, base64.replace(/=+$/, ''), Buffer.from(secret).toString('base64url')],
  ];
}

/**
 * A text that goes to the log or the screen, without the secrets of the settings and without tokens. Nothing of ours
 * writes them there; what libraries put into their messages is not ours to know.
 */
export function withoutSecrets(text: string): string {
  const env = environment();
  const secrets = secretNames.flatMap((name) =>
    (env[name]?.length ?? 0) < shortest ? [] : [env[name] ?? ''],
  );
  return secrets
    .flatMap(formsOf)
    .reduce((left, form) => left.replaceAll(form, hidden), text)
    .replace(tokens, hidden);
}
