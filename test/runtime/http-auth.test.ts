import { expect, test } from "@jest/globals";
import { httpAuth } from "../../generator/runtime/auth/http-auth.js";
import type { Secret } from "../../generator/runtime/auth/secret.js";
import { Client, ClientError, ConfigError, type Operation } from "../../generator/runtime/index.js";
import { json, thrown, withServer } from "./server.js";
import { shown } from "./shown.js";

const get: Operation = { method: "GET", path: ["/x"] };

test.each<[scheme: string, credentials: Secret, want: string]>([
  ["DPoP", "abc", "DPoP abc"],
  ["HOBA", 'result="a.b"', 'HOBA result="a.b"'],
  ["token", "abc\n", "token abc"],
  ["token", () => Promise.resolve("abc"), "token abc"],
])("%s", (scheme, credentials, want) =>
  withServer(
    ({ headers }, response) => json(response, 200, headers.authorization),
    async ({ url }) =>
      expect(await new Client({ baseUrl: url, auth: httpAuth({ scheme }, credentials) }).call(get)).toBe(want),
  ),
);

test.each<Secret>(["hun\nter2", "hunter2☃", "", () => " "])("%p is refused without showing it", async (credentials) => {
  const auth = httpAuth({ scheme: "token" }, credentials);
  const error = await thrown(new Client({ baseUrl: "https://a", auth }).call(get));
  expect(error).toBeInstanceOf(ClientError);
  expect(shown(error)).not.toMatch(/hun|ter2/);
});

test.each(["", "a b", "a\nb", "ä", "a:"])("a scheme called %j is refused", (scheme) =>
  expect(() => httpAuth({ scheme }, "c")).toThrow(ConfigError),
);
