import { describe, expect, test } from "@jest/globals";
import { apiKey } from "../../generator/runtime/auth/api-key.js";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { byScheme } from "../../generator/runtime/auth/by-scheme.js";
import { type Auth, Client, ConfigError, type Operation } from "../../generator/runtime/index.js";
import { json, thrown, withServer } from "./server.js";
import { shown } from "./shown.js";

const Basic = basic({ username: "a", password: "b" });
const Token = bearer("t");
const Key = apiKey({ in: "header", name: "x-key" }, "k");
const Query = apiKey({ in: "query", name: "key" }, "q");
const Cookie = apiKey({ in: "cookie", name: "c" }, "v");

interface Sent {
  readonly authorization?: string;
  readonly "x-key"?: string;
  readonly cookie?: string;
  readonly url?: string;
}

const operationOf = (security?: Operation["security"]): Operation => ({
  method: "GET",
  path: ["/x"],
  ...(security && { security }),
});

const sent = (auths: Readonly<Record<string, Auth | undefined>>, security?: Operation["security"]): Promise<Sent> =>
  withServer(
    ({ headers, url }, response) => {
      const { authorization, cookie, "x-key": key } = headers;
      json(response, 200, { authorization, cookie, "x-key": key, ...(url !== "/x" && { url }) });
    },
    ({ url }) => new Client({ baseUrl: url, auth: byScheme(auths) }).call(operationOf(security)),
  );

describe("an operation is sent with", () => {
  const all = { Basic, Token, Key, Query, Cookie };
  test.each<[name: string, auths: Record<string, Auth | undefined>, security: Operation["security"], want: Sent]>([
    ["its only scheme", all, [["Token"]], { authorization: "Bearer t" }],
    ["the first of two", all, [["Basic"], ["Token"]], { authorization: "Basic YTpi" }],
    ["the one that is there", { Token }, [["Basic"], ["Token"]], { authorization: "Bearer t" }],
    ["the one that is set", { Basic: undefined, Token }, [["Basic"], ["Token"]], { authorization: "Bearer t" }],
    ["two at once", all, [["Basic", "Key"]], { authorization: "Basic YTpi", "x-key": "k" }],
    [
      "all places at once",
      all,
      [["Key", "Query", "Cookie", "Token"]],
      { authorization: "Bearer t", "x-key": "k", cookie: "c=v", url: "/x?key=q" },
    ],
    ["the complete one", { Basic, Query }, [["Basic", "Key"], ["Query"]], { url: "/x?key=q" }],
    ["credentials, if it can", all, [[], ["Basic"]], { authorization: "Basic YTpi" }],
    ["none, if it must", { Token }, [["Basic"], []], {}],
    ["none, being open", all, [], {}],
    ["the first of all, if it does not say", { Key, Basic }, undefined, { "x-key": "k" }],
    ["none, if there are none", {}, undefined, {}],
    ["one header for one Auth of two names", { a: Query, b: Query }, [["a", "b"]], { url: "/x?key=q" }],
  ])("%s", async (_, auths, security, want) => expect(await sent(auths, security)).toEqual(want));
});

describe("what is missing is said by names alone, and nothing is sent", () => {
  test.each<[security: string[][], message: string]>([
    [[["Basic"]], "byScheme has no provider for Basic"],
    [[["Basic"], ["Token"]], "byScheme has no provider for Basic, or Token"],
    [
      [
        ["Basic", "Key"],
        ["Token", "Query"],
      ],
      "byScheme has no provider for Basic, or Token and Query",
    ],
    [[["constructor"]], "byScheme has no provider for constructor"],
    [[["__proto__", "toString"]], "byScheme has no provider for __proto__ and toString"],
  ])("%j", (security, message) =>
    withServer(
      (_, response) => json(response, 200, {}),
      async ({ url, seen }) => {
        const auth = byScheme({ Key: apiKey({ in: "header", name: "x-key" }, "hunter2") });
        const error = await thrown(new Client({ baseUrl: url, auth }).call(operationOf(security)));
        expect(error).toBeInstanceOf(ConfigError);
        expect(error).toMatchObject({ message });
        expect(shown(error)).not.toContain("hunter2");
        expect(seen).toHaveLength(0);
      },
    ),
  );
});

/** An `Auth` that notes what it is asked. */
function noting(log: string[], name: string, isNew: boolean): Auth {
  return {
    authorize: () => void log.push(`${name} authorize`),
    async renew(response) {
      log.push(`${name} renew ${await response.text()}`);
      return isNew;
    },
    verify: ({ status }) => void log.push(`${name} verify ${status}`),
  };
}

test.each<[first: boolean, second: boolean, sends: number]>([
  [true, false, 2],
  [false, true, 2],
  [true, true, 2],
  [false, false, 1],
])("of several, any may have new credentials: %p, %p", (first, second, sends) =>
  withServer(
    (_, response, count) => json(response, count === 1 ? 401 : 200, "no"),
    async ({ url, seen }) => {
      const log: string[] = [];
      const other: Auth = { authorize: () => undefined };
      const auth = byScheme({
        a: noting(log, "a", first),
        b: noting(log, "b", second),
        plain: other,
        not: noting(log, "not", true),
      });
      const operation = operationOf([["a", "plain", "b"]]);
      await new Client({ baseUrl: url, auth, retries: 0 }).call(operation).catch(() => undefined);
      expect(seen).toHaveLength(sends);
      expect(log).toEqual([
        ...["a authorize", "b authorize", 'a renew "no"', 'b renew "no"'],
        ...(sends === 2 ? ["a authorize", "b authorize", "a verify 200", "b verify 200"] : []),
      ]);
    },
  ),
);

test("keeps to what it was given, and shows none of it", async () => {
  const auths: Record<string, Auth> = { Basic };
  const auth = byScheme(auths);
  delete auths["Basic"];
  const requests: Request[] = [];
  const fetch = (...request: ConstructorParameters<typeof Request>): Promise<Response> => {
    requests.push(new Request(...request));
    return Promise.resolve(Response.json({}));
  };
  await new Client({ baseUrl: "https://a", auth, fetch }).call(operationOf([["Basic"]]));
  expect(requests[0]?.headers.get("authorization")).toBe("Basic YTpi");
  expect(shown(auth)).not.toContain("YTpi");
});
