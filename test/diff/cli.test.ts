/** `airflow-codegen diff` as a user runs it. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { airflowCodegen, inTemporaryFolder, type Ran } from "../support/cli.js";
import { faults } from "./schema.js";
import { type Doc, exchanges, get, object, spec } from "./support.js";

type Json = Readonly<Record<string, unknown>>;

const string: Doc = { type: "string" };
const before = exchanges(object({ x: string, y: string }));
const breaking = exchanges(object({ x: string }));
const additive = exchanges(object({ x: string, y: string, z: string }));
const words = exchanges(object({ x: { ...string, description: "d" }, y: string }));

/** Runs in a folder with `old.json` and `new.json`. */
function diff(old: Doc, new_: Doc, ...args: string[]): Promise<Ran> {
  return inTemporaryFolder((cwd) => {
    writeFileSync(join(cwd, "old.json"), JSON.stringify(old, null, 2));
    writeFileSync(join(cwd, "new.json"), JSON.stringify(new_, null, 2));
    return airflowCodegen(["diff", "old.json", "new.json", ...args], { cwd });
  });
}

function run(...args: string[]): Promise<Ran> {
  return inTemporaryFolder((cwd) => airflowCodegen(["diff", ...args], { cwd }));
}

describe("formats", () => {
  test("text: breaking first, with places, without colors", async () => {
    const { exitCode, stdout, stderr } = await diff(before, breaking);
    expect({ exitCode, stderr, lines: stdout.split("\n") }).toEqual({
      exitCode: 0,
      stderr: "",
      lines: [
        "old.json → new.json",
        "1 breaking, 0 additive, 0 docs-only",
        "",
        "Breaking (1)",
        "",
        "  Model `M`",
        "    send, read  `y` (`string`) was removed: in requests, it is rejected or ignored; in responses, programs that read it do not find it",
        expect.stringMatching(/^ {8}property-removed {2}old\.json:\d+:\d+ → new\.json:\d+:\d+$/),
        "        in 2 operations: getX, postX",
        "",
      ],
    });
  });

  test("text: a file that nobody named is told once", async () => {
    const { stdout } = await run("3.1.8", "3.2.2");
    const [head, old, new_, ...rest] = stdout.split("\n");
    expect(head).toBe("Airflow 3.1.8 → Airflow 3.2.2");
    expect(old).toMatch(/^ {2}old {2}.*3\.1\.8\.yaml$/);
    expect(new_).toMatch(/^ {2}new {2}.*3\.2\.2\.yaml$/);
    expect(rest.filter((line) => line.includes(".yaml"))).toEqual([]);
    expect(rest.filter((line) => / old:\d+:\d+ → new:\d+:\d+/.test(line)).length).toBeGreaterThan(10);
  });

  test("json: as the published schema says, with pointers and places in both files", async () => {
    const { exitCode, stdout } = await diff(before, breaking, "--format", "json", "--surface");
    const report = JSON.parse(stdout) as Json & {
      readonly changes: readonly [{ readonly places: readonly unknown[] }];
    };
    const schema = JSON.parse(readFileSync(new URL("../../specs/diff.schema.json", import.meta.url), "utf8")) as Json;
    expect({ exitCode, faults: faults(schema, report) }).toEqual({ exitCode: 0, faults: [] });
    expect(report.changes[0].places).toEqual([
      {
        old: { pointer: "#/components/schemas/M/properties/y", file: "old.json", line: expect.any(Number), column: 11 },
        new: { pointer: "#/components/schemas/M", file: "new.json", line: expect.any(Number), column: 7 },
      },
    ]);
    expect(report["surface"]).toEqual([
      { sign: "-", text: "interface M . y?: string" },
      { sign: "-", text: "interface MInput . y?: string | undefined" },
    ]);
    expect((await diff(before, breaking, "--json", "--surface")).stdout).toBe(stdout);
  });

  test("markdown: a table of counts, then breaking first", async () => {
    const { stdout } = await diff(before, breaking, "--format", "markdown", "--surface");
    expect(stdout).toMatch(/^# old\.json → new\.json\n/);
    expect(stdout).toContain("| Breaking | 1 | 1 | 1 | 0 |");
    expect(stdout).toMatch(
      /## Breaking\n[\s\S]*### Model `M`\n\nIn 2 operations: `getX`, `postX`\.\n\n- \*\*send, read\*\* `y` \(`string`\) was removed/,
    );
    expect(stdout).toContain("```diff\n- interface M . y?: string\n- interface MInput . y?: string | undefined\n```");
  });

  test("the same input gives the same bytes", async () => {
    const runs = await Promise.all(
      ["json", "markdown", "text"].flatMap((format) =>
        [1, 2].map(() => run("2.11.2", "3.0.6", "--format", format, "--surface")),
      ),
    );
    for (const index of [0, 2, 4]) expect(runs[index]?.stdout).toBe(runs[index + 1]?.stdout);
  });

  test.each(["text", "json", "markdown"])("%s: the same spec twice", async (format) => {
    const { exitCode, stdout } = await diff(before, before, "--format", format, "--fail-on", "docs", "--surface");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(format === "json" ? /"changes": \[\]/ : /Nothing changed/);
  });
});

describe("filters and security schemes, as generate takes them", () => {
  const answer = (schema: Doc): Doc => ({ 200: { description: "d", content: { "application/json": { schema } } } });
  const both = (type: string, parts: Doc = {}): Doc =>
    spec({
      paths: {
        "/a": { get: { operationId: "getA", tags: ["A"], responses: answer({ type }), ...parts } },
        "/b": { get: { operationId: "getB", tags: ["B"], responses: answer({ type }) } },
      },
      components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
    });
  const [old, new_] = [both("string"), both("integer")];
  interface Report {
    readonly selection: readonly string[];
    readonly changes: readonly { readonly code: string; readonly operations: readonly { readonly id: string }[] }[];
    readonly findings: readonly { readonly code: string }[];
  }
  const report = async (...args: Parameters<typeof diff>): Promise<Report> =>
    JSON.parse((await diff(...args, "--json")).stdout) as Report;
  const ids = ({ changes }: Report) => changes.flatMap(({ operations }) => operations.map(({ id }) => id));

  test.each<[readonly string[], readonly string[]]>([
    [[], ["getA", "getB"]],
    [["--include-tag", "a"], ["getA"]],
    [["--exclude-tag", "A"], ["getB"]],
    [["--include-operation", "get?", "--exclude-operation", "getB"], ["getA"]],
  ])("%j: %j", async (args, wanted) => {
    const found = await report(old, new_, ...args);
    expect({ ids: ids(found), isSaid: found.selection.length > 0 }).toEqual({ ids: wanted, isSaid: args.length > 0 });
  });

  test("the reports say what was compared", async () => {
    const args = ["--include-tag", "A", "--security-schemes", "Key"];
    expect((await report(old, new_, ...args)).selection).toEqual(["--include-tag A", "--security-schemes Key"]);
    expect((await diff(old, new_, ...args)).stdout).toContain("\n  with  --include-tag A --security-schemes Key\n");
    for (const format of ["markdown", "guide"]) {
      const { stdout } = await diff(old, new_, ...args, "--format", format);
      expect(stdout).toContain("The comparison uses `--include-tag A --security-schemes Key`.");
    }
  });

  test("an operation that passes in one of the specs is compared", async () => {
    const retagged = both("string", { tags: ["C"], deprecated: true });
    for (const args of [
      ["--include-tag", "A"],
      ["--include-tag", "C"],
      ["--exclude-deprecated", "--exclude-tag", "B"],
    ]) {
      const { changes } = await report(old, retagged, ...args);
      expect(changes.map(({ code }) => code).sort()).toEqual(["operation-deprecated", "operation-regrouped"]);
    }
  });

  test("a filter that fits nothing in either is told, one that leaves nothing is an error", async () => {
    const { findings } = await report(old, both("string", { tags: ["C"] }), "--include-tag", "C", "--exclude-tag", "D");
    expect(findings.map(({ code }) => code)).toEqual(["WARN_FILTER_UNUSED"]);
    const { exitCode, stderr } = await diff(old, new_, "--include-tag", "D");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error FILTER_EMPTY: ");
    expect(stderr).toContain("the tags are `A`, `B`");
  });

  test("the surface is that of the chosen operations", async () => {
    const { stdout } = await diff(old, new_, "--include-tag", "A", "--surface");
    expect(stdout).toContain("getA");
    expect(stdout).not.toContain("getB");
  });

  test("the schemes of a file, or chosen by name, are those of both specs", async () => {
    const secured = (scheme: string): Doc => both("string", { security: [{ [scheme]: [] }, { Key: [] }] });
    const [before_, after] = [secured("Key"), { ...secured("Key"), security: [{ Key: [] }] }];
    expect((await report(before_, after)).changes.map(({ code }) => code)).toEqual(["security-added"]);
    expect((await report(before_, after, "--security-schemes", "Key")).changes).toHaveLength(1);
    await inTemporaryFolder(async (cwd) => {
      writeFileSync(join(cwd, "old.json"), JSON.stringify(before_));
      writeFileSync(join(cwd, "new.json"), JSON.stringify({ ...before_, components: {} }));
      writeFileSync(join(cwd, "auth.yaml"), "Key: { type: apiKey, in: header, name: X-Own }\n");
      const compare = (...args: string[]) => airflowCodegen(["diff", "old.json", "new.json", ...args], { cwd });
      expect((await compare()).stdout).toContain("`Key` was removed");
      expect((await compare("--auth-file", "auth.yaml")).stdout).not.toContain("`Key` was removed");
    });
  });

  test.each([
    [["--security-schemes", "Nope"], 2, "SECURITY_UNKNOWN"],
    [["--security-schemes", ","], 2, "USAGE"],
    [["--auth-file", "nowhere.yaml"], 3, "FILE_UNREADABLE"],
    [["--include-tag", ""], 2, "USAGE"],
    [["--exclude-tag"], 2, "USAGE"],
  ] as const)("%j is an error", async (args, exitCode, code) => {
    const ran = await diff(old, new_, ...args);
    expect({ exitCode: ran.exitCode, stdout: ran.stdout }).toEqual({ exitCode, stdout: "" });
    expect(ran.stderr).toContain(`error ${code}: `);
  });
});

describe("exit codes", () => {
  const rows: readonly (readonly [string, string, number, Doc])[] = [
    ["breaking", "breaking", 1, breaking],
    ["breaking", "docs", 1, breaking],
    ["additive", "breaking", 0, additive],
    ["additive", "additive", 1, additive],
    ["docs-only", "additive", 0, words],
    ["docs-only", "docs", 1, words],
  ];
  test.each(rows)("a %s change with --fail-on %s exits with %i", async (_, failOn, wanted, new_) => {
    const text = await diff(before, new_, "--fail-on", failOn);
    const json = await diff(before, new_, "--fail-on", failOn, "--json");
    expect([text.exitCode, json.exitCode, (JSON.parse(json.stdout) as Json)["exitCode"]]).toEqual([
      wanted,
      wanted,
      wanted,
    ]);
  });
});

describe("words", () => {
  const manyWords = (description: string): Doc =>
    exchanges(
      object(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, { ...string, description }]))),
    );

  test("few are listed, many are counted, --verbose lists all", async () => {
    expect((await diff(before, words)).stdout).toContain("x: the description changed");
    const brief = await diff(manyWords("a"), manyWords("b"));
    expect(brief.stdout).toContain("0 breaking, 0 additive, 30 docs-only");
    expect(brief.stdout).not.toContain("escription");
    expect((await diff(manyWords("a"), manyWords("b"), "--verbose")).stdout).toContain("p29");
    expect((await diff(manyWords("a"), manyWords("b"), "--verbose", "--format", "markdown")).stdout).toContain("`p29`");
  });
});

describe("versions, files, URLs", () => {
  test("what has a slash or an ending is a file, even if it looks like a version", async () => {
    await inTemporaryFolder(async (cwd) => {
      for (const [name, document] of [
        ["3.3", before],
        ["3.2.json", breaking],
      ] as const)
        writeFileSync(join(cwd, name), JSON.stringify(document));
      const { exitCode, stdout } = await airflowCodegen(["diff", "./3.3", "3.2.json"], { cwd });
      expect({ exitCode, head: stdout.split("\n")[0] }).toEqual({ exitCode: 0, head: "./3.3 → 3.2.json" });
    });
  });

  test("a line is its newest release", async () => {
    const { stdout } = await run("2.10", "v2.11.2");
    expect(stdout.split("\n")[0]).toBe("Airflow 2.10.5 → Airflow 2.11.2");
  });

  test("standard input and a URL, which alone gets the header", async () => {
    const seen: IncomingHttpHeaders[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers);
      response.end(JSON.stringify(breaking));
    });
    const own = createServer((request, response) => {
      seen.push(request.headers);
      response.writeHead(302, { location: addressOf(other) }).end();
    });
    await Promise.all([own, other].map((server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done))));
    try {
      await inTemporaryFolder(async (cwd) => {
        const args = ["diff", "-", addressOf(own), "--spec-header", "X-Token: secret"];
        const { exitCode, stdout } = await airflowCodegen(args, { cwd, stdin: JSON.stringify(before) });
        expect({ exitCode, head: stdout.split("\n")[1] }).toEqual({
          exitCode: 0,
          head: "1 breaking, 0 additive, 0 docs-only",
        });
      });
      expect(seen.map((headers) => headers["x-token"])).toEqual(["secret", undefined]);
    } finally {
      for (const server of [own, other]) server.close();
    }
  });
});

function addressOf(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`;
}

describe("bad input", () => {
  const rows: readonly (readonly [string, readonly string[], number, string])[] = [
    ["an unknown version", ["3.3.2", "9.9"], 2, "VERSION_UNKNOWN"],
    ["a file that is not there", ["3.3.2", "nothing.yaml"], 3, "SPEC_NOT_FOUND"],
    ["a word that is nothing", ["3.3.2", "nothing"], 3, "SPEC_NOT_FOUND"],
    ["a folder", ["3.3.2", "./"], 3, "SPEC_NOT_A_FILE"],
    ["standard input twice", ["-", "-"], 2, "USAGE"],
    ["nothing", ["3.3.2", ""], 2, "USAGE"],
    ["one spec", ["3.3.2"], 2, "USAGE"],
    ["three specs", ["3.3.2", "3.2.2", "3.1.8"], 2, "USAGE"],
    ["a header without a URL", ["3.3.2", "3.2.2", "--spec-header", "A: b"], 2, "USAGE"],
    ["a header for two servers", ["http://a.test/x", "http://b.test/x", "--spec-header", "A: secret"], 2, "USAGE"],
    ["a URL that is none", ["3.3.2", "http://"], 2, "USAGE"],
    ["an unknown format", ["3.3.2", "3.2.2", "--format", "html"], 2, "USAGE"],
    ["an unknown severity", ["3.3.2", "3.2.2", "--fail-on", "all"], 2, "USAGE"],
    ["an unknown option", ["3.3.2", "3.2.2", "--surfaces"], 2, "USAGE"],
  ];

  test.each(rows)("%s", async (_, args, exitCode, code) => {
    const ran = await run(...args);
    expect({ exitCode: ran.exitCode, stdout: ran.stdout }).toEqual({ exitCode, stdout: "" });
    expect(ran.stderr).toContain(`error ${code}: `);
    expect(ran.stderr).not.toMatch(/secret|\n\s+at /);
  });

  test("what is no OpenAPI document, with its place", async () => {
    const { exitCode, stderr, stdout } = await diff(before, { swagger: "1.2" });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/error SPEC_SWAGGER: .*\n {2}new\.json:2:3 {2}#\/swagger\n/);
  });

  test("errors are JSON where the report would be", async () => {
    const { exitCode, stdout, stderr } = await run("3.3.2", "9.9", "--format", "json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 2, error: [{ code: "VERSION_UNKNOWN" }] });
  });

  test("two formats", async () => {
    const { exitCode, stdout } = await run("3.3.2", "3.2.2", "--format", "text", "--json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 2, error: [{ code: "USAGE" }] });
  });
});

describe("names that are one in TypeScript", () => {
  test("two operations of one id, and schemas that differ in punctuation, have a surface and a guide", async () => {
    const answer = { 200: { description: "ok" } };
    const get = (operationId: string) => ({ get: { operationId, tags: ["X"], responses: answer } });
    const twice = (last: object) =>
      spec({
        paths: { "/x": get("getX"), "/y": get("getX"), "/z": get("get_x"), ...last },
        components: { schemas: { "a-b": object({}), a_b: object({}) } },
      });
    const found = await diff(twice({}), twice({ "/w": get("getX") }), "--surface");
    expect({ ...found, stdout: "" }).toMatchObject({ exitCode: 0, stderr: "", stdout: "" });
    expect(found.stdout).toContain("+ class XApi . getX4(options?: CallOptions): CallPromise<void>");
    const guide = await diff(twice({}), twice({ "/w": get("getX") }), "--format", "guide");
    expect(guide).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe("the text of a spec", () => {
  const hostile = [
    "\u001b[31mred\u0007",
    "\u202egnp.exe",
    "<img src=x onerror=alert(1)>",
    "](javascript:alert(1))",
    "`</code><script>alert(1)</script>",
    "| a |\n\n# heading\n",
    "{{constructor}}",
    "__proto__",
  ];
  const address = (word: string) => `/${encodeURIComponent(word)}`;
  const all = <Value>(valueOf: (word: string) => Value) =>
    Object.fromEntries(hostile.map((word) => [word, valueOf(word)] as const));
  const operation = (word: string): Doc => ({
    get: {
      operationId: word,
      tags: [word],
      summary: word,
      parameters: [{ name: word, in: "query", schema: string }],
      responses: { 200: { description: word } },
    },
  });
  const everywhere = spec({
    paths: {
      ...(get({})["paths"] as Doc),
      ...Object.fromEntries(hostile.map((word) => [address(word), operation(word)] as const)),
    },
    components: {
      schemas: {
        M: object(all((word) => ({ enum: [word], default: word }))),
        ...all((word) => ({ ...string, pattern: word })),
      },
    },
  });
  const nowhere = spec({ paths: get({})["paths"], components: { schemas: { M: object({}) } } });
  const otherwise = JSON.parse(
    JSON.stringify(everywhere)
      .replaceAll('"schema":{"type":"string"}', '"schema":{"type":"integer"}')
      .replaceAll("enum", "examples"),
  ) as Doc;
  const rows = [
    ["comes", nowhere, everywhere],
    ["goes", everywhere, nowhere],
    ["changes", everywhere, otherwise],
  ] as const;

  test.each(rows)("commands no terminal and is no HTML where it %s", async (_, old, new_) => {
    const text = await diff(old, new_, "--verbose");
    const markdown = await diff(old, new_, "--verbose", "--format", "markdown");
    expect([text.exitCode, markdown.exitCode]).toEqual([0, 0]);
    // eslint-disable-next-line no-control-regex
    expect(text.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    for (const word of ["gnp.exe", "onerror", "javascript", "script", "constructor", "__proto__"]) {
      expect([text.stdout, markdown.stdout].map((report) => report.includes(word))).toEqual([true, true]);
    }
    const tokens = new MarkdownIt({ html: true })
      .parse(markdown.stdout, {})
      .flatMap((token) => [token, ...(token.children ?? [])]);
    const active = tokens.filter(({ type }) => ["html_block", "html_inline", "image", "link_open"].includes(type));
    expect(active.map(({ content }) => content)).toEqual([]);
    expect(tokens.filter(({ type, tag }) => type === "heading_open" && tag === "h1")).toHaveLength(1);
  });
});

describe("words of a spec that a code host takes for references", () => {
  const words =
    "Fixes #2, closes owner/repo#3, GH-4, @octocat, 0123abc and https://github.com/owner/repo/issues/5 \\#6 &#64;me";
  const document = (word: string): Doc => ({
    openapi: `3.1.0 ${word}`,
    info: { title: word, version: word },
    tags: [{ name: word, description: word }],
    servers: [{ url: `https://example.com/${encodeURIComponent(word)}`, description: word }],
    paths: {
      [`/${word}`]: {
        get: {
          operationId: word,
          summary: word,
          description: word,
          tags: [word],
          parameters: [{ name: word, in: "query", description: word, schema: { enum: [word], default: word } }],
          responses: {
            "200": {
              description: word,
              content: { [word]: { schema: { $ref: pointer(word) } } },
            },
          },
        },
      },
    },
    components: {
      schemas: { [word]: object({ [word]: { type: "string", title: word, pattern: word, examples: [word] } }) },
      securitySchemes: { [word]: { type: "apiKey", in: "header", name: "X-Key", description: word } },
    },
  });
  const pointer = (word: string) => `#/components/schemas/${encodeURIComponent(word.replaceAll("/", "~1"))}`;
  const plain = exchanges(object({ x: string }));
  const rows = [
    ["come", plain, document(words)],
    ["go", document(words), plain],
    ["change", document(words), document(`${words} again`)],
  ] as const;

  // What is new concerns no program that there is, so a guide says nothing of it.
  const cases = rows.flatMap((row) =>
    (row[0] === "come" ? ["markdown"] : ["markdown", "guide"]).map((format) => [format, ...row] as const),
  );

  test.each(cases)("%s: are code where they %s", async (format, _, old, new_) => {
    const { exitCode, stdout } = await diff(old, new_, "--verbose", "--surface", "--format", format);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("octocat");
    const tokens = new MarkdownIt({ html: true }).parse(stdout, {}).flatMap(({ children }) => children ?? []);
    const text = tokens.flatMap(({ type, content }) => (type === "text" ? [content] : [" "])).join("");
    expect(text).not.toMatch(/#\d|GH-\d|@\w|0123abc|github\.com/);
  });
});
