/** The models that have a page, against the pages of the reference's releases 4.3 to 5.4, where those are at hand. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { javaTypes } from "../../../../../generator/emit/docs/dialects/bash/releases.js";
import {
  type DocumentedOptions,
  documentedBefore6,
  runPassesBefore6,
  type Before6Version,
} from "../../../../../generator/emit/docs/reference/before-6/index.js";
import { readOpenApi } from "../../../../../generator/emit/docs/reference/read.js";
import { load } from "../../../../../generator/load/index.js";
import { parse } from "../../../../../generator/parse/index.js";
import { goldenFolder } from "../../../../golden/sets.js";

const python5: DocumentedOptions = { aliasesAreModels: true };
const bash: DocumentedOptions = { imported: javaTypes };

const sets: readonly (readonly [folder: string, spec: string, Before6Version, DocumentedOptions])[] = [
  ...["2.0.0", "2.8.0sec", "3.2.1-as303", "alpha"].map((spec) => reference("bash@4.3.1", spec, "4.3", bash)),
  reference("python-legacy@4.3.1", "alpha", "4.3", {}),
  ...["2.0.0", "2.8.0"].map((spec) => reference("python-legacy@5.3.0", spec, "5.3", {})),
  ...["2.11.0", "3.2.1-as303", "alpha"].map((spec) => reference("python-5@5.4.0", spec, "5.4", python5)),
  official("2.0.0", "5.1"),
  ...["2.2.0", "2.5.0"].map((release) => official(release, "5.3")),
  ...["2.8.0", "2.9.0", "2.10.0"].map((release) => official(release, "5.4")),
];

function reference(dialect: string, spec: string, version: Before6Version, docs: DocumentedOptions) {
  return [`reference/${dialect}/${spec}`, `specs/${spec}.yaml`, version, docs] as const;
}

function official(release: string, version: Before6Version) {
  return [`official/${release}`, `official/${release}/spec.yaml`, version, python5] as const;
}

/** The name of the page: good enough for these specs. */
function className(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

describe("models with a page", () => {
  const there = sets.filter(([folder]) => existsSync(join(goldenFolder, folder)));
  if (there.length === 0) test.skip("no golden data", () => undefined);
  else
    test.each(there)("%s", async (folder, path, version, docs) => {
      const pages = readdirSync(join(goldenFolder, folder, "docs")).map((file) => file.replace(/\.md$/, ""));
      const { api } = parse(await load({ kind: "file", path: join(goldenFolder, path) }, { allowRefs: [] }));
      const spec = readOpenApi(api);
      runPassesBefore6(spec, version);
      const models = documentedBefore6(spec, version, docs).map(className);
      expect(models.sort()).toEqual(pages.filter((page) => !page.endsWith("Api")).sort());
    });
});
