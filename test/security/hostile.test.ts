/** Attack text in every position of a spec: it is refused with a code, or the output holds it as data and nothing runs. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { catalogue } from "../../generator/diagnostics.js";
import { emitPackage } from "../../generator/emit/typescript/index.js";
import { isSafePath } from "../../generator/write/paths.js";
import type { OutputFile } from "../../generator/write/index.js";
import { withFolder, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { assertAsPlanned } from "../support/oracle.js";
import { benignParts } from "./base.js";
import { families, type Family, words } from "./payloads.js";
import { options, plan, planOrRefuse } from "./pipeline.js";
import { type Position, positions } from "./positions.js";
import { specOfWords } from "./words.js";

/** The positions that no text gets through, whatever it is. */
const closed = ["status", "status with a tail", "$ref to a schema"];

interface Attacked {
  /** Position → the codes of its refusal. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** One package with the text in all other positions at once. */
  readonly files: readonly OutputFile[];
}

const attacked = new Map<string, Attacked>();

async function attack(family: Family): Promise<Attacked> {
  const refused = new Map<string, readonly string[]>();
  const accepted: Position["put"][] = [];
  for (const [index, { name, put }] of positions.entries()) {
    const hostile: Position["put"] = (parts) => put(parts, family.text(`${index}x`));
    const parts = benignParts();
    hostile(parts, "");
    const outcome = await planOrRefuse(parts.document);
    if ("plans" in outcome) accepted.push(hostile);
    else refused.set(name, outcome);
  }
  const parts = benignParts();
  for (const put of accepted) put(parts, "");
  return { refused, files: await printed(parts.document) };
}

/** All files of the package of a spec, after the check that they hold what was planned. */
async function printed(document: unknown): Promise<OutputFile[]> {
  const { pack, plans } = await plan(document);
  const files = await emitPackage(pack.api, options);
  assertAsPlanned(plans, files);
  return files;
}

beforeAll(async () => {
  for (const family of families) attacked.set(family.name, await attack(family));
}, 120_000);

describe.each(families.map(({ name }) => name))("%s", (name) => {
  const { refused, files } = { get refused() { return attacked.get(name)?.refused ?? new Map<string, string[]>() }, get files() { return attacked.get(name)?.files ?? [] } }; // prettier-ignore

  test("is refused with codes that the user can act on, or is data", () => {
    const { refused } = found(name);
    for (const codes of refused.values()) {
      for (const code of codes) expect(catalogue).toHaveProperty([code, "exit"], 2);
    }
    expect([...refused.keys()]).toEqual(expect.arrayContaining(closed));
    expect(refused.size).toBeLessThan(positions.length / 5);
  });

  test("stays in its files", () => {
    for (const { path } of found(name).files) expect([path, isSafePath(path)]).toEqual([path, true]);
  });

  test("is not in what configures tools", () => {
    for (const { path, text } of found(name).files.filter(({ path }) => /\.json$|^\./.test(path))) {
      expect([path, text]).toEqual([path, expect.not.stringContaining("pwned")]);
    }
  });
});
