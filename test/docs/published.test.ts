/** `--dialect official`: what is generated for a release of the Python client is what was published for it, page for page. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { resolveJob } from "../../generator/config/resolve.js";
import { registry } from "../../generator/emit/registry.js";
import { findInputs } from "../../generator/input/specs.js";
import { withHeader } from "../../generator/input/texts.js";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";

const golden = new URL("../../../shared/golden/official/", import.meta.url);
const releases = ["2.0.0", "2.2.0", "2.5.0", "2.8.0", "2.9.0", "2.10.0", "3.0.0", "3.1.0", "3.1.8", "3.2.1", "3.3.2"];

/** The pages of a release by path, made as the command line makes them. */
async function made(airflow: string, header: string): Promise<ReadonlyMap<string, string>> {
  const given = { airflow, target: "docs", dialect: "official" };
  const job = resolveJob({ given, placeOf: () => undefined, base: "" });
  const [input] = await findInputs(job, { phase: async (_name, work) => work(), note: () => undefined });
  if (input?.official === undefined) throw new Error("an official input was expected");
  const { api } = parse(await load(input.source, { allowRefs: [] }));
  const options = { dialect: "official", fixExamples: false, official: input.official } as const;
  const files = withHeader(await registry.docs(api, options), header);
  return new Map(files.map(({ path, text }) => [path, text]));
}

const isThere = existsSync(golden);
(isThere ? test.each(releases) : test.skip.each(releases))("%s", async (release) => {
  const folder = new URL(`${release}/docs/`, golden);
  const want = new Map<string, string>(
    readdirSync(folder).map((name) => [`docs/${name}`, readFileSync(new URL(name, folder), "utf8")]),
  );
  const [first = ""] = want.values();
  const header = /^<!--\n.*?\n -->\n/s.exec(first)?.[0] ?? "";
  const got = await made(release, header);
  const differing = [...new Set([...want.keys(), ...got.keys()])].filter((path) => want.get(path) !== got.get(path));
  expect(differing).toEqual([]);
});
