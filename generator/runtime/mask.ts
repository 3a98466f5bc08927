/** A text in which secrets are masked, also as forms and URLs write them: servers repeat what they were sent. */
export function masked(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, formText(secret)])
    .reduce(
      (rest, secret) => (secret ? rest.replaceAll(secret, "***") : rest),
      text,
    );
}

/** As forms write it, and OAuth2 in a header (RFC 6749, appendix B). */
export function formText(text = ""): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
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
  const headers = [...after.headers].filter(
    ([name, value]) =>
      /^(authorization|cookie)$/.test(name) ||
      before.headers.get(name) !== value,
  );
  const query = [...after.url.searchParams].filter(
    ([name, value]) => before.url.searchParams.get(name) !== value,
  );
  return [...headers, ...query]
    .flatMap(([, value]) => [value, ...value.split(/[\s;,]+/).flatMap(words)])
    .filter((word) => word.length > 3 && !/^(bearer|basic|digest)$/i.test(word))
    .sort((a, b) => b.length - a.length);
}

/** `name=value` holds a value, and base64 often a name and a password. */
function words(word: string): string[] {
  const [, value = ""] = /=(.+)/.exec(word) ?? [];
  return [word, value, ...passwordIn(word)];
}

function passwordIn(word: string): string[] {
  try {
    return [atob(word).replace(/^[^:]*:/, "")];
  } catch {
    return [];
  }
}
