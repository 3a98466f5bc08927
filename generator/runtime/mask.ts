/**
 * A text in which secrets are masked: a server may repeat what it was sent. The
 * longest ones first, so that of none a part is left.
 */
export function masked(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => (secret ? writingsOf(secret) : []))
    .sort((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}

/** Masks these secrets in a text. */
export function masking(
  ...secrets: readonly string[]
): (text: string) => string {
  return (text) => masked(text, secrets);
}

/** A text as it is, and as forms, URLs, JSON, and JSON within JSON have it. */
function writingsOf(text: string): string[] {
  const inJson = (part: string): string => JSON.stringify(part).slice(1, -1);
  const form = `${new URLSearchParams([["", text]])}`.slice(1);
  const url = form.replaceAll("+", "%20");
  // As `encodeURIComponent` has it, which throws for half a character.
  const bare = url.replace(/%(2[1789]|7E)/g, decodeURIComponent);
  const encoded = [form, url, bare];
  return [
    ...[text, inJson(text), inJson(inJson(text)), ...encoded],
    ...encoded.map((one) => one.replace(/%../g, (byte) => byte.toLowerCase())),
  ];
}

interface Sent {
  readonly url: URL;
  readonly headers: Headers;
}

/**
 * The secrets of a request: what the authentication has added to it, as it is
 * and word by word. Short words are none: to mask these would garble the text.
 */
export function secretsOf(before: Sent, after: Sent): string[] {
  const added = (pairs: Headers | URLSearchParams, known: typeof pairs) =>
    [...pairs]
      .filter(([name, value]) => known.get(name) !== value)
      .map(([, value]) => value);
  const words = [
    ...added(after.headers, before.headers),
    ...added(after.url.searchParams, before.url.searchParams),
    // As it is written in the URL.
    after.url.search.slice(before.url.search.length),
  ]
    .flatMap((text) => [text, ...text.split(/[\s;,&?]+/)])
    // Of `name=value` the value is one, too; what is base64 ends in `=`.
    .flatMap((word) => [word, word.replace(/^[\w.-]+=(?=[^=])/, "")])
    .filter(
      (word) => word.length > 5 && !/^(bearer|digest|negotiate)$/i.test(word),
    );
  return [...new Set(words)];
}
