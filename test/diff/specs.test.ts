/** Two documents on the disk: what is read, what of it is compared, and where in the documents a change is. */
import { expect, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DiffRequest, diffSpecs } from "../../generator/diff/specs.js";
import { noFilters } from "../support/reading.js";
import { inTemporaryFolder } from "../support/cli.js";
import type { Doc } from "./support.js";

const ok = { 200: { description: "ok" } };
const document = (title: string, paths: Doc, more: Doc = {}): string =>
  JSON.stringify({ openapi: "3.1.0", info: { title, version: "7" }, ...more, paths }, null, 1);
const operation = (operationId: string, tag: string, more: Doc = {}): Doc => ({
  operationId,
  tags: [tag],
  responses: ok,
  ...more,
});
const key = { type: "apiKey", in: "header", name: "X" };

const before = document(
  "Before",
  { "/a": { get: operation("getA", "A") }, "/b": { get: operation("getB", "B") } },
  { components: { securitySchemes: { Key: key } } },
);
const after = document(
  "After",
  { "/a": { get: operation("getA", "A", { deprecated: true }) }, "/c": { get: operation("getC", "C") } },
  { components: { securitySchemes: { Key: key } }, security: [{ Key: [] }] },
);

async function compared(request: Partial<DiffRequest>, texts: readonly [string, string] = [before, after]) {
  return inTemporaryFolder(async (folder) => {
    const [old, new_] = ["old.json", "new.json"].map((name) => join(folder, name));
    if (old === undefined || new_ === undefined) throw new Error("two names");
    writeFileSync(old, texts[0]);
    writeFileSync(new_, texts[1]);
    const phases: string[] = [];
    const found = await diffSpecs(
      {
        old: { kind: "file", path: old },
        new: { kind: "file", path: new_ },
        allowRefs: [],
        overlays: [],
        noOverlay: false,
        filters: noFilters,
        surface: false,
        ...request,
      },
      {
        phase: async (name, work) => {
          phases.push(name);
          return work();
        },
        note: () => undefined,
        warn: () => undefined,
      },
    );
    const places = found.report.diff.changes.map((change) => {
      const { old, new: now } = found.report.locate(change.places[0] ?? {});
      return `${change.code} ${old?.line ?? "–"} ${old?.pointer ?? ""} → ${now?.line ?? "–"} ${now?.pointer ?? ""}`;
    });
    return { ...found, phases, places, folder };
  });
}

test("both sides, the steps, and the place of each change", async () => {
  const { report, phases, places, folder, apis, findings } = await compared({});
  const side = { version: "7", openapi: "3.1.0", schemas: 0 };
  expect(report.old).toMatchObject({ ...side, title: "Before", operations: 2, file: join(folder, "old.json") });
  expect(report.new).toMatchObject({ ...side, title: "After", operations: 2, name: join(folder, "new.json") });
  expect(report.old.sha256).toMatch(/^[\da-f]{64}$/);
  expect([report.selection, findings, "surface" in report]).toEqual([[], [], false]);
  expect([apis.old, apis.new].map(({ operations }) => operations.map(({ id }) => id))).toEqual([
    ["getA", "getB"],
    ["getA", "getC"],
  ]);
  expect(phases).toEqual(["load", "parse", "load", "parse", "compare"]);
  expect(places).toEqual([
    "api-described 3 #/info → 3 #/info",
    "operation-deprecated 18 #/paths/~1a/get → 33 #/paths/~1a/get/deprecated",
    "security-added 18 #/paths/~1a/get → 16 #/security",
    "operation-removed 31 #/paths/~1b/get → 21 #/paths",
    "operation-added 16 #/paths → 37 #/paths/~1c/get",
  ]);
});

test("a part of the documents, and what says so", async () => {
  const { report, places } = await compared({
    filters: {
      ...noFilters,
      includeTags: ["A", "C"],
      excludeTags: ["C"],
      includeOperations: ["get*"],
      excludeOperations: ["x"],
      excludeDeprecated: true,
    },
    securitySchemes: ["Basic", "Key"],
  });
  expect(report.selection).toEqual([
    "--include-tag A",
    "--include-tag C",
    "--exclude-tag C",
    "--include-operation get*",
    "--exclude-operation x",
    "--exclude-deprecated",
    "--security-schemes Basic,Key",
  ]);
  expect(places).toEqual([
    "api-described 3 #/info → 3 #/info",
    "operation-deprecated 18 #/paths/~1a/get → 33 #/paths/~1a/get/deprecated",
  ]);
});

test("the surface of both clients", async () => {
  const { report, phases } = await compared({ surface: true });
  expect(phases.slice(4)).toEqual(["compare", "surface", "surface"]);
  expect(report.surface?.filter(({ text }) => /^class \w+Api /.test(text))).toEqual([
    { sign: "-", text: "class BApi . getB(options?: CallOptions): CallPromise<void>" },
    { sign: "+", text: "class CApi . getC(options?: CallOptions): CallPromise<void>" },
  ]);
});
