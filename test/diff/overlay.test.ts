/** Overlays of `diff`: both specs are what clients are made from, and places are those of who said a part. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder, type Ran } from "../support/cli.js";

interface Report {
  readonly selection: readonly string[];
  readonly changes: readonly {
    readonly code: string;
    readonly severity: string;
    readonly places: readonly Readonly<Record<"old" | "new", { readonly file: string; readonly line: number }>>[];
  }[];
  readonly findings: readonly Readonly<Record<string, unknown>>[];
}

const zoo = (animals: readonly string[]) => `openapi: 3.1.0
info: { title: Zoo, version: "1" }
paths:
${animals
  .map((name) => `  /${name}: { get: { operationId: list_${name}, responses: { "200": { description: ok } } } }\n`)
  .join("")}`;
const actions = (lines: string) => `overlay: 1.1.0\ninfo: { title: Test, version: "1" }\nactions:\n${lines}`;
const parameter = "parameters: [{ name: page, in: query, required: true, schema: { type: integer } }]";

/** Compares a zoo of lions and bears with one of lions and seals. */
function diff(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  return inTemporaryFolder((cwd) => {
    const all = { "old.yaml": zoo(["lions", "bears"]), "new.yaml": zoo(["lions", "seals"]), ...files };
    for (const [name, text] of Object.entries(all)) writeFileSync(join(cwd, name), text);
    return airflowCodegen(["diff", "old.yaml", "new.yaml", ...args], { cwd });
  });
}

async function report(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Report> {
  return JSON.parse((await diff(files, ...args, "--json")).stdout) as Report;
}

test("are applied to both specs, in order", async () => {
  const files = {
    "a.yaml": actions(`  - { target: $.paths, update: { /bears: { get: { operationId: list_bears } }, /cats: {} } }\n`),
    "b.yaml": actions(`  - { target: "$.paths['/seals','/cats']", remove: true }\n`),
    "c.yaml": actions(
      `  - { target: "$.paths['/bears'].get", update: { responses: { "200": { description: ok } } } }\n`,
    ),
  };
  const options = ["a.yaml", "b.yaml", "c.yaml"].flatMap((file) => ["--overlay", file]);
  const { changes, selection, findings } = await report(files, ...options);
  expect(changes).toEqual([]);
  expect(selection).toEqual(["--overlay a.yaml", "--overlay b.yaml", "--overlay c.yaml"]);
  expect(findings).toEqual([]);
});

test("a change has the place of who said it: the overlay on one side, the spec on the other", async () => {
  const files = {
    "o.yaml": actions(`  - target: $.paths['/seals','/lions'].get[?@=='list_seals']\n    update: find_seals\n`),
  };
  const same = { "old.yaml": zoo(["seals"]), "new.yaml": zoo(["seals"]).replace("list_seals", "get_seals"), ...files };
  const { changes } = await report(same, "--overlay", "o.yaml");
  expect(changes).toMatchObject([
    { places: [{ old: { file: "o.yaml", line: 5 }, new: { file: "new.yaml", line: 4 } }] },
  ]);
  expect((await diff(same, "--overlay", "o.yaml")).stdout).toMatch(/ o\.yaml:5:\d+ → new\.yaml:4:\d+ /);
});

test("an action that changes one spec is no warning, one that changes neither is one, with its place", async () => {
  const files = {
    "o.yaml": actions(
      ["bears", "seals", "wolves"].map((name) => `  - { target: "$.paths['/${name}']", remove: true }\n`).join(""),
    ),
  };
  const { changes, findings } = await report(files, "--overlay", "o.yaml");
  expect(changes).toEqual([]);
  expect(findings).toMatchObject([{ code: "WARN_OVERLAY_UNMATCHED", file: "o.yaml", line: 6 }]);
  const { stderr } = await diff(files, "--overlay", "o.yaml");
  expect(stderr).toMatch(
    /^WARN_OVERLAY_UNMATCHED: .*`\$\.paths\['\/wolves'\]`.* \(o\.yaml:6:\d+ #\/actions\/2\/target\) .*\n$/,
  );
});

test("what is wrong in them ends the comparison with the place", async () => {
  const files = {
    "o.yaml": actions(`  - { target: "$.paths['/seals'].get", update: { ${parameter.replace("query", "no")} } }\n`),
  };
  const ran = await diff(files, "--overlay", "o.yaml");
  expect(ran).toMatchObject({ exitCode: 2, stdout: "" });
  expect(ran.stderr).toMatch(/\n {2}o\.yaml:4:\d+ /);
  const none = await diff({}, "--overlay", "none.yaml");
  expect(none).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("FILE_UNREADABLE") });
});

describe("the built-in overlay", () => {
  const run = (...args: string[]) => inTemporaryFolder((cwd) => airflowCodegen(["diff", ...args], { cwd }));
  const compared = async (...args: string[]) => JSON.parse((await run(...args, "--json")).stdout) as Report;

  test("is part of both Airflow versions: it adds what clients are made from, and is off with --no-overlay", async () => {
    const [on, off] = [await compared("2.11", "3.3"), await compared("2.11", "3.3", "--no-overlay")];
    const said = ({ changes }: Report) =>
      changes.filter(({ places }) => places.some((place) => place.new?.file === "specs/airflow.overlay.yaml"));
    expect(said(on).length).toBeGreaterThan(10);
    expect(said(off)).toEqual([]);
    expect([on.selection, off.selection]).toEqual([[], ["--no-overlay"]]);
    expect([...on.findings, ...off.findings]).toEqual([]);
  });

  test.each([
    ["2.10", "2.11"],
    ["3.0", "3.1"],
    ["3.2", "3.3"],
  ])("changes no severity from %s to %s", async (old, new_) => {
    const [on, off] = [await compared(old, new_), await compared(old, new_, "--no-overlay")];
    const severities = ({ changes }: Report) => changes.map(({ code, severity }) => `${severity} ${code}`).toSorted();
    expect(severities(on)).toEqual(severities(off));
  });

  test("is for neither where one of them is a file or a server: nothing differs between a release and its server", async () => {
    const { stdout: path } = await inTemporaryFolder((cwd) => airflowCodegen(["specs", "path", "3.3.2"], { cwd }));
    const server = createServer((_, response) => void response.end(readFileSync(path.trim())));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`;
      for (const pair of [
        ["3.3.2", path.trim()],
        [url, "3.3.2"],
      ])
        expect((await compared(...pair)).changes).toEqual([]);
    } finally {
      server.close();
    }
  });
});
