/** A text in which secrets are masked: a server may repeat what it was sent. */
export function masked(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (rest, secret) => (secret ? rest.replaceAll(secret, "***") : rest),
    text,
  );
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
  return (
    [
      ...added(after.headers, before.headers),
      ...added(after.url.searchParams, before.url.searchParams),
      // As it is written in the URL.
      after.url.search.slice(before.url.search.length),
    ]
      .flatMap((text) => [text, ...text.split(/[\s;,&?]+/)])
      // Of `name=value` the name is none; that of base64 ends in `=`.
      .map((word) => word.replace(/^[\w.-]+=(?=[^=])/, ""))
      .filter(
        (word) => word.length > 5 && !/^(bearer|digest|negotiate)$/i.test(word),
      )
  );
}
