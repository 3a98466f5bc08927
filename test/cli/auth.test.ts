/** `auth list`, and the auth file that `init` writes. */
import { describe, expect, test } from "@jest/globals";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAuthFile } from "../../generator/security/auth-file.js";
import { airflowCodegen, inTemporaryFolder, type Ran } from "../support/cli.js";

const operation = (operationId: string, security: object[]) => ({
  get: { operationId, responses: { "204": { description: "nothing" } }, security },
});
const api = (securitySchemes: object, operations: object[][] = [[]]) =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Small", version: "1" },
    paths: Object.fromEntries(
      operations.map((security, index) => [`/${index}`, operation(`get_${index}`, security)] as const),
    ),
    components: { securitySchemes },
  });

/** Runs a command line in a folder with these files. */
function run(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  return inTemporaryFolder((cwd) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    return airflowCodegen(args, { cwd });
  });
}

interface Listed {
  readonly schemes: readonly Readonly<Record<string, unknown>>[];
  readonly findings: readonly unknown[];
}

const listed = ({ stdout }: Ran) => JSON.parse(stdout) as Listed;

const own = "Key: { type: apiKey, in: cookie, name: k }\nBasic: { type: http, scheme: basic, description: d }\n";
const builtin = ["Basic", "GoogleOpenID", "Kerberos", "OAuth2PasswordBearer", "HTTPBearer"];

describe("auth list", () => {
  test("the built-in schemes, as a table", async () => {
    const { exitCode, stdout, stderr } = await run({}, "auth", "list");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ["NAME", "TYPE", "FROM", "OPERATIONS", "DETAILS"],
      ["Basic", "http", "built-in", "-", "basic"],
      ["GoogleOpenID", "openIdConnect", "built-in", "-", expect.stringMatching(/^https:\/\/accounts\.google\.com\//)],
      ["Kerberos", "http", "built-in", "-", "negotiate"],
      ["OAuth2PasswordBearer", "oauth2", "built-in", "-", "password /auth/token"],
      ["HTTPBearer", "http", "built-in", "-", "bearer"],
    ]);
    expect(new Set(lines.map((line) => line.search(/http |DETAILS|basic|bearer$/))).size).toBeLessThan(4);
  });

  test("those of Airflow, with how many operations take each", async () => {
    const ran = await run({}, "auth", "list", "--airflow", "3.3.2", "--json");
    const ofSpec = { from: "spec", hides: ["built-in"], operations: 125 };
    expect(listed(ran).schemes).toMatchObject([
      {
        name: "OAuth2PasswordBearer",
        type: "oauth2",
        flows: [{ flow: "password", tokenUrl: "/auth/token" }],
        ...ofSpec,
      },
      { name: "HTTPBearer", type: "http", scheme: "bearer", ...ofSpec },
      ...["Basic", "GoogleOpenID", "Kerberos"].map((name) => ({ name, from: "built-in" })),
    ]);
  });

  test("what a silent document defines is offered to every operation, as in a build", async () => {
    const files = { "s.json": api({ A: { type: "mutualTLS" } }, [[], []]) };
    expect(listed(await run(files, "auth", "list", "--spec", "s.json", "--json")).schemes[0]).toEqual({
      ...{ name: "A", type: "mutualTLS", from: "spec", hides: [], operations: 2 },
    });
  });

  test("own ones hide those of the spec, and they the built-in ones; every kind has its details", async () => {
    const schemes = {
      Basic: { type: "http", scheme: "Basic" },
      Jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      Two: {
        type: "oauth2",
        flows: {
          clientCredentials: { tokenUrl: "/t", scopes: {} },
          authorizationCode: { authorizationUrl: "https://h/a", tokenUrl: "https://h/t", scopes: {} },
        },
      },
    };
    const spec = api(schemes, [[{ Basic: [] }, { Jwt: [], Two: [] }], [{ Jwt: [] }, { Jwt: [], Two: [] }], []]);
    const { stdout } = await run({ "s.json": spec, "a.yaml": own }, "auth", "list", "--spec", "s.json", "--auth-file", "a.yaml"); // prettier-ignore
    const lines = stdout.trimEnd().split("\n").slice(1, 5);
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ["Key", "apiKey", "auth file", "-", "cookie k"],
      ["Basic", "http", "auth file (hides spec, built-in)", "1", "basic"],
      ["Jwt", "http", "spec", "2", "bearer (JWT)"],
      ["Two", "oauth2", "spec", "2", "clientCredentials /t; authorizationCode https://h/a https://h/t"],
    ]);
  });

  test("an auth file alone", async () => {
    const { schemes, findings } = listed(
      await run({ "a.yaml": own }, "auth", "list", "--auth-file", "a.yaml", "--json"),
    );
    expect(schemes.map(({ name }) => name)).toEqual(["Key", ...builtin]);
    expect(schemes[0]).toEqual({ ...{ name: "Key", type: "apiKey", in: "cookie", parameterName: "k" }, from: "auth file", hides: [] }); // prettier-ignore
    expect(findings).toEqual([]);
  });

  test("the words of a spec do not command the terminal", async () => {
    const name = "\u001b[2J\u202eX\n";
    const { exitCode, stdout, stderr } = await run({ "s.json": api({ [name]: { type: "apiKey", in: "query", name } }) }, "auth", "list", "--spec", "s.json"); // prettier-ignore
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n")).toHaveLength(1 + 1 + builtin.length + 1);
    // eslint-disable-next-line no-control-regex -- what it is about
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain("\\u{1b}[2J\\u{202e}X\\u{a}");
  });

  test("what of a spec's security cannot be used is said", async () => {
    const files = { "s.json": api({ A: { type: "http", scheme: "a b" }, B: { type: "oauth2", flows: { password: {} } } }) }; // prettier-ignore
    const { exitCode, stdout, stderr } = await run(files, "auth", "list", "--spec", "s.json");
    expect(exitCode).toBe(0);
    expect(stdout).not.toMatch(/^A /m);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/^QUIRK_SECURITY: .*`a b`.*#\/components\/securitySchemes\/A\/scheme/),
      expect.stringMatching(/^QUIRK_SECURITY: .*no `tokenUrl`.*#\/components\/securitySchemes\/B\/flows\/password/),
    ]);
    const { findings } = listed(await run(files, "auth", "list", "--spec", "s.json", "--json"));
    const at = "#/components/securitySchemes";
    expect(findings).toMatchObject([
      { code: "QUIRK_SECURITY", pointer: `${at}/A/scheme`, file: "s.json", line: 1 },
      { code: "QUIRK_SECURITY", pointer: `${at}/B/flows/password` },
    ]);
  });

  test("the schemes after the overlays, and what of these changes nothing", async () => {
    const files = {
      "s.json": api({ A: { type: "http", scheme: "basic" }, B: { type: "http", scheme: "bearer" } }, [[{ A: [] }]]),
      "o.yaml": `overlay: 1.0.0
info: { title: Keys, version: "1" }
actions:
  - { target: $.components.securitySchemes.B, remove: true }
  - { target: $.components.securitySchemes, update: { C: { type: apiKey, in: header, name: X-Key } } }
  - { target: "$.paths.*.get.security[0]", update: { C: [] } }
  - { target: $.none, remove: true }
`,
    };
    const given = ["auth", "list", "--spec", "s.json", "--overlay", "o.yaml"];
    const { exitCode, stdout, stderr } = await run(files, ...given);
    const rows = stdout.split("\n").filter((line) => line.includes(" spec "));
    expect([exitCode, rows.map((line) => line.split(/ {2,}/).slice(0, 4))]).toEqual([
      0,
      [
        ["A", "http", "spec", "1"],
        ["C", "apiKey", "spec", "1"],
      ],
    ]);
    expect(stderr).toMatch(/^WARN_OVERLAY_UNMATCHED: .* \(o\.yaml:7:\d+ #\/actions\/3\/target\) .*\n$/);
    const { findings } = listed(await run(files, ...given, "--json"));
    expect(findings).toMatchObject([{ code: "WARN_OVERLAY_UNMATCHED", file: "o.yaml", line: 7 }]);
  });

  test("those of an Airflow version with and without the built-in overlay", async () => {
    const [on, off] = [
      await run({}, "auth", "list", "--airflow", "3.3.2"),
      await run({}, "auth", "list", "--airflow", "3.3.2", "--no-overlay"),
    ];
    expect(on).toMatchObject({ exitCode: 0, stderr: "" });
    expect(off).toEqual(on);
  });

  test.each<[string, string[], string, number]>([
    ["an overlay without a spec", ["--overlay", "bad.yaml"], "USAGE", 2],
    ["no such overlay", ["--airflow", "3.3.2", "--overlay", "nowhere.yaml"], "FILE_UNREADABLE", 3],
    ["an overlay that is none", ["--airflow", "3.3.2", "--overlay", "bad.yaml"], "OVERLAY_INVALID", 2],
    ["no such auth file", ["--auth-file", "nowhere.yaml"], "FILE_UNREADABLE", 3],
    ["an auth file that is not right", ["--auth-file", "bad.yaml"], "AUTH_FILE_INVALID", 2],
    ["no such spec", ["--spec", "nowhere.yaml"], "SPEC_NOT_FOUND", 3],
    ["no such Airflow", ["--airflow", "banana"], "VERSION_UNKNOWN", 2],
  ])("%s", async (_, args, code, exitCode) => {
    const files = { "bad.yaml": "A: {}\n" };
    const ran = await run(files, "auth", "list", ...args);
    expect(ran).toMatchObject({ exitCode, stdout: "" });
    expect(ran.stderr).toMatch(new RegExp(`^error ${code}\\b`));
    const { stdout } = await run(files, "auth", "list", "--json", ...args);
    expect(JSON.parse(stdout)).toMatchObject({ error: [{ code }], exitCode });
  });
});

describe("init --auth-file", () => {
  const kinds = { apiKey: ["cookie", "header", "query"], http: ["AWS4-HMAC-SHA256", "basic", "bearer", "digest", "negotiate"], oauth2: ["authorizationCode", "clientCredentials", "implicit", "password"], openIdConnect: [""], mutualTLS: [""] }; // prettier-ignore

  test("writes a file that works at once, and with every example in use", () =>
    inTemporaryFolder(async (cwd) => {
      const ran = await airflowCodegen(["init", "--auth-file"], { cwd });
      expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
      expect(ran.stdout).toContain("generate --auth-file airflow-codegen.auth.yaml");
      expect(readdirSync(cwd)).toEqual(["airflow-codegen.auth.yaml"]);
      const file = join(cwd, "airflow-codegen.auth.yaml");
      expect((await readAuthFile(file)).schemes.map(({ name }) => name)).toEqual(["GatewayKey"]);

      writeFileSync(file, readFileSync(file, "utf8").replace(/^# /gm, ""));
      const { schemes } = await readAuthFile(file);
      const found = new Map<string, string[]>();
      for (const scheme of schemes) {
        const words = scheme.type === "apiKey" ? [scheme.in] : scheme.type === "http" ? [scheme.scheme] : scheme.type === "oauth2" ? scheme.flows.map(({ flow }) => flow) : [""]; // prettier-ignore
        found.set(scheme.type, [...(found.get(scheme.type) ?? []), ...words].toSorted());
      }
      expect(Object.fromEntries(found)).toEqual(kinds);
      const list = await airflowCodegen(["auth", "list", "--auth-file", "airflow-codegen.auth.yaml"], { cwd });
      expect(list.stdout.match(/auth file /g)).toHaveLength(schemes.length);
    }));

  test("under another name", () =>
    inTemporaryFolder(async (cwd) => {
      mkdirSync(join(cwd, "sub"));
      expect((await airflowCodegen(["init", "--auth-file", "sub/own.yml"], { cwd })).exitCode).toBe(0);
      expect(readFileSync(join(cwd, "sub/own.yml"), "utf8")).toContain("--auth-file sub/own.yml`");
    }));

  test("overwrites only with --force, and says that it cannot write", () =>
    inTemporaryFolder(async (cwd) => {
      const file = join(cwd, "airflow-codegen.auth.yaml");
      writeFileSync(file, "mine");
      const refused = await airflowCodegen(["init", "--auth-file"], { cwd });
      expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
      expect(refused.stderr).toMatch(/^error AUTH_FILE_EXISTS/);
      expect(readFileSync(file, "utf8")).toBe("mine");
      expect((await airflowCodegen(["init", "--auth-file", "--force"], { cwd })).exitCode).toBe(0);
      expect(readFileSync(file, "utf8")).toContain("GatewayKey:");
      const nowhere = await airflowCodegen(["init", "--auth-file", "no/such.yaml"], { cwd });
      expect(nowhere.stderr).toMatch(/^error OUTPUT_UNWRITABLE/);
    }));
});
