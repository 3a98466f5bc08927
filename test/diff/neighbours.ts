/** The specs of the catalog, each read once for all tests of a file. */
import { airflowSpec, catalogEntries } from "../../generator/catalog/index.js";
import { diffApis } from "../../generator/diff/index.js";
import type { ApiDiff } from "../../generator/diff/model.js";
import type { Api } from "../../generator/ir/model.js";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";

const versions = catalogEntries("server").map(({ airflow }) => airflow);

/** Each server's spec with the one after it. */
export const neighbours: readonly (readonly [old: string, new_: string])[] = versions
  .slice(1)
  .map((version, index) => [versions[index] ?? "", version]);

const apis = new Map<string, Promise<Api>>();
const diffs = new Map<string, Promise<ApiDiff>>();

export function airflowApi(version: string): Promise<Api> {
  const known = apis.get(version) ?? read(version);
  apis.set(version, known);
  return known;
}

async function read(version: string): Promise<Api> {
  const { path } = await airflowSpec(version, "server");
  return parse(await load({ kind: "file", path }, { allowRefs: [] })).api;
}

export function airflowDiff(old: string, new_: string): Promise<ApiDiff> {
  const key = `${old} ${new_}`;
  const known = diffs.get(key) ?? compare(old, new_);
  diffs.set(key, known);
  return known;
}

async function compare(old: string, new_: string): Promise<ApiDiff> {
  return diffApis(await airflowApi(old), await airflowApi(new_));
}
