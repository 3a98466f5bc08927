/** What is known of Airflow: each fact, and what only looks like one. */
import { expect, test } from "@jest/globals";
import {
  isAirflowLogin,
  isSessionCookie,
  isUnsaid,
  leavesSecurityOpen,
  takesCredentials,
} from "../../generator/ir/airflow.js";
import type { SecurityRequirement, SecurityScheme } from "../../generator/ir/model.js";
import { apiOf } from "./support.js";

const basic: SecurityRequirement = [{ scheme: "Basic", scopes: [] }];

test.each<[string, readonly SecurityRequirement[], boolean]>([
  ["/dags", [], false],
  ["/dags", [basic], true],
  ["/auth/logout", [], true],
  ["/logout", [], true],
  ["/logouts", [], false],
  ["/logout/all", [], false],
])("credentials for %s with %j: %j", (path, security, want) => {
  expect(takesCredentials({ path, security })).toBe(want);
});

test.each<[string | undefined, boolean]>([
  ["/auth/token", true],
  ["/auth/token/", false],
  ["https://example.com/auth/token", false],
  [undefined, false],
])("the login at %j: %j", (tokenUrl, want) => {
  expect(isAirflowLogin(tokenUrl === undefined ? {} : { tokenUrl })).toBe(want);
});

test.each<[SecurityScheme, boolean]>([
  [{ name: "a", type: "apiKey", in: "cookie", parameterName: "session" }, true],
  [{ name: "a", type: "apiKey", in: "cookie", parameterName: "Session" }, false],
  [{ name: "a", type: "apiKey", in: "header", parameterName: "session" }, false],
  [{ name: "session", type: "http", scheme: "basic" }, false],
])("the session cookie %j: %j", (scheme, want) => {
  expect(isSessionCookie(scheme)).toBe(want);
});

test("an answer that nobody wrote is JSON of which nothing is said", () => {
  const schema = (raw: unknown) => apiOf({ A: raw }).schemas[0]?.schema;
  expect(isUnsaid({ format: "json" })).toBe(true);
  for (const [raw, want] of [
    [{}, true],
    [true, true],
    [{ type: "object" }, false],
  ] as const) {
    // prettier-ignore
    const found = schema(raw);
    expect(found && isUnsaid({ format: "json", schema: found })).toBe(want);
  }
  expect(isUnsaid({ format: "text" })).toBe(false);
});

test("security is left open where every operation asks for none", () => {
  const api = apiOf({}, { a: {}, b: {} });
  const [first, ...others] = api.operations;
  expect(leavesSecurityOpen(api)).toBe(true);
  expect(first && leavesSecurityOpen({ operations: [{ ...first, security: [basic] }, ...others] })).toBe(false);
});
