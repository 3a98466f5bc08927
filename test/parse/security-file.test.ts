/** Files of own security schemes: what is read, and everything that ends the run, with its place. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue, Failure, type Finding } from "../../generator/diagnostics.js";
import { type AuthFile, readAuthFile } from "../../generator/security/auth-file.js";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "airflow-codegen-auth-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string | Uint8Array, name = "auth.yaml"): Promise<AuthFile> {
  const path = join(folder, name);
  writeFileSync(path, text);
  return readAuthFile(path);
}

/** What is wrong with a file; every finding with the exit code that it alone would have. */
async function findingsOf(reading: Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof Failure) return error.findings;
    throw error;
  }
  throw new Error("nothing is wrong");
}

const scheme = (...fields: string[]) => `S:\n${fields.map((field) => `  ${field}\n`).join("")}`;
const flows = (text: string) => scheme("type: oauth2", `flows: ${text}`);

describe("reads", () => {
  test.each<[string, string, object]>([
    [
      "a key in a header",
      "type: apiKey\n  in: header\n  name: X-Key",
      { type: "apiKey", in: "header", parameterName: "X-Key" },
    ],
    [
      "a key in the query",
      'type: apiKey\n  in: query\n  name: "a b[]"',
      { type: "apiKey", in: "query", parameterName: "a b[]" },
    ],
    [
      "a key in a cookie",
      "type: apiKey\n  in: cookie\n  name: session",
      { type: "apiKey", in: "cookie", parameterName: "session" },
    ],
    [
      "http basic, with words",
      "type: http\n  scheme: basic\n  description: d",
      { type: "http", scheme: "basic", description: "d" },
    ],
    [
      "http bearer",
      "type: http\n  scheme: bearer\n  bearerFormat: JWT",
      { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    ],
    ["http digest", "type: http\n  scheme: Digest", { type: "http", scheme: "Digest" }],
    ["http negotiate", "type: http\n  scheme: negotiate", { type: "http", scheme: "negotiate" }],
    ["http of any other name", "type: http\n  scheme: AWS4-HMAC-SHA256", { type: "http", scheme: "AWS4-HMAC-SHA256" }],
    [
      "openIdConnect",
      "type: openIdConnect\n  openIdConnectUrl: https://id.example/x",
      { type: "openIdConnect", openIdConnectUrl: "https://id.example/x" },
    ],
    ["mutualTLS, with an extension", "type: mutualTLS\n  x-own: 1", { type: "mutualTLS" }],
  ])("%s", async (_, fields, want) => {
    expect((await read(`S:\n  ${fields}\n`)).schemes).toEqual([{ name: "S", ...want }]);
  });

  test("every flow of oauth2", async () => {
    const { schemes } = await read(
      flows(`
    implicit: { authorizationUrl: "https://id.example/authorize" }
    password: { tokenUrl: /auth/token, refreshUrl: "token?again", scopes: {} }
    clientCredentials: { tokenUrl: "http://localhost:8080/token", scopes: { read: to look, __proto__: odd } }
    authorizationCode: { authorizationUrl: "https://id.example/authorize", tokenUrl: "https://id.example/token" }`),
    );
    expect(schemes).toMatchObject([
      {
        type: "oauth2",
        flows: [
          { flow: "implicit", authorizationUrl: "https://id.example/authorize", scopes: [] },
          { flow: "password", tokenUrl: "/auth/token", refreshUrl: "token?again" },
          { flow: "clientCredentials", scopes: [{ name: "read", description: "to look" }, { name: "__proto__", description: "odd" }] }, // prettier-ignore
          { flow: "authorizationCode", tokenUrl: "https://id.example/token" },
        ],
      },
    ]);
  });

  test("JSON, several, in the order written, whatever they are called", async () => {
    const names = ["9", "b", "__proto__", "a.b-c_D", "constructor", "1"];
    const members = names.map((name) => `  "${name}": { "type": "mutualTLS" }`);
    const { schemes } = await read(`{\n${members.join(",\n")}\n}`, "auth.json");
    expect(schemes.map(({ name }) => name)).toEqual(names);
  });

  test("merge keys and anchors of YAML", async () => {
    const { schemes } = await read("A: &a { type: apiKey, in: header, name: A }\nB: { <<: *a, name: B }\n");
    expect(schemes).toMatchObject([{ parameterName: "A" }, { in: "header", parameterName: "B" }]);
  });
});

/** `where`: the pointer, line and column. */
type Want = readonly [message: RegExp, pointer: string, line: number, column: number];
const url = /https: or http: URL without user and password, or a path/;

test.each<[string, string, Want]>([
  ["no scheme", "{}", [/no security scheme/, "#", 1, 1]],
  ["a scheme that is text", "S: basic\n", [/`S` must be a mapping/, "#/S", 1, 1]],
  ["a scheme that is a list", "S: [basic]\n", [/`S` must be a mapping/, "#/S", 1, 1]],
  ["a scheme that is nothing", "S:\n", [/`S` must be a mapping/, "#/S", 1, 1]],
  [
    "a name with a space",
    "A:\n  type: mutualTLS\nmy key:\n  type: mutualTLS\n",
    [/`my key` cannot be the name/, "#/my key", 3, 1],
  ],
  ["a name with a slash", '"a/b": { type: mutualTLS }\n', [/`a\/b` cannot be the name/, "#/a~1b", 1, 1]],
  ["a name in another script", "Schlüssel: { type: mutualTLS }\n", [/cannot be the name/, "#/Schlüssel", 1, 1]],
  ["no name", '"": { type: mutualTLS }\n', [/cannot be the name/, "#/", 1, 1]],
  [
    "a document of OpenAPI",
    "components:\n  securitySchemes: { S: { type: mutualTLS } }\n",
    [/`components` has no `type`/, "#/components", 1, 1],
  ],
  ["no type", scheme("in: header"), [/`S` has no `type`/, "#/S", 1, 1]],
  [
    "an unknown type",
    scheme("type: apikey"),
    [/`apikey` is not a type.*apiKey, http, oauth2, openIdConnect, mutualTLS/, "#/S/type", 2, 3],
  ],
  ["a type that is a list", scheme("type: [http]"), [/`type` of `S` must be a string/, "#/S/type", 2, 3]],
  ["a key without `in`", scheme("type: apiKey", "name: K"), [/`S` has no `in`/, "#/S", 1, 1]],
  ["a key without a name", scheme("type: apiKey", "in: header"), [/`S` has no `name`/, "#/S", 1, 1]],
  ["a key in the body", scheme("type: apiKey", "in: body", "name: K"), [/query, header or cookie/, "#/S/in", 3, 3]],
  [
    "a name that is a mapping",
    scheme("type: apiKey", "in: query", "name: {}"),
    [/`name` of `S` must be a string/, "#/S/name", 4, 3],
  ],
  [
    "a header with a space",
    scheme("type: apiKey", "in: header", "name: X Key"),
    [/`X Key` cannot be the name of a header/, "#/S/name", 4, 3],
  ],
  [
    "a header with a line break",
    scheme("type: apiKey", "in: header", 'name: "X\\r\\nHost: evil"'),
    [/cannot be the name of a header/, "#/S/name", 4, 3],
  ],
  [
    "a header without a letter",
    scheme("type: apiKey", "in: header", 'name: ""'),
    [/`name` of `S` is empty/, "#/S/name", 4, 3],
  ],
  [
    "a cookie with a second one in it",
    scheme("type: apiKey", "in: cookie", 'name: "a=1; b"'),
    [/cannot be the name of a cookie/, "#/S/name", 4, 3],
  ],
  [
    "a header with a space behind it",
    scheme("type: apiKey", "in: header", 'name: "X-Key "'),
    [/Spaces around the name of a header/, "#/S/name", 4, 3],
  ],
  [
    "a query parameter without a name",
    scheme("type: apiKey", "in: query", 'name: ""'),
    [/`name` of `S` is empty/, "#/S/name", 4, 3],
  ],
  ["http without a scheme", scheme("type: http"), [/`S` has no `scheme`/, "#/S", 1, 1]],
  [
    "http with a scheme of two words",
    scheme("type: http", "scheme: bearer token"),
    [/`bearer token` cannot be an HTTP authentication scheme/, "#/S/scheme", 3, 3],
  ],
  [
    "http with a line break",
    scheme("type: http", 'scheme: "a\\nb"'),
    [/cannot be an HTTP authentication scheme/, "#/S/scheme", 3, 3],
  ],
  ["http with an empty scheme", scheme("type: http", 'scheme: ""'), [/cannot be an HTTP/, "#/S/scheme", 3, 3]],
  [
    "a format that is a list",
    scheme("type: http", "scheme: bearer", "bearerFormat: [JWT]"),
    [/`bearerFormat` of `S` must be a string/, "#/S/bearerFormat", 4, 3],
  ],
  [
    "words that are a mapping",
    scheme("type: mutualTLS", "description: {}"),
    [/`description` of `S` must be a string/, "#/S/description", 3, 3],
  ],
  ["oauth2 without flows", scheme("type: oauth2"), [/`S` has no flow/, "#/S", 1, 1]],
  ["flows that are none", flows("{}"), [/`S` has no flow/, "#/S/flows", 3, 3]],
  ["flows that are a list", flows("[password]"), [/`flows` of `S` must be a mapping/, "#/S/flows", 3, 3]],
  [
    "an unknown flow",
    flows("{ passwrd: { tokenUrl: /t } }"),
    [
      /`passwrd` is not an OAuth flow.*implicit, password, clientCredentials, authorizationCode/,
      "#/S/flows/passwrd",
      3,
      12,
    ],
  ],
  [
    "a flow that is text",
    flows("{ password: /t }"),
    [/`password` of `S` must be a mapping/, "#/S/flows/password", 3, 12],
  ],
  [
    "implicit without a URL",
    flows("{ implicit: {} }"),
    [/flow `implicit` of `S` has no `authorizationUrl`/, "#/S/flows/implicit", 3, 12],
  ],
  [
    "password without a URL",
    flows("{ password: { scopes: {} } }"),
    [/flow `password` of `S` has no `tokenUrl`/, "#/S/flows/password", 3, 12],
  ],
  [
    "clientCredentials without a URL",
    flows("{ clientCredentials: {} }"),
    [/no `tokenUrl`/, "#/S/flows/clientCredentials", 3, 12],
  ],
  [
    "authorizationCode without a place to go",
    flows("{ authorizationCode: { tokenUrl: /t } }"),
    [/no `authorizationUrl`/, "#/S/flows/authorizationCode", 3, 12],
  ],
  [
    "authorizationCode without a place to get a token",
    flows("{ authorizationCode: { authorizationUrl: /a } }"),
    [/no `tokenUrl`/, "#/S/flows/authorizationCode", 3, 12],
  ],
  [
    "a URL that is a number",
    flows("{ password: { tokenUrl: [1] } }"),
    [/`tokenUrl` of `S` must be a string/, "#/S/flows/password/tokenUrl", 3, 24],
  ],
  [
    "a URL to refresh that is none",
    flows("{ password: { tokenUrl: /t, refreshUrl: 'ftp://h/' } }"),
    [url, "#/S/flows/password/refreshUrl", 3, 38],
  ],
  [
    "scopes that are a list",
    flows("{ password: { tokenUrl: /t, scopes: [read] } }"),
    [/`scopes` of `S` must be a mapping/, "#/S/flows/password/scopes", 3, 38],
  ],
  [
    "a scope told by a list",
    flows("{ password: { tokenUrl: /t, scopes: { read: [] } } }"),
    [/`read` of `S` must be a string/, "#/S/flows/password/scopes/read", 3, 48],
  ],
  ["openIdConnect without a URL", scheme("type: openIdConnect"), [/`S` has no `openIdConnectUrl`/, "#/S", 1, 1]],
  [
    "a misspelled field",
    scheme("type: http", "scheme: bearer", "beareFormat: JWT"),
    [/`beareFormat` is not a field of a scheme of type http; did you mean `bearerFormat`\?/, "#/S/beareFormat", 4, 3],
  ],
  [
    "a field of another type",
    scheme("type: mutualTLS", "scheme: bearer"),
    [/`scheme` is not a field of a scheme of type mutualTLS/, "#/S/scheme", 3, 3],
  ],
  [
    "a misspelled field of a flow",
    flows("{ password: { tokenUrl: /t, scope: {} } }"),
    [/`scope` is not a field of a flow; did you mean `scopes`\?/, "#/S/flows/password/scope", 3, 38],
  ],
  ["a reference", scheme("$ref: other.yaml"), [/`\$ref` is not a field/, "#/S/$ref", 2, 3]],
])("AUTH_FILE_INVALID: %s", async (_, text, [message, pointer, line, column]) => {
  const [finding] = await findingsOf(read(text));
  expect(finding).toMatchObject({ code: "AUTH_FILE_INVALID", pointer, place: { line, column } });
  expect(finding?.message).toMatch(message);
});

describe("a URL", () => {
  const openId = (address: string) => scheme("type: openIdConnect", `openIdConnectUrl: ${JSON.stringify(address)}`);

  test.each([
    "https://id.example/x", "HTTPS://ID.example", "http://10.0.0.1:8080/x?y=z", "https://[::1]/", "/x", "x/y", "../x", "?x",
    "https://idé.example/ü",
  ])("%s is one", async (address) => expect((await read(openId(address))).schemes).toHaveLength(1)); // prettier-ignore

  test.each([
    "",
    " ",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://h/",
    "https:x",
    "https:/x",
    "https:///x",
    "https://",
    "https://h h/",
    "https://a<b/x",
    "https://user@h/",
    "https://user:s3cret@h/",
    "https://:s3cret@h/",
    "https://h:99999/",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/\\evil.example",
    "/x\u0000",
    "urn:x",
    "C:\\x",
  ])("%j is none", async (address) => {
    const findings = await findingsOf(read(openId(address)));
    expect(findings).toMatchObject([
      { code: "AUTH_FILE_INVALID", pointer: "#/S/openIdConnectUrl", place: { line: 3 } },
    ]);
    expect(findings[0]?.message).toMatch(url);
    expect(findings[0]?.message).not.toContain("s3cret");
  });
});

test("everything that is wrong is said at once, in the order written", async () => {
  const text = "A:\n  type: apiKey\n  inn: header\n  name: a b\nB: { type: magic }\nC: { type: mutualTLS }\n a: b";
  const findings = await findingsOf(read(text.replace(/\n a: b$/, "\n")));
  expect(findings.map(({ pointer }) => pointer)).toEqual(["#/A/inn", "#/A", "#/B/type"]);
});

test("a file that begins like a document of OpenAPI is told what to do", async () => {
  const [finding] = await findingsOf(read("openapi: 3.1.0\ncomponents: {}\n"));
  expect(finding?.fix).toMatch(/only what is under `securitySchemes`/);
});

test.each<[string, string | Uint8Array, string, object]>([
  ["nothing", "", "AUTH_FILE_SYNTAX", {}],
  ["nothing but comments", "## a\n# b: c\n", "AUTH_FILE_SYNTAX", {}],
  ["no YAML", "S: {\n", "AUTH_FILE_SYNTAX", { line: 2, column: 1 }],
  ["a list", "- type: http\n", "AUTH_FILE_SYNTAX", { line: 1, column: 1 }],
  ["a text", "basic\n", "AUTH_FILE_SYNTAX", { line: 1, column: 1 }],
  ["a page", "<html>", "AUTH_FILE_SYNTAX", { line: 1, column: 1 }],
  ["two documents", "A: {}\n---\nB: {}\n", "AUTH_FILE_SYNTAX", {}],
  ["a name twice", "A: { type: mutualTLS }\nA: { type: mutualTLS }\n", "AUTH_FILE_SYNTAX", { line: 2, column: 1 }],
  ["a tag of a language", "A: !!js/function x\n", "AUTH_FILE_SYNTAX", { line: 1, column: 4 }],
  ["no end of nesting", "S: &s { x-a: *s }\n", "AUTH_FILE_SYNTAX", { line: 1 }],
  ["a number that is none", "S: { type: mutualTLS, x-a: .inf }\n", "AUTH_FILE_SYNTAX", { line: 1, column: 23 }],
  ["UTF-16", Buffer.from("S: {}", "utf16le"), "FILE_UNREADABLE", {}],
  ["Latin-1", Buffer.from("S: é", "latin1"), "FILE_UNREADABLE", { line: 1, column: 4 }],
])("%s", async (_, text, code, place) => {
  const [finding, ...more] = await findingsOf(read(text));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code, place: { file: join(folder, "auth.yaml"), ...place } });
  expect(finding?.message).not.toMatch(/\bspec\b/);
  expect(finding?.fix ?? catalogue[finding?.code ?? "USAGE"].fix).not.toMatch(/\bspec\b/);
});

test.each([
  ["a file that is not there", "nowhere.yaml"],
  ["a folder", "."],
])("FILE_UNREADABLE: %s", async (_, name) => {
  const findings = await findingsOf(readAuthFile(join(folder, name)));
  expect(findings).toMatchObject([{ code: "FILE_UNREADABLE", place: { file: join(folder, name) } }]);
});
