/**
 * Every bad input that a user can give, through the binary: a stable code, the exit code of the contract, a word on what to do,
 * no stack trace, and the output folder as it was.
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";
import { exampleSpec } from "../support/client.js";

const example = "file" in exampleSpec ? exampleSpec.file : "";

interface Case {
  readonly code: string;
  readonly exit: 2 | 3;
  /** Files of the working folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** What else there is to prepare. */
  readonly prepare?: (folder: string) => void;
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the error is, as `line:column`. */
  readonly at?: string;
}

const operation = (id: string): string => `{ operationId: ${id}, responses: { "200": { description: ok } } }`;
const document = (paths: string, more = ""): string =>
  `openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths:\n${paths}\n${more}`;
const one = document(`  /a: { get: ${operation("a")} }`);
const spec = (text: string): Pick<Case, "files" | "args"> => ({
  files: { "s.yaml": text },
  args: ["--spec", "s.yaml"],
});
const withAuth = (text: string): Pick<Case, "files" | "args"> => ({
  files: { "s.yaml": one, "auth.yaml": text },
  args: ["--spec", "s.yaml", "--auth-file", "auth.yaml"],
});
const emptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const offline = { PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_RETRIES: "0", PIP_NO_INDEX: "", PIP_FIND_LINKS: "" };

const cases: Readonly<Record<string, Case>> = {
  "no such file": { code: "SPEC_NOT_FOUND", exit: 3, args: ["--spec", "nowhere.yaml"] },
  "not a file": { code: "SPEC_NOT_A_FILE", exit: 3, args: ["--spec", "."] },
  "no server at the URL": { code: "SPEC_UNREADABLE", exit: 3, args: ["--spec", "http://127.0.0.1:9/openapi.json"] },
  empty: { code: "SPEC_EMPTY", exit: 2, ...spec("") },
  "empty standard input": { code: "SPEC_EMPTY", exit: 2, args: ["--spec", "-"], stdin: "" },
  "neither JSON nor YAML": { code: "SPEC_SYNTAX", exit: 2, ...spec("openapi: 3.0.3\npaths: {\n"), at: "3:1" },
  "broken JSON": { code: "SPEC_SYNTAX", exit: 2, files: { "s.json": '{"openapi": ' }, args: ["--spec", "s.json"] },
  "binary data": { code: "SPEC_ENCODING", exit: 2, ...spec("\u0000\u0001\u0002") },
  "no OpenAPI": { code: "SPEC_NOT_OPENAPI", exit: 2, ...spec("a: 1") },
  "Swagger 1.2": { code: "SPEC_SWAGGER", exit: 2, ...spec('swagger: "1.2"\npaths: {}'), at: "1:1" },
  "OpenAPI 4": { code: "SPEC_VERSION", exit: 2, ...spec("openapi: 4.0.0\npaths: {}"), at: "1:1" },
  "no paths": { code: "SPEC_NO_PATHS", exit: 2, ...spec("openapi: 3.1.0\ninfo: { title: t, version: '1' }") },
  "an unresolvable $ref": {
    code: "REF_UNRESOLVED",
    exit: 2,
    ...spec(document(`  /a: { get: { operationId: a, responses: { "200": { $ref: "#/components/responses/X" } } } }`)),
    at: "4:45",
  },
  "a $ref outside": {
    code: "REF_EXTERNAL",
    exit: 2,
    ...spec(document(`  /a: { get: { operationId: a, responses: { "200": { $ref: "other.yaml#/X" } } } }`)),
    at: "4:54",
  },
  "a $ref points only to itself": {
    code: "REF_CYCLE",
    exit: 2,
    ...spec(
      document(
        `  /a: { get: ${operation("a")} }`,
        `components: { schemas: { A: { $ref: "#/components/schemas/A" } } }`,
      ),
    ),
  },
  "an unknown target": {
    code: "TARGET_UNKNOWN",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--target", "cobol"],
  },
  "an unknown dialect": {
    code: "DIALECT_UNKNOWN",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--target", "docs", "--dialect", "klingon"],
  },
  "an unknown version of a dialect": {
    code: "DIALECT_VERSION",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--target", "docs", "--dialect", "python@7.12"],
  },
  "the published docs of any spec": {
    code: "USAGE",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--target", "docs", "--dialect", "official"],
  },
  "docs that were not published": {
    code: "DOCS_UNPUBLISHED",
    exit: 2,
    args: ["--airflow", "2.11", "--target", "docs", "--dialect", "official"],
  },
  "a name that Python cannot import": {
    code: "USAGE",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--target", "docs", "--dialect", "python", "--package-name", "my-client"],
  },
  "a README template without docs for it": {
    code: "USAGE",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--readme-template", "s.yaml"],
  },
  "no such docs header": {
    code: "FILE_UNREADABLE",
    exit: 3,
    ...spec(one),
    args: ["--spec", "s.yaml", "--docs-header", "header.md"],
  },
  "a docs header that is a folder": {
    code: "FILE_UNREADABLE",
    exit: 3,
    ...spec(one),
    args: ["--spec", "s.yaml", "--docs-header", "."],
  },
  "no such README template": {
    code: "FILE_UNREADABLE",
    exit: 3,
    ...spec(one),
    args: ["--spec", "s.yaml", "--target", "docs", "--dialect", "bash", "--readme-template", "readme.hbs"],
  },
  "a README template that is no text": {
    code: "FILE_UNREADABLE",
    exit: 3,
    files: { "s.yaml": one },
    prepare: (folder) => writeFileSync(join(folder, "readme.hbs"), Buffer.from([0xff, 0xfe, 0x00])),
    args: ["--spec", "s.yaml", "--target", "docs", "--dialect", "bash", "--readme-template", "readme.hbs"],
  },
  "an unknown option": { code: "USAGE", exit: 2, args: ["--spce", "s.yaml"] },
  "a spec and a version": { code: "USAGE", exit: 2, args: ["--spec", "s.yaml", "--airflow", "3.3.2"] },
  "nothing that is a version": { code: "VERSION_UNKNOWN", exit: 2, args: ["--airflow", "banana"] },
  "an unknown security scheme": {
    code: "SECURITY_UNKNOWN",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--security-schemes", "Nope"],
  },
  "no such auth file": {
    code: "FILE_UNREADABLE",
    exit: 3,
    ...spec(one),
    args: ["--spec", "s.yaml", "--auth-file", "auth.yaml"],
  },
  "an auth file that is a folder": {
    code: "FILE_UNREADABLE",
    exit: 3,
    ...spec(one),
    args: ["--spec", "s.yaml", "--auth-file", "."],
  },
  "an auth file that is empty": { code: "AUTH_FILE_SYNTAX", exit: 2, ...withAuth("# nothing\n") },
  "an auth file that is no YAML": { code: "AUTH_FILE_SYNTAX", exit: 2, ...withAuth("Own: {\n"), at: "2:1" },
  "an auth file that is a list": { code: "AUTH_FILE_SYNTAX", exit: 2, ...withAuth("- type: http\n"), at: "1:1" },
  "an own scheme of a type that is none": {
    code: "AUTH_FILE_INVALID",
    exit: 2,
    ...withAuth("Own: { type: magic }\n"),
    at: "1:8  #/Own/type",
  },
  "an own scheme without a field that it needs": {
    code: "AUTH_FILE_INVALID",
    exit: 2,
    ...withAuth("Own:\n  type: apiKey\n  in: header\n"),
    at: "1:1  #/Own",
  },
  "an own scheme whose header cannot be sent": {
    code: "AUTH_FILE_INVALID",
    exit: 2,
    ...withAuth('Own: { type: apiKey, in: header, name: "X: 1" }\n'),
    at: "1:34  #/Own/name",
  },
  "an own scheme that leads to a script": {
    code: "AUTH_FILE_INVALID",
    exit: 2,
    ...withAuth("Own: { type: oauth2, flows: { implicit: { authorizationUrl: 'javascript:x()' } } }\n"),
    at: "1:43  #/Own/flows/implicit/authorizationUrl",
  },
  "a misspelled field of an own scheme": {
    code: "AUTH_FILE_INVALID",
    exit: 2,
    ...withAuth("Own: { type: http, scheme: bearer, beareFormat: JWT }\n"),
    at: "1:36  #/Own/beareFormat",
  },
  "an operation that no scheme of the build can call": {
    code: "SECURITY_UNMET",
    exit: 2,
    files: {
      "s.yaml": document(
        `  /a: { get: { operationId: a, security: [{ Own: [] }], responses: { "200": { description: ok } } } }`,
        "components: { securitySchemes: { Own: { type: http, scheme: basic }, Other: { type: http, scheme: bearer } } }",
      ),
    },
    args: ["--spec", "s.yaml", "--security-schemes", "Other"],
    at: "4:32  #/paths/~1a/get/security",
  },
  "filters that leave nothing": {
    code: "FILTER_EMPTY",
    exit: 2,
    ...spec(one),
    args: ["--spec", "s.yaml", "--include-tag", "none"],
  },
  "a config that is not right": {
    code: "CONFIG_INVALID",
    exit: 2,
    files: { "c.yaml": "target: typescript\ntargt: x" },
    args: ["--config", "c.yaml"],
    at: "2:1",
  },
  "an output that is a file": {
    code: "OUTPUT_UNWRITABLE",
    exit: 3,
    files: { "s.yaml": one, taken: "mine" },
    args: ["--spec", "s.yaml", "--out", "taken"],
  },
  "an output below a file": {
    code: "OUTPUT_UNWRITABLE",
    exit: 3,
    files: { "s.yaml": one, taken: "mine" },
    args: ["--spec", "s.yaml", "--out", "taken/below"],
  },
  "an output with somebody's file in the way": {
    code: "OUTPUT_FOREIGN",
    exit: 3,
    files: { "s.yaml": one, "other/src/index.ts": "// mine" },
    args: ["--spec", "s.yaml", "--out", "other"],
  },
  "an output whose manifest is damaged": {
    code: "OUTPUT_FOREIGN",
    exit: 3,
    files: {
      "s.yaml": one,
      "other/README.md": "generated once",
      "other/.airflow-codegen/manifest.json": '{"files": {',
    },
    args: ["--spec", "s.yaml", "--out", "other"],
  },
  "an output whose manifest names files elsewhere": {
    code: "OUTPUT_FOREIGN",
    exit: 3,
    files: {
      "s.yaml": one,
      victim: "",
      "other/README.md": "mine",
      // Of an empty file.
      "other/.airflow-codegen/manifest.json": `{"files": {"../victim": "${emptySha256}"}}`,
      "other/.airflow-codegen/next-abcdef.json": `{"files": {"../victim": "${emptySha256}", "README.md": "${"0".repeat(64)}"}}`,
    },
    args: ["--spec", "s.yaml", "--out", "other"],
  },
  "an output in somebody's project": {
    code: "OUTPUT_UNSAFE",
    exit: 3,
    files: { "s.yaml": one, "project/package.json": '{ "name": "mine" }' },
    args: ["--spec", "s.yaml", "--out", "project"],
  },
  "an output with a link inside": {
    code: "OUTPUT_UNSAFE",
    exit: 3,
    files: { "s.yaml": one, "elsewhere/x": "mine" },
    prepare: (folder) => {
      mkdirSync(join(folder, "linked"));
      symlinkSync(join(folder, "elsewhere"), join(folder, "linked/src"));
    },
    args: ["--spec", "s.yaml", "--out", "linked"],
  },
  "no Python": {
    code: "PYTHON_MISSING",
    exit: 3,
    args: ["--airflow", "3.3.2"],
    env: { AIRFLOW_CODEGEN_PYTHON: "/nonexistent/python" },
  },
  "no network": { code: "PULL_FAILED", exit: 3, args: ["--airflow", "3.3.2"], env: offline },
  "a cached spec that was changed": {
    code: "HASH_MISMATCH",
    exit: 3,
    files: {
      "cache/specs/apache-airflow-core-3.3.2.yaml": one,
      "cache/specs/apache-airflow-core-3.3.2.yaml.sha256": `${"0".repeat(64)}  spec.yaml\n`,
    },
    args: ["--airflow", "3.3.2"],
  },
  "a cache folder that cannot be one": {
    code: "CACHE_UNUSABLE",
    exit: 3,
    files: { cache: "a file" },
    args: ["--airflow", "3.3.2"],
  },
};

/** An output of an earlier run, which no failure may touch. */
const generated = mkdtempSync(join(tmpdir(), "airflow-codegen-before-"));
beforeAll(async () => {
  const ran = await airflowCodegen(["generate", "--spec", example, "--out", "."], { cwd: generated });
  expect(ran.exitCode).toBe(0);
});
afterAll(() => rmSync(generated, { recursive: true, force: true }));

/** Every file below a folder with its text. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => join(entry.parentPath, entry.name)).map((path) => [path, readFileSync(path, "utf8")]),
  );
}

test.each(Object.entries(cases))("%s", async (_name, { code, exit, files = {}, prepare, args, stdin, env, at }) => {
  await inTemporaryFolder(async (folder) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    prepare?.(folder);
    cpSync(generated, join(folder, "output/typescript"), { recursive: true });
    const settings = { cwd: folder, env: { AIRFLOW_CODEGEN_CACHE: join(folder, "cache"), ...env }, stdin: stdin ?? "" };
    const before = tree(folder);

    const ran = await airflowCodegen(["generate", ...args], settings);
    expect(ran).toMatchObject({ exitCode: exit, stdout: "" });
    expect(ran.stderr).toMatch(new RegExp(`^error ${code}\\b`, "m"));
    expect(ran.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
    // Title, cause, and what to do.
    expect(ran.stderr.trim().split("\n").length).toBeGreaterThanOrEqual(3);
    if (at !== undefined) expect(ran.stderr).toContain(`:${at}`);
    expect(tree(folder)).toEqual(before);

    const json = await airflowCodegen(["generate", ...args, "--json"], settings);
    expect(JSON.parse(json.stdout)).toMatchObject({ error: [{ code }], exitCode: exit });
    expect(tree(folder)).toEqual(before);
  });
});
