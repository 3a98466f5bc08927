/** Which Airflow a spec is of, where the user named a spec: asked of the server that serves it, or known by its hash. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../../support/cli.js";

const spec = (title: string, servers = "") =>
  `openapi: 3.1.0\ninfo: { title: ${JSON.stringify(title)}, version: "2" }\n${servers}paths:\n  /a: { get: { operationId: a, responses: { "204": { description: d } } } }\n`;

interface Seen {
  readonly url: string;
  readonly header: unknown;
}

let server: Server;
let origin: string;
let seen: Seen[] = [];
let answers: Readonly<Record<string, string>> = {};

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    const { url = "", headers } = request;
    seen.push({ url, header: headers["x-key"] });
    const text = answers[url];
    if (text === undefined) response.writeHead(404).end("none");
    else if (text.startsWith("http")) response.writeHead(302, { location: text }).end();
    else if (text !== "silence") response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Made {
  readonly version: string;
  readonly readme: string;
  readonly said: string;
  readonly options: unknown;
}

const made = (source: string, ...args: readonly string[]): Promise<Made> =>
  inTemporaryFolder(async (cwd) => {
    const ran = await airflowCodegen(["generate", "--spec", source, "--out", "out", ...args], { cwd });
    expect(ran).toMatchObject({ exitCode: 0 });
    const text = (path: string) => readFileSync(join(cwd, "out", path), "utf8");
    const json = (path: string) => JSON.parse(text(path)) as Readonly<Record<string, unknown>>;
    const { options } = json(".airflow-codegen/manifest.json");
    return {
      version: String(json("package.json")["version"]),
      readme: text("README.md"),
      said: ran.stdout + ran.stderr,
      options,
    };
  });

describe("a running Airflow", () => {
  test("3 says its version, and is in the examples", async () => {
    answers = { "/openapi.json": spec("Airflow API"), "/api/v2/version": '{"version":"3.3.1","git_version":null}' };
    const { version, readme, options } = await made(`${origin}/openapi.json`, "--spec-header", "X-Key: k");
    expect(version).toBe("3.3.1");
    expect(readme).toContain("Apache Airflow 3.3.1");
    expect(readme).toContain(`baseUrl: "${origin}"`);
    expect(options).toMatchObject({ spec: `${origin}/openapi.json` });
    expect(seen.map(({ header }) => header)).toEqual(["k", "k"]);
  });

  test("2 does, below a prefix", async () => {
    answers = {
      "/p/api/v1/openapi.yaml": spec("Airflow API (Stable)", 'servers: [{ url: "/api/v1" }]\n'),
      "/p/api/v1/version": '{"version":"2.11.0"}',
    };
    const { version, readme } = await made(`${origin}/p/api/v1/openapi.yaml`);
    expect(version).toBe("2.11.0");
    expect(readme).toContain(`baseUrl: "${origin}/p"`);
  });

  test.each([
    ["nothing", {}],
    ["no JSON", { "/api/v2/version": "<html>" }],
    ["no version", { "/api/v2/version": '{"version":"*/ alert(1) /*"}', "/api/v1/version": '{"version":3}' }],
    ["nothing in time", { "/api/v2/version": "silence" }],
  ])("that says %s stops no run: a warning tells of it", async (_, more) => {
    answers = { "/openapi.json": spec("Airflow API"), ...more };
    const { version, readme, said } = await made(`${origin}/openapi.json`);
    expect(version).toBe("2.0.0");
    expect(readme).toContain(`baseUrl: "${origin}"`);
    expect(said).toContain("WARN_RELEASE_UNKNOWN");
  });

  test("sends on to another origin: no header goes there", async () => {
    const other = createServer((request, response) => {
      seen.push({ url: `other ${request.url ?? ""}`, header: request.headers["x-key"] });
      response.end('{"version":"3.3.1"}');
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    try {
      answers = {
        "/openapi.json": spec("Airflow API"),
        "/api/v2/version": `${elsewhere}/v`,
        "/api/v1/version": `${elsewhere}/v`,
      };
      const { version } = await made(`${origin}/openapi.json`, "--spec-header", "X-Key: k");
      expect(version).toBe("2.0.0");
      expect(seen.filter(({ url }) => url.startsWith("other"))).toEqual([]);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });
});

test("another API is asked for nothing", async () => {
  answers = { "/openapi.json": spec("Acme Pets"), "/api/v2/version": '{"version":"3.3.1"}' };
  expect((await made(`${origin}/openapi.json`)).version).toBe("2.0.0");
  expect(seen.map(({ url }) => url)).toEqual(["/openapi.json"]);
});

test("a file of the catalog is known by its hash, one that was changed is not", () =>
  inTemporaryFolder(async (cwd) => {
    const { stdout } = await airflowCodegen(["specs", "path", "3.3.2"], { cwd });
    expect((await made(stdout.trim())).version).toBe("3.3.2");
    writeFileSync(join(cwd, "changed.yaml"), `${readFileSync(stdout.trim(), "utf8")}\n`);
    expect((await made(join(cwd, "changed.yaml"))).version).toBe("2.0.0");
  }));
