/** All that is made of a spec, in memory, as functions that can be timed one by one. */
import { diffText } from "../../../generator/cli/diff-text.js";
import { guideMarkdown } from "../../../generator/diff/guide/index.js";
import { diffApis } from "../../../generator/diff/index.js";
import { diffJson } from "../../../generator/diff/report/json.js";
import { diffMarkdown } from "../../../generator/diff/report/markdown.js";
import { selected } from "../../../generator/diff/selection.js";
import { surfaceText } from "../../../generator/diff/surface.js";
import { dialectNames, dialectTable } from "../../../generator/emit/docs/dialects/list.js";
import { emitDocs } from "../../../generator/emit/docs/index.js";
import { noMemory } from "../../../generator/emit/memory.js";
import { emitPackage } from "../../../generator/emit/typescript/index.js";
import type { Api } from "../../../generator/ir/model.js";
import { noFilters, readDocument } from "../../support/reading.js";

export interface Output {
  readonly name: string;
  /** @param before a spec without anything hostile, to compare with */
  readonly make: (api: Api, before: Api) => unknown;
}

export async function read(document: unknown): Promise<Api> {
  return (await readDocument(Buffer.from(JSON.stringify(document)))).api;
}

const silent = (): void => undefined;

/** The oldest pages of a dialect and its newest, as the reference has them and mended. */
function docsOutputs(dialect: (typeof dialectNames)[number]): Output[] {
  const { versions, defaultVersion } = dialectTable[dialect];
  return [...new Set([versions[0] ?? defaultVersion, defaultVersion])].flatMap((dialectVersion) =>
    [false, true].map((fixExamples) => ({
      name: `${dialect}@${dialectVersion}${fixExamples ? " --fix-examples" : ""}`,
      make: (api) => emitDocs(api, { dialect, dialectVersion, fixExamples, packageName: "t_client" }, noMemory, silent),
    })),
  );
}

const side = {
  name: "a",
  file: "a",
  title: "a",
  version: "1",
  openapi: "3.1.0",
  sha256: "",
  operations: 1,
  schemas: 1,
};

/** All reports on what changed. */
async function differences(old: Api, new_: Api): Promise<void> {
  const apis = selected(old, new_, noFilters);
  const diff = diffApis(apis.old, apis.new, apis.calls);
  const report = { old: side, new: side, selection: [], diff, locate: () => ({}) };
  JSON.stringify(diffJson(report, 0));
  diffMarkdown(report, true);
  diffText(report, { verbose: true, paint: (_, text) => text });
  await guideMarkdown({ report, apis });
  surfaceText(apis.new);
}

export const outputs: readonly Output[] = [
  { name: "typescript", make: (api) => emitPackage(api, { packageName: "t-client", packageVersion: "1.0.0" }, silent) },
  ...dialectNames.flatMap(docsOutputs),
  { name: "diff from nothing", make: (api, before) => differences(before, api) },
  { name: "diff to nothing", make: (api, before) => differences(api, before) },
  { name: "diff of equals", make: (api) => differences(api, structuredClone(api)) },
];
