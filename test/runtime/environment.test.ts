import { afterEach, describe, expect, test } from "@jest/globals";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { type Environment, environment, type EnvironmentProviders } from "../../generator/runtime/environment.js";
import { Client, ConfigError } from "../../generator/runtime/index.js";
import { json, withServer } from "./server.js";
import { shown } from "./shown.js";

const both: EnvironmentProviders = { token: bearer, password: basic };
const url = { AIRFLOW_BASE_URL: "https://a" };
const user = { AIRFLOW_USERNAME: "admin", AIRFLOW_PASSWORD: "hunter2" };
const token = { AIRFLOW_TOKEN: "eyJhunter2" };

/** What `Authorization` a build sends with these variables. */
const sent = (providers: EnvironmentProviders, env: Environment): Promise<unknown> =>
  withServer(
    ({ headers }, response) => json(response, 200, headers.authorization ?? "none"),
    (server) =>
      new Client(environment("AIRFLOW", providers, { ...env, AIRFLOW_BASE_URL: ` ${server.url}\n` })).call({
        method: "GET",
        path: ["/"],
      }),
  );

test.each<[name: string, providers: EnvironmentProviders, env: Environment, want: string]>([
  ["a token", both, { AIRFLOW_TOKEN: "abc\n" }, "Bearer abc"],
  ["user and password", both, user, "Basic YWRtaW46aHVudGVyMg=="],
  ["a password with space around", both, { ...user, AIRFLOW_PASSWORD: " p " }, `Basic ${btoa("admin: p ")}`],
  ["both: the token wins", both, { ...user, ...token }, "Bearer eyJhunter2"],
  ["a token beside half a login", both, { ...token, AIRFLOW_USERNAME: "a" }, "Bearer eyJhunter2"],
  ["neither", both, {}, "none"],
  ["empty ones", both, { AIRFLOW_TOKEN: "", AIRFLOW_USERNAME: " ", AIRFLOW_PASSWORD: "" }, "none"],
  ["a build that has no use for any", {}, {}, "none"],
  ["a build for tokens", { token: bearer }, token, "Bearer eyJhunter2"],
  ["a build for passwords", { password: basic }, user, "Basic YWRtaW46aHVudGVyMg=="],
])("%s", async (_, providers, env, want) => expect(await sent(providers, env)).toBe(want));

test.each<[message: string, providers: EnvironmentProviders, env: Environment]>([
  ["AIRFLOW_BASE_URL is not set", both, token],
  ["AIRFLOW_BASE_URL is not set", both, { AIRFLOW_BASE_URL: " " }],
  ["AIRFLOW_PASSWORD is not set", both, { ...url, AIRFLOW_USERNAME: "hunter2" }],
  ["AIRFLOW_USERNAME is not set", both, { ...url, AIRFLOW_PASSWORD: "hunter2" }],
  ["This client does not use AIRFLOW_TOKEN", { password: basic }, { ...url, ...user, ...token }],
  ["This client does not use AIRFLOW_USERNAME and AIRFLOW_PASSWORD", { token: bearer }, { ...url, ...user }],
  ["This client does not use AIRFLOW_PASSWORD", { token: bearer }, { ...url, ...token, AIRFLOW_PASSWORD: "hunter2" }],
])("%s", (message, providers, env) => {
  let error: unknown;
  try {
    environment("AIRFLOW", providers, env);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(ConfigError);
  expect(error).toMatchObject({ message });
  expect(shown(error)).not.toContain("hunter2");
});

test("the server of the specification is the one unless the variable says another", () => {
  const base = (env: Environment) => environment("ACME_PETS", both, env, "https://api.acme.example").baseUrl;
  expect(base({})).toBe("https://api.acme.example");
  expect(base({ ACME_PETS_BASE_URL: " " })).toBe("https://api.acme.example");
  expect(base({ ACME_PETS_BASE_URL: "https://b" })).toBe("https://b");
});

test("variables of another prefix are not read", () => {
  expect(environment("ACME_PETS", both, { ...token, ACME_PETS_BASE_URL: "https://a" }).auth).toBeUndefined();
});

test("shows no secret", () => {
  for (const env of [user, token])
    expect(shown(environment("AIRFLOW", both, { ...url, ...env }))).not.toContain("hunter2");
});

describe("without an argument", () => {
  const { process } = globalThis;
  afterEach(() => {
    globalThis.process = process;
    delete process.env["AIRFLOW_BASE_URL"];
  });

  test("the variables of the process", () => {
    process.env["AIRFLOW_BASE_URL"] = "https://b";
    expect(environment("AIRFLOW", {}).baseUrl).toBe("https://b");
  });

  test("a platform without any", () => {
    Object.assign(globalThis, { process: undefined });
    const read = (): unknown => {
      try {
        return environment("AIRFLOW", {});
      } finally {
        globalThis.process = process;
      }
    };
    expect(read).toThrow("AIRFLOW_BASE_URL is not set");
  });
});
