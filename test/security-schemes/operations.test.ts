/** What an operation tells the client of its schemes: only where it makes a difference. */
import { expect, test } from "@jest/globals";
import { emitFixture } from "../emit/support.js";
import type { JsonObject } from "../parse/support.js";

const components = {
  securitySchemes: {
    Basic: { type: "http", scheme: "basic" },
    Key: { type: "apiKey", in: "header", name: "X-Key" },
    Device: { type: "mutualTLS" },
  },
};

/** The `security` of each operation's constant, as printed. */
async function said(operations: Readonly<Record<string, JsonObject>>): Promise<(string | undefined)[]> {
  const files = await emitFixture({ operations, parts: { components } });
  const api = files.find(({ path }) => path.startsWith("src/apis/"))?.text ?? "";
  const constants = api.split(/^(?=(?:export )?const )/m).slice(1);
  return constants.map((text) => /^ +security: (.*),$/m.exec(text)?.[1]);
}

const basic = { Basic: [] };
const key = { Key: [] };

test.each<[string, readonly (readonly object[])[], (string | undefined)[]]>([
  [
    "all take the same",
    [
      [basic, key],
      [basic, key],
    ],
    [undefined, undefined],
  ],
  ["an open one is sent without", [[basic], []], [undefined, "[]"]],
  ["operations differ", [[basic], [key]], ['[["Basic"]]', '[["Key"]]']],
  ["several at once", [[{ ...basic, ...key }], [{ ...basic, ...key }]], ['[["Basic", "Key"]]', '[["Basic", "Key"]]']],
  ["a certificate is not sent", [[{ Device: [], ...key }], [{ Device: [], ...key }]], [undefined, undefined]],
  ["going without is one of the ways", [[basic], [basic, {}]], ['[["Basic"]]', '[["Basic"], []]']],
])("%s", async (_, [first = [], second = []], want) => {
  const one = { operationId: "one", tags: ["T"], security: first };
  const two = { operationId: "two", tags: ["T"], security: second };
  expect(await said({ "GET /one": one, "GET /two": two })).toEqual(want);
});

test("a logout is sent with credentials, whatever the document says", async () => {
  const one = { operationId: "one", tags: ["T"], security: [basic] };
  const out = { operationId: "logout", tags: ["T"], security: [] };
  expect(await said({ "GET /one": one, "GET /auth/logout": out })).toEqual([undefined, undefined]);
});
