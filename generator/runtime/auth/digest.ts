import { guard } from "../guard.js";
import { setHeader } from "../headers.js";
import type { Auth, AuthRequest } from "./auth.js";
import { hex, md5 } from "./md5.js";

export interface DigestOptions {
  readonly username: string;
  readonly password: string;
}

/** Its parameters, by names in small letters. */
type Challenge = ReadonlyMap<string, string>;

/** What a server asks for, and what has been made of it. */
interface Session {
  readonly challenge: Challenge;
  /** One for all requests, as the `-sess` algorithms want it. */
  readonly cnonce: string;
  /** How many requests have used the server's nonce. */
  count: number;
  /** The server has accepted an answer to it. */
  isProven: boolean;
}

type Hash = (bytes: ArrayBuffer) => string | Promise<string>;

const hashes: ReadonlyMap<string, Hash> = new Map<string, Hash>([
  ["md5", md5],
  ["sha-256", sha256],
]);

/**
 * HTTP Digest (RFC 7616) with MD5 or SHA-256, and their `-sess` variants. The
 * first call is sent twice, because the server's 401 contains the challenge.
 * Later calls are sent once, until the server sends a new challenge.
 *
 * With plain http, it protects only the password.
 */
export function digest(options: DigestOptions): Auth {
  // By server: what is made for one is never sent to another.
  const sessions = new Map<string, Session>();
  const used = new WeakMap<AuthRequest, Session>();
  return {
    guard,
    async authorize(request) {
      const session = sessions.get(request.baseUrl);
      if (!session) return;
      used.set(request, session);
      const credentials = await credentialsOf(options, session, request);
      setHeader(request.headers, "authorization", credentials);
    },
    renew({ status, headers }, request) {
      const challenge = challengeOf(headers.get("www-authenticate") ?? "");
      if (status !== 401 || !challenge) return false;
      const { baseUrl } = request;
      const known = sessions.get(baseUrl);
      const sent = used.get(request);
      // Another call may have been first.
      if (known && known !== sent) return true;
      sessions.delete(baseUrl);
      // A wrong password: the server would have called the nonce stale.
      if (sent && !sent.isProven && !isStale(challenge)) return false;
      const cnonce = hex(crypto.getRandomValues(new Uint8Array(16)).buffer);
      sessions.set(baseUrl, { challenge, cnonce, count: 0, isProven: false });
      return true;
    },
    verify(_, request) {
      const session = used.get(request);
      if (session) session.isProven = true;
    },
  };
}

/** The first challenge that can be answered, of all schemes in the header. */
function challengeOf(header: string): Challenge | undefined {
  const parts = header.matchAll(
    /(?<![\w-])(?:([\w-]+)\s+)?([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g,
  );
  const challenges: [scheme: string, challenge: Map<string, string>][] = [];
  for (const [, scheme, name = "", text, token = ""] of parts) {
    if (scheme) challenges.push([scheme, new Map()]);
    const value = text?.replace(/\\(.)/g, "$1") ?? token;
    challenges.at(-1)?.[1].set(name.toLowerCase(), value);
  }
  return challenges.find(
    ([scheme, challenge]) =>
      /^digest$/i.test(scheme) &&
      challenge.has("nonce") &&
      hashOf(challenge) &&
      /^$|\bauth\b(?!-)/i.test(challenge.get("qop") ?? ""),
  )?.[1];
}

function hashOf(challenge: Challenge): Hash | undefined {
  const algorithm = challenge.get("algorithm") ?? "md5";
  return hashes.get(algorithm.toLowerCase().replace(/-sess$/, ""));
}

function isStale(challenge: Challenge): boolean {
  return /^true$/i.test(challenge.get("stale") ?? "");
}

/** The header's value (RFC 7616, section 3.4). */
async function credentialsOf(
  options: DigestOptions,
  session: Session,
  { operation, url }: AuthRequest,
): Promise<string> {
  const { challenge, cnonce } = session;
  const nc = (++session.count).toString(16).padStart(8, "0");
  const username = utf8(options.username);
  const realm = challenge.get("realm") ?? "";
  const nonce = challenge.get("nonce") ?? "";
  const qop = challenge.get("qop") ? "auth" : undefined;
  const uri = url.pathname + url.search;

  const isSession = /-sess$/i.test(challenge.get("algorithm") ?? "");
  const hash = hashOf(challenge) ?? md5;
  const digestOf = (...parts: string[]): string | Promise<string> =>
    hash(bytesOf(parts.join(":")));
  const user = await digestOf(username, realm, utf8(options.password));
  const secret = isSession ? await digestOf(user, nonce, cnonce) : user;
  const target = await digestOf(operation.method, uri);
  const middle = qop ? [nonce, nc, cnonce, qop] : [nonce];

  const fields = {
    username: quoted(username),
    realm: quoted(realm),
    nonce: quoted(nonce),
    uri: quoted(uri),
    response: quoted(await digestOf(secret, ...middle, target)),
    opaque: quoted(challenge.get("opaque")),
    algorithm: challenge.get("algorithm"),
    cnonce: qop || isSession ? quoted(cnonce) : undefined,
    qop,
    nc: qop && nc,
  };
  const list = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return `Digest ${list.join(", ")}`;
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer;
}

/** As a header holds it: one character for each byte. */
function utf8(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
