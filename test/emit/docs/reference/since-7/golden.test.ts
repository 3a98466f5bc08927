/** The models of the 7.x releases, against the pages of these, where they are at hand. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readOpenApi } from "../../../../../generator/emit/docs/reference/read.js";
import { runPassesSince7 } from "../../../../../generator/emit/docs/reference/since-7/index.js";
import { load } from "../../../../../generator/load/index.js";
import { parse } from "../../../../../generator/parse/index.js";
import { goldenFolder } from "../../../../golden/sets.js";

/** With the names of the models that have no page: they are aliases of a plain type, or free-form. */
const sets: readonly (readonly [folder: string, spec: string, version: string, pageless: readonly string[]])[] = [
  ["reference/python@7.13.0/alpha", "specs/alpha.yaml", "7.13.0", ["Color", "Timezone"]],
  [
    "reference/python@7.13.0/2.11.0",
    "specs/2.11.0.yaml",
    "7.13.0",
    ["Color", "DAGDetail_allOf_dataset_expression", "DAGDetail_allOf_params", "Timezone"],
  ],
  ["reference/bash@7.13.0/3.2.1", "specs/3.2.1.yaml", "7.13.0", ["JsonValue"]],
  ["official/3.0.0", "official/3.0.0/spec.yaml", "7.13.0", ["JsonValue"]],
  ["official/3.1.0", "official/3.1.0/spec.yaml", "7.13.0", ["JsonValue"]],
  ["official/3.1.8", "official/3.1.8/spec.yaml", "7.19.0", ["JsonValue"]],
  ["official/3.2.1", "official/3.2.1/spec.yaml", "7.21.0", ["JsonValue"]],
  ["official/3.3.2", "official/3.3.2/spec.yaml", "7.24.0", ["JsonValue"]],
];

/** As much of a name as stays the same from a schema to its page. */
const letters = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();

describe("models", () => {
  const there = sets.filter(([folder]) => existsSync(join(goldenFolder, folder)));
  if (there.length === 0) test.skip("no golden data", () => undefined);
  else
    test.each(there)("%s", async (folder, path, version, pageless) => {
      const files = readdirSync(join(goldenFolder, folder, "docs")).filter((file) => !file.endsWith("Api.md"));
      const { api } = parse(await load({ kind: "file", path: join(goldenFolder, path) }, { allowRefs: [] }));
      const spec = readOpenApi(api);
      runPassesSince7(spec, version);
      const pages = files.map((file) => letters(file.replace(/\.md$/, "")));
      expect([...spec.schemas.keys()].map(letters).sort()).toEqual([...pages, ...pageless.map(letters)].sort());
    });
});
