/** Servers that the specification names: where requests go, and who gets credentials (OpenAPI 3.1, section 4.8.5). */
import { describe, expect, test } from "@jest/globals";
import { basic } from "../../generator/runtime/auth/basic.js";
import { Client, type ClientConfig, ConfigError, type Operation } from "../../generator/runtime/index.js";
import { at, beside, rootOf, type ServerSettings } from "../../generator/runtime/servers.js";
import { json, thrown, withServer } from "./server.js";

const regional = "https://{region}.example.com:{port}/v2";
const find = rootOf("/{tenant}/api", { tenant: "main" }, { [regional]: { region: "eu", port: "8443" } });

describe("the root of a client", () => {
  test.each<[string, ServerSettings, string]>([
    ["the first absolute server, unless given", {}, "https://eu.example.com:8443/v2/"],
    ["a choice", { baseUrl: { url: regional, variables: { region: "us" } } }, "https://us.example.com:8443/v2/"],
    [
      "a value that is undefined",
      { baseUrl: { url: regional, variables: { region: undefined } } },
      "https://eu.example.com:8443/v2/",
    ],
    ["the caller's", { baseUrl: "http://localhost:1" }, "http://localhost:1/main/api/"],
    ["the caller's, with a path", { baseUrl: "http://localhost:1/x/" }, "http://localhost:1/x/main/api/"],
    ["with a value", { baseUrl: "http://h", servers: { "/{tenant}/api": { tenant: "a b" } } }, "http://h/a%20b/api/"],
  ])("%s", (_, settings, want) => {
    expect(find(settings).href).toBe(want);
  });

  test.each(["evil.example/", "evil.example#", "evil.example?", "a@evil.example/", "evil.example:1/", "\\", ""])(
    "the value %j makes no other host",
    (region) => {
      expect(() => find({ baseUrl: { url: regional, variables: { region } } })).toThrow(ConfigError);
    },
  );

  test("a variable without a value is named", () => {
    const open = rootOf("", {}, { "https://{account}.example.com": {} });
    expect(() => open({})).toThrow("The variable account of https://{account}.example.com is missing or not allowed");
  });

  test("a value may be the whole host, or the whole URL", () => {
    const free = rootOf("", {}, { "https://{host}/v1": { host: "h:8080" }, "{url}/v1": {} });
    expect(free({}).href).toBe("https://h:8080/v1/");
    expect(free({ baseUrl: { url: "{url}/v1", variables: { url: "http://h/x" } } }).href).toBe("http://h/x/v1/");
  });
});

const upload: Operation = { method: "POST", path: ["/assets"], server: [at, "https://uploads.example.com"] };

async function sent(
  operation: Operation,
  config: ClientConfig & ServerSettings,
): Promise<readonly [string, string | null]> {
  let seen: readonly [string, string | null] = ["nothing", null];
  const fetch: typeof globalThis.fetch = (input, init) => {
    seen = [input instanceof URL ? input.href : "", new Headers(init?.headers).get("authorization")];
    return Promise.resolve(new Response("{}"));
  };
  await new Client({ ...config, fetch }).call(operation);
  return seen;
}

describe("an operation with a server of its own", () => {
  const baseUrl = "https://api.example.com";
  const auth = basic({ username: "u", password: "p" });
  const secret = "Basic dTpw";

  test("is sent there", async () => {
    expect(await sent(upload, { baseUrl })).toEqual(["https://uploads.example.com/assets", null]);
  });

  test.each<[string, Operation, Partial<ClientConfig & ServerSettings>, string, string | null]>([
    [
      "to an origin that is trusted",
      upload,
      { trustedOrigins: ["https://uploads.example.com/"] },
      "https://uploads.example.com/assets",
      secret,
    ],
    [
      "to a URL of the caller's",
      upload,
      { servers: { "https://uploads.example.com": "https://x.example/y" } },
      "https://x.example/y/assets",
      secret,
    ],
    [
      "to the origin of baseUrl",
      { ...upload, server: [at, "https://api.example.com/up"] },
      {},
      "https://api.example.com/up/assets",
      secret,
    ],
    ["not where none are asked for", { ...upload, security: [] }, {}, "https://uploads.example.com/assets", null],
    [
      "to a path of the server",
      { ...upload, server: [beside, "/up", {}, "/v1"] },
      { baseUrl: "https://api.example.com/x/v1" },
      "https://api.example.com/x/up/assets",
      secret,
    ],
    [
      "to a path of the host",
      { ...upload, server: [beside, "/up", {}, "/v1"] },
      { baseUrl: "https://api.example.com/x" },
      "https://api.example.com/up/assets",
      secret,
    ],
  ])("credentials go %s", async (_, operation, config, url, want) => {
    expect(await sent(operation, { baseUrl, auth, ...config })).toEqual([url, want]);
  });

  test.each<[string, Partial<ClientConfig & ServerSettings>]>([
    ["auth", { auth }],
    ["another origin", { auth, trustedOrigins: ["https://uploads.example.com:444", "nonsense"] }],
    ["the header Authorization", { headers: { Authorization: "Bearer x" } }],
    ["a cookie", { headers: { cookie: "session=x" } }],
  ])("no credentials go to another origin by themselves: %s", async (_, config) => {
    const error = await thrown(sent(upload, { baseUrl, ...config }));
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toBe(
      'POST /assets goes to https://uploads.example.com, and no credentials go there unless the configuration has trustedOrigins: ["https://uploads.example.com"]',
    );
  });

  test("reaches it over the wire", () =>
    withServer(
      (_, response) => json(response, 200, {}),
      async ({ url, seen }) => {
        await new Client({ baseUrl: "http://127.0.0.1:1" }).call({
          ...upload,
          server: [at, `${url}/{v}`, { v: "v3" }],
        });
        expect(seen.map((one) => one.url)).toEqual(["/v3/assets"]);
      },
    ));
});
