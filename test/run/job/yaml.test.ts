/** Each output is made of its spec as its dialect reads YAML. */
import { expect, test } from "@jest/globals";
import { join } from "node:path";
import { generate } from "../../../generator/generate.js";
import type { Progress } from "../../../generator/report.js";
import { withFolder, writeFiles } from "../../support/client.js";
import { jobOf, targets } from "../../support/job.js";

const withSummary = (summary: string) =>
  `openapi: 3.0.3
info: { title: Shop, version: 1.0 }
paths:
  /x:
    get: { operationId: op, tags: [T], summary: ${summary}, responses: { 200: { description: ok } } }
`;

/** Which summaries the pages of each output have, how many specs are reported, and how often one is parsed. */
async function pagesOf(spec: string, dialects: string, summaries: readonly string[]) {
  const loads: string[] = [];
  const progress: Progress = {
    phase: (name, work) => {
      loads.push(name);
      return Promise.resolve(work());
    },
    note: () => undefined,
    warn: () => undefined,
  };
  return withFolder(async (folder) => {
    writeFiles(folder, [{ path: "spec.yaml", text: spec }]);
    const options = { spec: join(folder, "spec.yaml"), target: "docs", dialect: dialects, out: join(folder, "out") };
    const { outputs, specs } = await generate(jobOf(options), targets, progress);
    const said = outputs.map(({ files }) => {
      const text = files.map((file) => file.text).join("\n");
      return summaries.filter((one) => text.includes(one));
    });
    return { said, specs: specs.length, parsed: loads.filter((name) => name === "parse").length };
  });
}

const all = "typescript,python,python-5,python-legacy,bash,bash@7.13";

test("a summary that YAML 1.1 reads otherwise, in the order of the outputs", async () => {
  const made = await pagesOf(withSummary("7_654"), all, ["7654", "7_654"]);
  expect(made).toEqual({
    said: [["7_654"], ["7654"], ["7_654"], ["7_654"], ["7_654"], ["7654"]],
    specs: 1,
    parsed: 2,
  });
  expect(await pagesOf(withSummary("off"), "python-5,python", ["false", "off"])).toMatchObject({ specs: 1, parsed: 2 });
});

test("a spec is parsed once where all read the same", async () => {
  expect(await pagesOf(withSummary("Get it"), all, ["Get it"])).toMatchObject({ specs: 1, parsed: 1 });
});

test("a text that is a number stays as it was written", async () => {
  expect((await pagesOf(withSummary("77.0"), "typescript,python,bash", ["77.0"])).said).toEqual([
    ["77.0"],
    ["77.0"],
    ["77.0"],
  ]);
});

test("a spec that would lose a schema with its alias is read as YAML 1.2", async () => {
  const used = `${withSummary("off")}components: { schemas: { A: &a { type: object }, B: *a, C: { allOf: [{ $ref: '#/components/schemas/B' }] } } }\n`;
  expect((await pagesOf(withSummary("off"), "python-5", ["| false", "| off"])).said).toEqual([["| false"]]);
  expect((await pagesOf(used, "python-5", ["| false", "| off"])).said).toEqual([["| off"]]);
});
