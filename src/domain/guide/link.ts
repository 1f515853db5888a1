/**
 * Whether a text is one whole https address and nothing else: nothing but https leads out of a card. One with a name
 * before '@' leads elsewhere than it says.
 */
export function isHttpsLink(text: string): boolean {
  if (!/^https:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname.includes('.') && username === '' && password === '';
}
