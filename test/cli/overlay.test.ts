/** Overlays on the command line and in a config: what they change, where errors are, when a run is made again. */
import { describe, expect, test } from "@jest/globals";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

const spec = `openapi: 3.1.0
info: { title: Zoo, version: "1" }
paths:
  /lions: { get: { operationId: list_lions, responses: { "200": { description: Lions. } } } }
  /bears: { get: { operationId: list_bears, responses: { "200": { description: Bears. } } } }
`;

const overlay = (actions: string) => `overlay: 1.0.0\ninfo: { title: Test, version: "1" }\nactions:\n${actions}`;

const inFolder = (work: (cwd: string, write: (name: string, text: string) => void) => Promise<void>) =>
  inTemporaryFolder(async (cwd) => {
    const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
    write("spec.yaml", spec);
    write("a.yaml", overlay(`  - { target: "$.paths['/bears']", remove: true }\n`));
    write(
      "b.json",
      JSON.stringify({
        overlay: "1.1.0",
        info: { title: "B", version: "1" },
        actions: [{ target: "$.info.title", update: "Cats" }],
      }),
    );
    await work(cwd, write);
  });

const given = ["--spec", "spec.yaml", "--out", "out", "--overlay", "a.yaml", "--overlay", "b.json"];

test("overlays are applied in order, and reports and manifest tell of them", () =>
  inFolder(async (cwd) => {
    const { stdout, exitCode } = await airflowCodegen(["generate", ...given, "--json"], { cwd });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      jobs: [{ spec: { title: "Cats", operations: 1, overlays: [{ name: "a.yaml" }, { name: "b.json" }] } }],
    });
    expect(readFileSync(join(cwd, "out/src/client.ts"), "utf8")).toContain("class CatsClient");
    const manifest = readFileSync(join(cwd, "out/.airflow-codegen/manifest.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({
      options: { overlay: [expect.stringMatching(/^a\.yaml sha256:[\da-f]{64}$/), expect.stringMatching(/^b\.json /)] },
    });
  }));

test("another overlay is another output: the next run makes it, and check tells", () =>
  inFolder(async (cwd, write) => {
    await airflowCodegen(["generate", ...given], { cwd });
    expect((await airflowCodegen(["check", ...given], { cwd })).exitCode).toBe(0);
    write("a.yaml", overlay(`  - { target: "$.paths['/lions']", remove: true }\n`));
    expect((await airflowCodegen(["check", ...given], { cwd })).exitCode).toBe(1);
    await airflowCodegen(["generate", ...given], { cwd });
    expect(readFileSync(join(cwd, "out/README.md"), "utf8")).toContain("listBears");
  }));

test("paths of a config are relative to it", () =>
  inFolder(async (cwd, write) => {
    mkdirSync(join(cwd, "sub"));
    write("sub/c.yaml", overlay(`  - { target: $.info, update: { title: Config } }\n`));
    write("sub/airflow-codegen.config.yaml", "spec: ../spec.yaml\nout: ../out\noverlay: c.yaml\n");
    const ran = await airflowCodegen(["generate", "--config", "sub/airflow-codegen.config.yaml"], { cwd });
    expect(ran.exitCode).toBe(0);
    expect(existsSync(join(cwd, "out/src/client.ts"))).toBe(true);
    expect(ran.stdout).toContain("overlay sub/c.yaml");
  }));

describe("errors have the place of who said it:", () => {
  test.each<[name: string, actions: string, want: RegExp]>([
    [
      "the overlay",
      `  - target: $.paths['/lions'].get\n    update:\n      parameters: [{ name: x, in: nowhere }]\n`,
      /o\.yaml:6:\d+ /,
    ],
    ["the spec", `  - { target: $.info, update: { x-a: 1 } }\n`, /spec\.yaml:4:\d+ /],
    [
      "an overlay that is none",
      `  - { target: lions, update: {} }\n`,
      /error OVERLAY_TARGET.*\n {2}o\.yaml:4:7 {2}#\/actions\/0\/target/,
    ],
    [
      "a reference of the overlay that leads nowhere",
      `  - { target: "$.paths['/lions'].get.responses", update: { "404": { $ref: "#/components/responses/No" } } }\n`,
      /REF_UNRESOLVED[^]*o\.yaml:4/,
    ],
    [
      "a reference of the overlay to another file",
      `  - { target: "$.paths['/lions'].get", update: { requestBody: { $ref: "x.yaml#/no" } } }\n`,
      /REF_EXTERNAL[^]*o\.yaml:4/,
    ],
  ])("%s", (name, actions, want) =>
    inFolder(async (cwd, write) => {
      if (name === "the spec")
        write("spec.yaml", spec.replace("list_lions,", "list_lions, parameters: [{ name: x, in: nowhere }],"));
      write("o.yaml", overlay(actions));
      const ran = await airflowCodegen(["generate", "--spec", "spec.yaml", "--out", "out", "--overlay", "o.yaml"], {
        cwd,
      });
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toMatch(want);
      expect(existsSync(join(cwd, "out"))).toBe(false);
    }),
  );
});

test("a file that is not there is an error, and one that changes nothing a warning", () =>
  inFolder(async (cwd, write) => {
    const none = await airflowCodegen(["generate", "--spec", "spec.yaml", "--out", "out", "--overlay", "none.yaml"], {
      cwd,
    });
    expect(none).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("The file of --overlay cannot be read: it is not there"),
    });
    write("o.yaml", overlay("  - { target: $.none, remove: true }\n"));
    const idle = await airflowCodegen(["generate", "--spec", "spec.yaml", "--out", "out", "--overlay", "o.yaml"], {
      cwd,
    });
    expect(idle).toMatchObject({ exitCode: 0 });
    expect(idle.stdout + idle.stderr).toContain("WARN_OVERLAY_UNMATCHED");
  }));

test("a Swagger document is changed as it is written", () =>
  inFolder(async (cwd, write) => {
    write(
      "spec.yaml",
      `swagger: "2.0"\ninfo: { title: Zoo, version: "1" }\npaths: { /a: { get: { operationId: a, responses: { 200: { description: d, schema: { $ref: "#/definitions/A" } } } } } }\ndefinitions: { A: { type: object } }\n`,
    );
    write("o.yaml", overlay(`  - { target: $.definitions.A, update: { properties: { b: { type: integer } } } }\n`));
    await airflowCodegen(["generate", "--spec", "spec.yaml", "--out", "out", "--overlay", "o.yaml"], { cwd });
    expect(readFileSync(join(cwd, "out/src/models/A.ts"), "utf8")).toContain("b?: number");
  }));

test("ours is for --airflow alone, not for the reference dialects, and off with --no-overlay", () =>
  inTemporaryFolder(async (cwd) => {
    const overlaysOf = async (...args: string[]): Promise<unknown> => {
      const { stdout } = await airflowCodegen(["generate", ...args, "--target", "docs", "--out", "out", "--json"], {
        cwd,
      });
      const [job] = (JSON.parse(stdout) as { jobs: { spec: { overlays?: { name: string }[] } }[] }).jobs;
      return job?.spec.overlays?.map(({ name }) => name);
    };
    expect(await overlaysOf("--airflow", "3.3.2")).toEqual(["specs/airflow.overlay.yaml"]);
    expect(await overlaysOf("--airflow", "3.3.2", "--no-overlay")).toBeUndefined();
    expect(await overlaysOf("--airflow", "3.3.2", "--dialect", "python")).toBeUndefined();
    const { stdout: path } = await airflowCodegen(["specs", "path", "3.3.2"], { cwd });
    expect(await overlaysOf("--spec", path.trim())).toBeUndefined();
  }));
