import { describe, expect, test } from "@jest/globals";
import { apiKey } from "../../generator/runtime/auth/api-key.js";
import type { Auth } from "../../generator/runtime/auth/auth.js";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { login } from "../../generator/runtime/auth/login.js";
import { sessionCookie } from "../../generator/runtime/auth/session-cookie.js";
import { ApiError, Client, type Operation } from "../../generator/runtime/index.js";
import { masked, secretsOf } from "../../generator/runtime/mask.js";
import { type Handler, json, type Seen, thrown, withServer } from "./server.js";

const get: Operation = { method: "GET", path: ["/x"] };
const user = { username: "user", password: "hunter2-pass" };

const kinds: Readonly<Record<string, Auth>> = {
  bearer: bearer("hunter2-token"),
  basic: basic(user),
  "a key in a header": apiKey({ in: "header", name: "X-Key" }, "hunter2-key"),
  "a key in a query": apiKey({ in: "query", name: "key" }, "hunter2 key&"),
  "a key in a cookie": apiKey({ in: "cookie", name: "key" }, "hunter2-key"),
};

/** Everything that a server has been sent, as it is and decoded. */
function echoOf({ url, headers, body }: Seen): string {
  const [, value = ""] = (headers.authorization ?? "").split(" ");
  const decoded = Buffer.from(value, "base64")
    .toString("latin1")
    .replaceAll(/[^ -~]/g, "?");
  return [decodeURIComponent(url), url, JSON.stringify(headers), decoded, body].join(" | ");
}

/** What is shown of an error, by its message and by its view. */
async function shownBy(auth: Auth, handler: Handler): Promise<string> {
  const error = await withServer(handler, ({ url }) =>
    thrown(new Client({ baseUrl: url, auth, retries: 0 }).call(get)),
  );
  if (!(error instanceof ApiError)) throw error;
  return `${error.message} ${JSON.stringify(error.problem)}`;
}

describe.each(Object.entries(kinds))("%s is masked", (_name, auth) => {
  test.each<[place: string, answer: (echo: string) => unknown]>([
    ["detail", (echo) => ({ detail: echo })],
    ["detail of a field", (echo) => ({ detail: [{ loc: ["header", echo], msg: echo }] })],
    ["title and type", (echo) => ({ title: echo, type: echo })],
    ["error", (echo) => ({ error: echo })],
    ["text", (echo) => echo],
  ])("in %s", async (_place, answer) => {
    const text = await shownBy(auth, (seen, response) => json(response, 400, answer(echoOf(seen))));
    expect(text).toContain("***");
    expect(text).not.toMatch(/hunter2|aHVudGVyMi|dXNlcjpodW50/);
  });

  test("in the reason phrase", async () => {
    const text = await shownBy(auth, (seen, response) => {
      response.writeHead(500, echoOf(seen).replaceAll(/[^ -~]/g, "?"));
      response.end();
    });
    expect(text).toContain("***");
    expect(text).not.toMatch(/hunter2|dXNlcjpodW50/);
  });
});

test.each<[name: string, auth: Auth, page: string]>([
  ["login", login(user), ""],
  ["the login form", sessionCookie(user), '<input name="csrf_token" value="a"><input name="password">'],
])("the password of %s is masked in the reason phrase", async (_name, auth, page) => {
  const text = await shownBy(auth, (seen, response) =>
    seen.method === "GET" ? response.end(page) : response.writeHead(403, `No ${user.password}`).end(),
  );
  expect(text).toContain("403 No ***");
  expect(text).not.toContain("hunter2");
});

test.each<[name: string, auth: Auth]>([
  ["a session", sessionCookie({ cookie: "hunter2-cookie" })],
  ["a bearer token", bearer("hunter2-token")],
  ["a key", apiKey({ in: "query", name: "api_key" }, "hunter2-key")],
])("words that are no secret stay with %s", async (_name, auth) => {
  const said = "The session or api_key of this bearer has ended: basic auth, digest";
  const text = await shownBy(auth, (_, response) => json(response, 401, { detail: said }));
  expect(text).toContain(said);
});

const sent = (search: string, headers: Record<string, string>) => ({
  url: new URL(`https://a.example/x${search}`),
  headers: new Headers(headers),
});

test.each<[value: string, secrets: readonly string[]]>([
  ["Bearer hunter2-token", ["Bearer hunter2-token", "hunter2-token"]],
  ["Basic aHVudGVyMg==", ["Basic aHVudGVyMg==", "aHVudGVyMg=="]],
  // Short words, and names of schemes.
  ["Bearer words", ["Bearer words"]],
  ["bearer, Digest; NEGOTIATE secret", ["bearer, Digest; NEGOTIATE secret", "secret"]],
  ["Bearer digest-hunter2 my-bearer", ["Bearer digest-hunter2 my-bearer", "digest-hunter2", "my-bearer"]],
  // Names of values: the value is a secret, too.
  [
    "a=1; api_key.v-1=hunter2",
    ["a=1; api_key.v-1=hunter2", "1; api_key.v-1=hunter2", "api_key.v-1=hunter2", "hunter2"],
  ],
  ["Bearer ~a=hunter2", ["Bearer ~a=hunter2", "~a=hunter2"]],
])("what a header %j adds is secret: %j", (value, secrets) => {
  expect(secretsOf(sent("", {}), sent("", { "x-key": value }))).toEqual(secrets);
});

test("what was there before the authentication is no secret", () => {
  const before = sent("?limit=1000000", { accept: "application/json", "x-key": "tenant-1" });
  const after = sent("?limit=1000000&key=hunter2%20key", { accept: "application/json", "x-key": "hunter2" });
  const secrets = ["hunter2", "hunter2 key", "&key=hunter2%20key", "key=hunter2%20key", "hunter2%20key"];
  expect(new Set(secretsOf(before, after))).toEqual(new Set(secrets));
  expect(secretsOf(before, before)).toEqual([]);
});

test("every occurrence is masked, and nothing is no secret", () => {
  expect(masked("a&b c, a&b c A", ["a&b c", ""])).toBe("***, *** A");
});

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** How servers write what they repeat. */
const writings: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["as in a URL", encodeURIComponent],
  ["as in a URL, in small letters", (text) => encodeURIComponent(text).replace(/%../g, (byte) => byte.toLowerCase())],
  ["as in a form", (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ["as in JSON", inJson],
  ["as in JSON within JSON", (text) => inJson(inJson(text))],
];

describe.each(writings)("a secret that a server writes %s", (_name, write) => {
  test.each<[name: string, auth: Auth, secret: string]>([
    ["a key with a sign", apiKey({ in: "header", name: "X-Key" }, "hunter=x1"), "hunter=x1"],
    ["a key with a sign in its middle", apiKey({ in: "query", name: "key" }, "hunter=hunter2"), "hunter=hunter2"],
    ["a key in base64", apiKey({ in: "header", name: "X-Key" }, "hunter+/2w=="), "hunter+/2w=="],
    ["a password of signs", basic({ username: "u", password: `hunter"\\(é) +&\n` }), `hunter"\\(é) +&\n`],
  ])("%s", async (_kind, auth, secret) => {
    const detail = `No ${write(secret)} here`;
    const text = await shownBy(auth, (_, response) => json(response, 400, { detail }));
    expect(text).toMatch(/400 Bad Request from GET http:\S+\/x: No \*\*\* here/);
    expect(text).not.toContain("hunter");
  });
});

test("of a secret that begins with another one no part is left", () => {
  expect(masked("hunter2-long hunter2", ["hunter2", "hunter2-long"])).toBe("*** ***");
});

test("half a character can be a secret", () => {
  expect(masked("a hunter\ud800 b", ["hunter\ud800"])).toBe("a *** b");
});
