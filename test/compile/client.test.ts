/** What the generator writes satisfies the compilers, the formatter, and the builds that people run on it. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as prettier from "prettier";
import type { OutputFile } from "../../generator/write/index.js";
import { emitClient, exampleSpec, sampledVersions, type Spec, writeFiles } from "../support/client.js";
import {
  complaints,
  type CompilerVersion,
  compilers,
  installCompilers,
  resolutions,
  strictFlags,
} from "../support/compiler.js";

await installCompilers();

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-compile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const specs: readonly (readonly [name: string, spec: Spec])[] = [
  ["example", exampleSpec],
  ...sampledVersions.map((airflow) => [airflow, { airflow }] as const),
];
const emitted = new Map<string, OutputFile[]>();
beforeAll(async () => {
  for (const [name, spec] of specs) {
    const files = await emitClient(spec);
    emitted.set(name, files);
    writeFiles(join(folder, name), files);
  }
});

/** Checks `src/` of a client as a program of its own: no tsconfig, no types of the machine. */
function check(version: CompilerVersion, name: string, resolution: keyof typeof resolutions): Promise<string> {
  const config = { compilerOptions: { types: [] }, include: ["src"] };
  writeFileSync(join(folder, name, "tsconfig.check.json"), JSON.stringify(config));
  return complaints(version, join(folder, name), [
    "-p",
    "tsconfig.check.json",
    ...strictFlags,
    ...resolutions[resolution],
  ]);
}

describe("every sampled version compiles under all strict flags", () => {
  test.each(specs.map(([name]) => name))("%s with TypeScript 7.0, nodenext", async (name) => {
    expect(await check("7.0", name, "nodenext")).toBe("");
  });
  test.each(specs.map(([name]) => name))("%s with TypeScript 7.0, bundler", async (name) => {
    expect(await check("7.0", name, "bundler")).toBe("");
  });
  // The older compilers take seconds each: the newest of both generations here, all versions in `npm run proof`.
  test.each([
    ["5.9", "example"],
    ["5.9", "3.3.2"],
    ["6.0", "2.11.2"],
    ["6.0", "3.3.2"],
  ] as const)("TypeScript %s on %s", async (version, name) => {
    expect(await check(version, name, "nodenext")).toBe("");
    expect(await check(version, name, "bundler")).toBe("");
  });
});

test.each(specs.map(([name]) => name))("%s is formatted as prettier does", async (name) => {
  const files = (emitted.get(name) ?? []).filter(({ path }) => /\.(ts|json)$/.test(path));
  const wrong: string[] = [];
  for (const { path, text } of files) {
    if (!(await prettier.check(text, { filepath: path }))) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

describe("the package builds as its own scripts say", () => {
  test.each(Object.keys(compilers) as CompilerVersion[])(
    "ESM and CJS with declarations, TypeScript %s",
    async (version) => {
      const client = join(folder, "example");
      const { scripts } = JSON.parse(readFileSync(join(client, "package.json"), "utf8")) as {
        scripts: { build: string };
      };
      expect(scripts.build).toBe("node build.mjs");
      expect(await complaints(version, client, ["-p", "tsconfig.json"])).toBe("");
      expect(await complaints(version, client, ["-p", "tsconfig.cjs.json"])).toBe("");
      writeFileSync(join(client, "dist/cjs/package.json"), '{"type":"commonjs"}');

      const esm = (await import(pathToFileURL(join(client, "dist/esm/index.js")).href)) as Record<string, unknown>;
      const cjs = createRequire(import.meta.url)(join(client, "dist/cjs/index.js")) as Record<string, unknown>;
      expect(Object.keys(cjs).sort()).toEqual(Object.keys(esm).sort());
      expect(Object.keys(esm)).toContain("DagRunApi");
      for (const kind of ["esm", "cjs"]) {
        expect(readFileSync(join(client, "dist", kind, "index.d.ts"), "utf8")).toContain("DagRunApi");
      }
      rmSync(join(client, "dist"), { recursive: true });
    },
  );
});

test("nothing is installed with a client, and nothing runs when it is", () => {
  for (const [name] of specs) {
    const manifest = JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")) as Record<string, unknown>;
    expect(manifest["dependencies"]).toBeUndefined();
    expect(Object.keys(manifest["scripts"] as object)).toEqual(["build", "prepare", "prepublishOnly"]);
  }
});
