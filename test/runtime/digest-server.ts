import { createHash, randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type Handler, json, type Seen } from "./server.js";

export interface DigestRules {
  readonly username: string;
  readonly password: string;
  readonly realm?: string;
  /** As the challenge has it; absent: MD5, and nothing is said. */
  readonly algorithm?: string;
  /** As the challenge has it; absent: as in RFC 2069. */
  readonly qop?: string;
  readonly opaque?: string;
  /** Requests that a nonce is good for. */
  readonly uses?: number;
  /** Whether the server says that only the nonce was too old. */
  readonly saysStale?: boolean;
}

type Fields = Readonly<Record<string, string>>;

/** The parameters of `Authorization: Digest`, without their quotes. */
export function fieldsOf(header = ""): Fields {
  const pairs = header.matchAll(/([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^,\s]+))/g);
  return Object.fromEntries(
    [...pairs].map(([, name = "", text, token = ""]) => [name, text?.replace(/\\(.)/g, "$1") ?? token]),
  );
}

/** The response that RFC 7616, section 3.4.1, wants; all texts as the header has them, one character for a byte. */
export function expected(method: string, password: string, fields: Fields): string {
  const { username = "", realm = "", nonce = "", uri = "", algorithm = "MD5", cnonce = "", nc = "", qop } = fields;
  const hash = (...parts: string[]): string =>
    createHash(/^SHA-256/i.test(algorithm) ? "sha256" : "md5")
      .update(Buffer.from(parts.join(":"), "latin1"))
      .digest("hex");
  const user = hash(username, realm, password);
  const secret = /-sess$/i.test(algorithm) ? hash(user, nonce, cnonce) : user;
  const target = hash(method, uri);
  return qop ? hash(secret, nonce, nc, cnonce, qop, target) : hash(secret, nonce, target);
}

const latin1 = (text: string): string => Buffer.from(text).toString("latin1");

/** A server that lets in by Digest, and refuses every nonce that is not its own, too old or used twice with one count. */
export function digestServer(rules: DigestRules): Handler {
  const nonces = new Map<string, Set<string | undefined>>();
  const { uses = Infinity, saysStale = true, qop } = rules;
  const challenge = (response: ServerResponse, isStale: boolean): void => {
    const nonce = randomBytes(12).toString("base64");
    nonces.set(nonce, new Set());
    json(response, 401, { detail: "Unauthorized" }, { "www-authenticate": challengeOf(rules, nonce, isStale) });
  };
  return ({ method, url, headers }: Seen, response) => {
    const fields = fieldsOf(headers.authorization);
    const counts = nonces.get(fields["nonce"] ?? "");
    const isRight =
      fields["username"] === latin1(rules.username) &&
      fields["realm"] === latin1(rules.realm ?? "") &&
      fields["uri"] === url &&
      fields["opaque"] === rules.opaque &&
      fields["algorithm"] === rules.algorithm &&
      fields["qop"] === (qop && "auth") &&
      (!qop || (/^[\da-f]{8}$/.test(fields["nc"] ?? "") && !counts?.has(fields["nc"]))) &&
      fields["response"] === expected(method, latin1(rules.password), fields);
    if (!isRight || !counts) return challenge(response, false);
    if (counts.size >= uses) return challenge(response, saysStale);
    counts.add(fields["nc"]);
    return json(response, 200, { in: true });
  };
}

function challengeOf({ realm = "", algorithm, qop, opaque }: DigestRules, nonce: string, isStale: boolean): string {
  return [
    `Digest realm="${latin1(realm).replace(/["\\]/g, "\\$&")}"`,
    `nonce="${nonce}"`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(qop === undefined ? [] : [`qop="${qop}"`]),
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
    ...(isStale ? ["stale=true"] : []),
  ].join(", ");
}
