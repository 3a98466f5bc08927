/** What is published: checked as people check packages, used as they use it, and never empty. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emitClient, exampleSpec, withFolder, writeFiles } from "../support/client.js";
import { installPackages } from "../support/packages.js";
import { definitionsAt } from "./language-server.js";
import { installedIn, type Kind, kinds, npm, packedClient } from "./workshop.js";

const execute = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
await installPackages(here);

/** Runs a checker of packages; resolves to its exit code and what it said. */
function check(program: string, args: readonly string[]): { readonly exitCode: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, "node_modules", program), ...args], {
    encoding: "utf8",
  });
  return { exitCode: status, said: stdout + stderr };
}

const source = `
const api = new DagApi({ baseUrl: process.env.BASE_URL, retries: 0 });
api.getDag({ dag_id: "a" }).then((dag) => console.log(dag.dag_id));
`;

describe.each(Object.keys(kinds) as Kind[])("a package that is %s", (kind) => {
  let folder = "";
  let archive = "";
  let project = "";
  let server: Server;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "airflow-codegen-package-"));
    archive = await packedClient(folder, kind);
    project = await installedIn(folder, archive);
    server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end('{ "dag_id": "a" }');
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  }, 120_000);
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a program of the project's; resolves to what it printed. */
  async function run(name: string, text: string): Promise<string> {
    writeFileSync(join(project, name), text);
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, BASE_URL: `http://127.0.0.1:${port}` };
    return (await execute(process.execPath, [join(project, name)], { env })).stdout.trim();
  }

  test("publint finds nothing", () => {
    const { exitCode, said } = check("publint/src/cli.js", ["run", archive, "--strict"]);
    expect([exitCode, said]).toEqual([0, expect.stringContaining("All good!")]);
  });

  test("arethetypeswrong finds nothing", () => {
    const { exitCode, said } = check("@arethetypeswrong/cli/dist/index.js", [
      archive,
      "--format",
      "ascii",
      "--no-emoji",
    ]);
    expect([exitCode, said]).toEqual([0, expect.stringContaining("No problems found")]);
  });

  test("it has what a reader expects, and nothing else", () => {
    const files = execFileSync("tar", ["-tzf", archive], { encoding: "utf8" }).trim().split("\n");
    const kindsOfFiles = [
      /^package\/(package\.json|README\.md)$/,
      /^package\/docs\/\w+\.md$/,
      /^package\/src\/(apis\/|operations\/|models\/|runtime\/(auth\/)?)?[\w-]+\.ts$/,
      /^package\/dist\/(esm|cjs)\/(apis\/|operations\/|models\/|runtime\/(auth\/)?)?[\w-]+\.(js|d\.ts)(\.map)?$/,
      /^package\/dist\/cjs\/package\.json$/,
    ];
    expect(files.filter((file) => !kindsOfFiles.some((one) => one.test(file)))).toEqual([]);
    for (const one of kindsOfFiles) expect(files.some((file) => one.test(file))).toBe(true);
  });

  test("it is imported, required and bundled", async () => {
    expect(await run("import.mjs", `import { DagApi } from "airflow-client";${source}`)).toBe("a");
    expect(await run("require.cjs", `const { DagApi } = require("airflow-client");${source}`)).toBe("a");
    const outfile = join(project, "bundle.mjs");
    const entryPoints = [join(project, "import.mjs")];
    await build({ entryPoints, outfile, bundle: true, format: "esm", platform: "browser", logLevel: "error" });
    expect(await run("bundle.cjs", 'import("./bundle.mjs");')).toBe("a");
  });

  test.each(["use.mts", "use.cts"])("in %s, go to definition leads to the source", async (name) => {
    const text =
      'import { DagApi } from "airflow-client";\nnew DagApi({ baseUrl: "http://localhost" }).getDag({ dag_id: "a" });\n';
    writeFileSync(join(project, name), text);
    const file = realpathSync(join(project, "node_modules/airflow-client/src/apis/DagApi.ts"));
    const found = await definitionsAt(
      project,
      name,
      ["getDag", "DagApi", "dag_id"].map((word) => text.lastIndexOf(word)),
    );
    expect(found).toEqual([
      { file, text: expect.stringMatching(/^\s*getDag\(/) },
      { file, text: expect.stringMatching(/^export class DagApi /) },
      { file, text: expect.stringMatching(/^\s*dag_id: string/) },
    ]);
  });

  test("a program is checked with it, strictly and without its sources", () => {
    const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
    writeFileSync(
      join(project, "check.mts"),
      'import { DagApi } from "airflow-client";\nexport const dag: Promise<{ dag_id: string }> = new DagApi({ baseUrl: "x" }).getDag({ dag_id: "a" });\n',
    );
    const options = [
      "--strict",
      "--noEmit",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--lib",
      "es2022,dom,dom.iterable",
    ];
    const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, "check.mts"], {
      cwd: project,
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([0, ""]);
  });
});

describe("a package that is not built yet", () => {
  const inClient = (work: (client: string, folder: string) => Promise<void>) =>
    withFolder(async (folder) => {
      const client = join(folder, "client");
      writeFiles(client, await emitClient(exampleSpec));
      await work(client, folder);
    });

  test("is not published and not packed without a compiler", () =>
    inClient(async (client) => {
      for (const command of ["publish", "pack"]) {
        const { exitCode, output } = await npm(client, [command, "--dry-run"], false);
        expect([command, exitCode === 0, output]).toEqual([
          command,
          false,
          expect.stringContaining("TypeScript is not installed"),
        ]);
      }
    }));

  test("is built before it is published", () =>
    inClient(async (client) => {
      const { exitCode, output } = await npm(client, ["publish", "--dry-run"]);
      expect([exitCode, output]).toEqual([0, expect.anything()]);
      expect(readdirSync(join(client, "dist"))).toEqual(["cjs", "esm"]);
    }));

  test("is installed as a folder, also where nothing can be built", () =>
    inClient(async (client, folder) => {
      const project = join(folder, "project");
      mkdirSync(project);
      writeFileSync(join(project, "package.json"), '{ "private": true }');
      const { exitCode } = await npm(
        project,
        ["install", "--offline", "--no-audit", "--install-links=false", client],
        false,
      );
      expect(exitCode).toBe(0);
      expect(existsSync(join(client, "dist"))).toBe(false);
    }));

  // Brings a compiler from the registry, as everybody's npm does.
  test(
    "is built where it is installed from git",
    () =>
      inClient(async (client, folder) => {
        const git = (...args: readonly string[]) => {
          const author = ["-c", "user.name=A Test", "-c", "user.email=test@example.com"];
          execFileSync("git", [...author, ...args], { cwd: client, stdio: "ignore" });
        };
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("commit", "--quiet", "--message", "Start");
        const project = join(folder, "project");
        mkdirSync(project);
        writeFileSync(join(project, "package.json"), '{ "private": true }');
        const { exitCode, output } = await npm(
          project,
          ["install", "--no-audit", "--no-fund", `git+file://${client}`],
          false,
        );
        expect([exitCode, output]).toEqual([0, expect.anything()]);
        const made = readdirSync(join(project, "node_modules/airflow-client/dist"));
        expect(made).toEqual(["cjs", "esm"]);
      }),
    180_000,
  );
});
