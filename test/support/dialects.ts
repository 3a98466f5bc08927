/** The docs dialects over specs of the catalog. */
import { airflowSpec } from "../../generator/catalog/index.js";
import { type DialectName, dialectTable } from "../../generator/emit/docs/dialects/list.js";
import { emitDocs } from "../../generator/emit/docs/index.js";
import { noMemory } from "../../generator/emit/memory.js";
import type { Warn } from "../../generator/emit/target.js";
import type { Api } from "../../generator/ir/model.js";
import { load } from "../../generator/load/index.js";
import type { OutputFile } from "../../generator/output-file.js";
import { parse } from "../../generator/parse/index.js";

/** The API of the Python client's spec of a release. */
export async function clientApi(release: string): Promise<Api> {
  const { path } = await airflowSpec(release, "client");
  return parse(await load({ kind: "file", path }, { allowRefs: [] })).api;
}

/** The files that the target `docs` makes of an API. */
export function docsOf(
  api: Api,
  options: Parameters<typeof emitDocs>[1],
  warn: Warn = () => undefined,
): Promise<readonly OutputFile[]> {
  return Promise.resolve(emitDocs(api, options, noMemory, warn));
}

/** What is wrong with the pages of a dialect at a glance: too few, without a heading or an end, or with a word of JavaScript's. */
export async function faultsOf(api: Api, dialect: DialectName, dialectVersion?: string): Promise<string[]> {
  const version = dialectVersion === undefined ? {} : { dialectVersion };
  const pages = await docsOf(api, { dialect, fixExamples: false, ...version });
  const faults = pages.filter(
    ({ text }) =>
      !/^# \S/.test(text) ||
      text.length < 150 ||
      !text.endsWith("\n") ||
      /\*\*undefined\*\*|\[object Object\]/.test(text),
  );
  const apis = pages.filter(({ path }) => path.endsWith("Api.md")).length;
  return [...faults.map(({ path }) => path), ...(apis < 10 || pages.length < 60 ? [`${pages.length} pages`] : [])];
}

/** Every dialect in every version. */
export const dialectVersions = Object.entries(dialectTable).flatMap(([name, { versions }]) =>
  versions.map((version) => [name as DialectName, version] as const),
);
