/** `generate --watch`, with real files, a real server, and signals. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { binary } from "../support/cli.js";
import { waitFor } from "../support/waiting.js";

let folder: string;
let running: Watching[];
let servers: Server[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-watch-"));
  [running, servers] = [[], []];
});
afterEach(async () => {
  for (const each of running) await each.end("SIGKILL");
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

const spec = (title: string) =>
  `openapi: 3.0.3\ninfo: { title: ${title}, version: "1.0.0" }\npaths:\n  /a: { get: { operationId: a, responses: { "200": { description: ok } } } }\n`;
const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
const readme = () => readFileSync(join(folder, "out/README.md"), "utf8");

class Watching {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #lines: string[] = [];
  #rest = "";
  stderr = "";
  /** Lines that were printed so far. */
  count = 0;

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [binary, "generate", "--watch", ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#ended = new Promise((resolve) => this.#child.on("close", resolve));
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (this.#rest + text).split("\n");
      this.#rest = lines.pop() ?? "";
      this.#lines.push(...lines);
      this.count += lines.length;
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
    running.push(this);
  }

  /** The next line that nobody has read yet: each is the end of a run. */
  async next(): Promise<string> {
    return waitFor(
      () => `a line of \`generate --watch\`, whose errors are: ${this.stderr}`,
      () => this.#lines.shift(),
    );
  }

  /** The exit code; null where the signal was what ended it. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.#ended;
  }

  get exitCode(): Promise<number | null> {
    return this.#ended;
  }
}

const watch = (...args: string[]) => new Watching(["--spec", "s.yaml", "--out", "out", ...args]);

describe("a spec that is a file", () => {
  beforeEach(() => put("s.yaml", spec("One")));

  test.each(["SIGINT", "SIGTERM"] as const)("is read again when it changes; %s ends it with 0", async (signal) => {
    const watching = watch();
    expect(await watching.next()).toMatch(/^\d\d:\d\d:\d\d {2}start: \d+ written, 0 unchanged in [\d.]+ m?s$/);
    expect(readme()).toContain("One");
    const before = statSync(join(folder, "out/src/index.ts")).mtimeMs;
    put("s.yaml", spec("Two"));
    expect(await watching.next()).toMatch(/ {2}s\.yaml changed: [1-9]\d* written, [1-9]\d* unchanged in /);
    expect(readme()).toContain("Two");
    expect(statSync(join(folder, "out/src/index.ts")).mtimeMs).toBe(before);
    expect(await watching.end(signal)).toBe(0);
    expect(watching.stderr).toBe("");
    expect(readdirSync(join(folder, "out/.airflow-codegen"))).toEqual(["manifest.json"]);
  });

  test("replaced by another file, as editors do, and again", async () => {
    const watching = watch();
    await watching.next();
    for (const title of ["Two", "Three"]) {
      put("s.yaml.tmp", spec(title));
      renameSync(join(folder, "s.yaml.tmp"), join(folder, "s.yaml"));
      expect(await watching.next()).toContain("s.yaml changed");
      expect(readme()).toContain(title);
    }
  });

  test("written in two steps is one change; touched, it is none", async () => {
    const watching = watch();
    await watching.next();
    utimesSync(join(folder, "s.yaml"), new Date(), new Date());
    await sleep(300);
    const text = spec("Two");
    put("s.yaml", text.slice(0, 60));
    await sleep(30);
    put("s.yaml", text);
    expect(await watching.next()).toContain("s.yaml changed: ");
    expect(readme()).toContain("Two");
    expect(watching.count).toBe(2);
    expect(watching.stderr).toBe("");
  });

  test("broken for a moment is reported, keeps the old output, and ends nothing", async () => {
    const watching = watch();
    await watching.next();
    put("s.yaml", "openapi: {");
    expect(await watching.next()).toMatch(/ s\.yaml changed: failed; the output is unchanged$/);
    expect(watching.stderr).toMatch(/^error SPEC_SYNTAX: /);
    expect(readme()).toContain("One");
    rmSync(join(folder, "s.yaml"));
    expect(await watching.next()).toContain("failed");
    expect(watching.stderr).toContain("error SPEC_NOT_FOUND: ");
    put("s.yaml", spec("Two"));
    expect(await watching.next()).toContain("s.yaml changed: ");
    expect(readme()).toContain("Two");
  });

  test("that is not there yet is waited for", async () => {
    rmSync(join(folder, "s.yaml"));
    const watching = watch();
    expect(await watching.next()).toContain("start: failed");
    put("s.yaml", spec("One"));
    expect(await watching.next()).toContain("written");
  });

  test("changed while a run goes on: run once more, until the output is of the last one", async () => {
    const watching = watch();
    await watching.next();
    for (let title = 1; title <= 8; title++) {
      put("s.yaml", spec(`Number ${title}`));
      await sleep(120);
    }
    while (!readme().includes("Number 8")) expect(await watching.next()).toContain("s.yaml changed: ");
    expect(await watching.end("SIGINT")).toBe(0);
    expect(watching.stderr).toBe("");
  });
});

describe("the other files", () => {
  test.each<[string, string, string, string[], () => string]>([
    ["an auth file", "auth.yaml", "scheme: basic", ["--auth-file", "auth.yaml"], () => readme()],
    ["a docs header", "head.md", "HEAD", ["--docs-header", "head.md"], () => readme()],
    [
      "a README template",
      "readme.hbs",
      "TEMPLATE",
      ["--readme-template", "readme.hbs", "--target", "docs", "--dialect", "bash"],
      () => readme(),
    ],
  ])("%s", async (_, file, word, args, shown) => {
    const texts =
      file === "auth.yaml" ? ["Own: { type: http, scheme: digest }", `Own: { type: http, ${word} }`] : ["before", word];
    put("s.yaml", spec("One"));
    put(file, texts[0] ?? "");
    const watching = watch(...args);
    await watching.next();
    const before = shown();
    put(file, texts[1] ?? "");
    expect(await watching.next()).toMatch(new RegExp(`${file} changed: [1-9]\\d* written`));
    expect(shown()).not.toBe(before);
    expect(watching.stderr).toBe("");
  });

  test.each<[string, string, string[]]>([
    ["the command line", "", ["--overlay", "first.yaml", "--overlay", "second.yaml"]],
    ["a config", "overlay: [first.yaml, second.yaml]\n", []],
  ])("overlays of %s, each of them, also one that is broken or away for a moment", async (_, config, args) => {
    const titled = (title: string) =>
      `overlay: 1.0.0\ninfo: { title: T, version: "1" }\nactions: [{ target: $.info, update: { ${title} } }]\n`;
    put("s.yaml", spec("One"));
    put("first.yaml", titled("title: Two, description: First"));
    put("second.yaml", titled("title: Three"));
    if (config !== "") put("airflow-codegen.config.yaml", config);
    const watching = watch(...args);
    await watching.next();
    expect(readme()).toMatch(/Three[^]*First/);
    put("first.yaml", titled("description: Again"));
    expect(await watching.next()).toMatch(/ first\.yaml changed: [1-9]\d* written/);
    expect(readme()).toMatch(/Three[^]*Again/);
    put("second.yaml", titled("none: [").replace("$.info", "info"));
    expect(await watching.next()).toContain("second.yaml changed: failed; the output is unchanged");
    rmSync(join(folder, "second.yaml"));
    expect(await watching.next()).toContain("second.yaml changed: failed");
    put("second.yaml", titled("title: Four"));
    expect(await watching.next()).toMatch(/ second\.yaml changed: [1-9]\d* written/);
    expect(readme()).toMatch(/Four[^]*Again/);
    expect([...watching.stderr.matchAll(/^error (\w+)/gm)].map(([, code]) => code)).toEqual([
      "OVERLAY_SYNTAX",
      "FILE_UNREADABLE",
    ]);
  });

  test("a file that an overlay refers to", async () => {
    put("s.yaml", spec("One"));
    put("answers.yaml", "Gone: { description: before }\n");
    put(
      "o.yaml",
      `overlay: 1.0.0
info: { title: T, version: "1" }
actions: [{ target: "$.paths.*.get.responses", update: { "410": { $ref: "answers.yaml#/Gone" } } }]
`,
    );
    const watching = watch("--overlay", "o.yaml", "--allow-ref", ".", "--target", "docs", "--dialect", "python");
    await watching.next();
    put("answers.yaml", "Gone: { description: afterwards }\n");
    expect(await watching.next()).toMatch(/ answers\.yaml changed: [1-9]\d* written/);
    expect(readFileSync(join(folder, "out/docs/DefaultApi.md"), "utf8")).toContain("afterwards");
  });

  test.each([
    ["mts", "word.ts", 'import { name } from "./word.js";'],
    ["mjs", "word.mjs", 'import { name } from "./word.mjs";'],
    ["js", "word.cjs", 'import { name } from "./word.cjs";'],
  ])("what a config in .%s imports: %s", async (ending, file, head) => {
    const word = (name: string) =>
      file.endsWith("cjs") ? `exports.name = "${name}"` : `export const name = "${name}"`;
    put("s.yaml", spec("One"));
    put(file, word("before"));
    const config = `${head}\nexport default { spec: "s.yaml", out: "out", packageName: name };\n`;
    put(`airflow-codegen.config.${ending}`, config);
    const watching = new Watching([]);
    await watching.next();
    put(file, word("after"));
    expect(await watching.next()).toContain(`${file} changed: `);
    expect(readFileSync(join(folder, "out/package.json"), "utf8")).toContain('"after"');
  });

  test("a target of the user's: its module, what that imports, the file and the folder of its options", async () => {
    put("s.yaml", spec("One"));
    put("word.ts", 'export const word = "one";\n');
    put(
      "mine.ts",
      `import { defineTarget } from "airflow-codegen";
import { word } from "./word.ts";
export default defineTarget({
  ...{ name: "mine", describe: "mine" },
  options: {
    head: { type: "string", path: "file", describe: "a file" },
    notes: { type: "string", path: "folder", describe: "a folder" },
  },
  load: () => (_api, { head, notes = [] }) => [
    { path: "a.txt", text: [word, head?.text, ...notes.map(({ name, text }) => name + text)].join(" ") },
  ],
});
`,
    );
    put("head.txt", "head");
    mkdirSync(join(folder, "notes"));
    put("notes/a", "1");
    const options = ["--target", "./mine.ts", "--head", "head.txt", "--notes", "notes"];
    const watching = new Watching(["--spec", "s.yaml", "--out", "out", ...options]);
    await watching.next();
    const made = () => readFileSync(join(folder, "out/a.txt"), "utf8");
    expect(made()).toBe("one head a1");
    for (const [path, text, want] of [
      ["word.ts", 'export const word = "two";\n', "two head a1"],
      ["head.txt", "top", "two top a1"],
      ["notes/a", "22", "two top a22"],
      ["notes/b", "3", "two top a22 b3"],
    ] as const) {
      put(path, text);
      expect(await watching.next()).toMatch(`${path.replace(/\/.*/, "")} changed: `);
      expect(made()).toBe(want);
    }
  });

  test("a target of the user's that is broken for a moment", async () => {
    const target = (text: string) =>
      `export default { targetApi: 1, name: "mine", describe: "mine", load: () => () => [{ path: "a.txt", text: ${text} }] };\n`;
    put("s.yaml", spec("One"));
    put("airflow-codegen.config.yaml", "{ spec: s.yaml, target: ./mine.mjs, out: out }\n");
    put("mine.mjs", target("'one'"));
    const watching = new Watching([]);
    expect(await watching.next()).toContain("start: 1 written");
    for (const [text, want] of [
      ["throw new Error();", "failed"],
      [target("undefined"), "failed"],
      [target("'two'"), "1 written"],
    ] as const) {
      put("mine.mjs", text);
      expect(await watching.next()).toMatch(new RegExp(` mine\\.mjs changed: ${want}`));
    }
    expect(readFileSync(join(folder, "out/a.txt"), "utf8")).toBe("two");
    expect([...watching.stderr.matchAll(/^error (\w+)/gm)].map(([, code]) => code)).toEqual([
      "TARGET_INVALID",
      "TARGET_FAILED",
    ]);
  });

  test("one that the spec refers to, and that is not there for a moment", async () => {
    const part = (words: string) => `get: { operationId: a, responses: { "200": { description: ${words} } } }\n`;
    mkdirSync(join(folder, "parts"));
    put("parts/a.yaml", part("before"));
    put("s.yaml", spec("One").replace(/ \/a: .*/, " /a: { $ref: parts/a.yaml }"));
    const watching = watch("--allow-ref", "parts", "--target", "docs", "--dialect", "python");
    await watching.next();
    rmSync(join(folder, "parts/a.yaml"));
    expect(await watching.next()).toContain("parts/a.yaml changed: failed");
    expect(watching.stderr).toContain("error REF_UNRESOLVED: ");
    put("parts/a.yaml", part("afterwards"));
    expect(await watching.next()).toMatch(/ parts\/a\.yaml changed: [1-9]\d* written/);
    expect(readFileSync(join(folder, "out/docs/DefaultApi.md"), "utf8")).toContain("afterwards");
  });

  test.each([
    ["yaml", (title: string) => `spec: s.yaml\npackageName: ${title}\nout: elsewhere\n`],
    ["json", (title: string) => JSON.stringify({ spec: "s.yaml", packageName: title, out: "elsewhere" })],
    ["js", (title: string) => `export default { spec: "s.yaml", packageName: "${title}", out: "elsewhere" };`],
    [
      "ts",
      (title: string) => `export default { spec: "s.yaml", packageName: "${title}" as string, out: "elsewhere" };`,
    ],
  ])("a config in %s is read again, and what the command line says stays", async (ending, text) => {
    put("s.yaml", spec("One"));
    put("package.json", '{ "type": "module" }');
    const file = `airflow-codegen.config.${ending}`;
    put(file, text("one"));
    const watching = new Watching(["--out", "out"]);
    await watching.next();
    put(file, text("two"));
    expect(await watching.next()).toMatch(`${file} changed: `);
    expect(readFileSync(join(folder, "out/package.json"), "utf8")).toContain('"two"');
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);

    put(file, "{");
    expect(await watching.next()).toContain("failed");
    expect(watching.stderr).toContain("error CONFIG_INVALID: ");
    put("s.yaml", spec("Two"));
    expect(await watching.next()).toContain("s.yaml changed: failed");
    put(file, text("three"));
    expect(await watching.next()).toContain("written");
    expect(readFileSync(join(folder, "out/package.json"), "utf8")).toContain('"three"');
    expect(readme()).toContain("Two");
  });
});

describe("a spec that is a URL", () => {
  interface Asked {
    readonly headers: IncomingMessage["headers"];
    readonly status: number;
  }

  /** A server that answers as it is told, and remembers what it was asked. */
  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const asked: Asked[] = [];
    const server = createServer((request, response) => {
      response.on("finish", () => {
        asked.push({ headers: request.headers, status: response.statusCode });
      });
      answer(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.yaml`, asked };
  }

  const follow = (url: string, ...args: string[]) =>
    new Watching(["--spec", url, "--out", "out", "--watch-interval", "0.1", ...args]);

  test.each<[string, (title: string) => Readonly<Record<string, string>>, string]>([
    ["an ETag", (title) => ({ etag: `"${title}"` }), "if-none-match"],
    [
      "Last-Modified",
      (title) => ({ "last-modified": new Date(title.length * 1e9).toUTCString() }),
      "if-modified-since",
    ],
  ])("with %s is asked whether it changed, and is not sent again", async (_, validator, condition) => {
    let title = "One";
    const { url, asked } = await serve((request, response) => {
      const headers = validator(title);
      const isSame = Object.values(headers).includes(String(request.headers[condition]));
      response.writeHead(isSame ? 304 : 200, headers).end(isSame ? undefined : spec(title));
    });
    const watching = follow(url, "--spec-header", "X-Key: secret");
    await watching.next();
    await waitFor("three unchanged answers", () => asked.filter(({ status }) => status === 304).length >= 3);
    expect(watching.count).toBe(1);
    const full = asked.filter(({ status }) => status === 200).length;
    title = "Three";
    expect(await watching.next()).toMatch(/127\.0\.0\.1:\d+\/openapi\.yaml changed: [1-9]\d* written/);
    expect(readme()).toContain("Three");
    // Once to know that it changed, once to generate.
    expect(asked.filter(({ status }) => status === 200).length).toBe(full + 2);
    expect(asked.every(({ headers }) => headers["x-key"] === "secret")).toBe(true);
    expect(await watching.end("SIGTERM")).toBe(0);
    expect(watching.stderr).toBe("");
  });

  test("with neither is read each time, and counts as changed when its bytes do", async () => {
    let title = "One";
    const { url, asked } = await serve((_request, response) => response.end(spec(title)));
    const watching = follow(url);
    await watching.next();
    const before = asked.length;
    await waitFor("three requests", () => asked.length >= before + 3);
    title = "Two";
    expect(await watching.next()).toContain("changed: ");
    expect(watching.count).toBe(2);
    expect(readme()).toContain("Two");
  });

  test("that fails for a while is reported once, and goes on", async () => {
    let [title, isDown] = ["One", false];
    const { url, asked } = await serve((_request, response) => {
      response.writeHead(isDown ? 503 : 200).end(isDown ? "" : spec(title));
    });
    const watching = follow(url);
    await watching.next();
    isDown = true;
    await waitFor("three refusals", () => asked.filter(({ status }) => status === 503).length >= 3);
    [title, isDown] = ["Two", false];
    expect(await watching.next()).toContain("changed: ");
    expect(watching.stderr.match(/error SPEC_UNREADABLE/g)).toHaveLength(1);
    expect(watching.stderr).toContain("answered 503");
  });

  test("that fails just when it is read to generate from is read again", async () => {
    let [title, full] = ["One", 0];
    const { url } = await serve((request, response) => {
      const isSame = request.headers["if-none-match"] === `"${title}"`;
      // Once to know what is there, once to generate, once to know that it changed; then the one that is to fail.
      if (!isSame) full++;
      const status = isSame ? 304 : full === 4 ? 503 : 200;
      response.writeHead(status, { etag: `"${title}"` }).end(status === 200 ? spec(title) : undefined);
    });
    const watching = follow(url);
    await watching.next();
    title = "Two";
    expect(await watching.next()).toContain("changed: failed");
    expect(await watching.next()).toMatch(/changed: [1-9]\d* written/);
    expect(readme()).toContain("Two");
    expect(watching.stderr.match(/error SPEC_UNREADABLE/g)).toHaveLength(1);
  });

  test("that answers a page for people is reported, and the output stays", async () => {
    let body = spec("One");
    const { url } = await serve((_request, response) => response.end(body));
    const watching = follow(url);
    await watching.next();
    body = "<!doctype html><title>Sign in</title>";
    expect(await watching.next()).toContain("failed");
    expect(watching.stderr).toContain("error SPEC_NOT_OPENAPI");
    expect(watching.stderr).toContain("is an HTML or XML page");
    expect(readme()).toContain("One");
  });

  test("that does not answer does not keep a signal from ending it", async () => {
    const { url } = await serve(() => undefined);
    const watching = follow(url);
    await sleep(1_000);
    expect(await watching.end("SIGINT")).toBe(0);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});

describe("what it says", () => {
  beforeEach(() => put("s.yaml", spec("One")));

  test("--json: one object in each line, errors too, and nothing else", async () => {
    const watching = watch("--json");
    expect(JSON.parse(await watching.next())).toMatchObject({
      changed: [],
      exitCode: 0,
      jobs: [{ outputs: [{ dir: "out" }] }],
    });
    put("s.yaml", "{");
    expect(JSON.parse(await watching.next())).toMatchObject({
      changed: ["s.yaml"],
      exitCode: 2,
      error: [{ code: "SPEC_SYNTAX", file: "s.yaml", line: 1 }],
    });
    put("s.yaml", spec("Two"));
    expect(JSON.parse(await watching.next())).toMatchObject({ changed: ["s.yaml"], exitCode: 0 });
    expect(await watching.end("SIGTERM")).toBe(0);
    expect(watching.stderr).toBe("");
  });

  test("--quiet: errors alone", async () => {
    const watching = watch("--quiet");
    await waitFor("the first output", () => existsSync(join(folder, "out/README.md")));
    put("s.yaml", "{");
    await waitFor("the error", () => watching.stderr.includes("SPEC_SYNTAX"));
    expect(await watching.end("SIGINT")).toBe(0);
    expect(watching.count).toBe(0);
  });

  test("--dry-run writes nothing", async () => {
    const watching = watch("--dry-run");
    expect(await watching.next()).toMatch(/ start: \d+ to write, 0 unchanged in /);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("--verbose: all that a run says", async () => {
    const watching = watch("--verbose");
    expect(await watching.next()).toMatch(/^s\.yaml {2}One, OpenAPI 3\.0\.3, 1 operation, /);
    const lines: string[] = [];
    while (!lines.at(-1)?.includes("start: ")) lines.push(await watching.next());
    expect(lines).toContain("    write out/README.md");
    expect(lines).toContain("Time by phase");
  });

  test("a command line that no file can mend ends it at once", async () => {
    const watching = watch("--package-version", "x");
    expect(await watching.exitCode).toBe(2);
    expect(watching.stderr).toContain("error USAGE: ");
  });
});
