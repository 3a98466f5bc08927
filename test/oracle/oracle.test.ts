/** The parts of `npm run oracle` that need nobody else: `oracle.sample.ts` asks the others. */
import { describe, expect, test } from "@jest/globals";
import { parse } from "../../generator/parse/index.js";
import { load } from "../../generator/load/index.js";
import { withFolder } from "../support/client.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientOf } from "./client.js";
import { documentOf } from "./document.js";
import { explanation, known } from "./known.js";
import { readOptions } from "./options.js";
import { report } from "./report.js";
import { trialsOf } from "./run.js";
import { canonical, canonicalPairs } from "./texts.js";
import { kindOf, type Part, partsOf, type TriedParameter } from "./trial.js";
import { typeProblems } from "./types.js";

const limit: TriedParameter = {
  ...{ name: "limit", in: "query", style: "form", explode: true, allowReserved: false, isJson: false },
  ...{ shape: "scalar", schema: { type: "string" }, value: "" },
};
const partOf = (some: Partial<TriedParameter>): Part => ({ kind: "parameter", parameter: { ...limit, ...some } });

describe("texts of a URL that mean the same are equal, and no others", () => {
  test.each([
    ["%c3%bc", "ü"],
    ["a%20b", "a b"],
    ["%21%27%28%29%2A%5B%5D%7E", "!'()*[]~"],
    ["%7C", "|"],
    ["50%25", "50%"],
  ])("%s and %s", (one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  test.each([
    ["a%2Cb", "a,b"],
    ["a%26b", "a&b"],
    ["a%2Bb", "a+b"],
    ["a%2Fb", "a/b"],
    ["%2541", "%41"],
  ])("%s and %s", (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });

  test("how much of a name is encoded is of no matter; of a value it is", () => {
    expect(canonicalPairs("$filter=a&b[c]=d")).toBe(canonicalPairs("%24filter=a&b%5Bc%5D=d"));
    expect(canonicalPairs("filter=$")).not.toBe(canonicalPairs("filter=%24"));
  });
});

describe("trials", () => {
  test("a seed makes the same ones again, and another others", () => {
    expect(trialsOf(3, 20)).toEqual(trialsOf(3, 20));
    expect(trialsOf(4, 20)).not.toEqual(trialsOf(3, 20));
  });

  test("some hundred of them have every place, style, encoding and media type", () => {
    const kinds = new Set(trialsOf(1, 600).flatMap((trial) => partsOf(trial).map(kindOf)));
    const wanted = [
      ...["path simple scalar", "path label* list", "path matrix record", "path json deep", "query form* record"],
      ...["query spaceDelimited list", "query pipeDelimited record", "query deepObject* deep", "query form+ scalar"],
      ...["query json list", "header simple* record", "header json deep", "cookie form list", "body text/plain scalar"],
      ...["body application/json records", "body application/octet-stream file", "urlencoded plain deep"],
      ...["urlencoded deepObject* record", "urlencoded application/json list", "multipart plain records"],
      ...["multipart image/png files", "multipart application/json deep"],
    ];
    expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test.each(["3.0.3", "3.1.0"] as const)("a document of OpenAPI %s has an operation for each", async (version) => {
    await withFolder(async (folder) => {
      const path = join(folder, "spec.json");
      writeFileSync(path, JSON.stringify(documentOf(trialsOf(1, 50), version)));
      const { api } = parse(await load({ kind: "file", path }, { allowRefs: [] }));
      expect(api.operations).toHaveLength(50);
    });
  });

  test("a call that its types do not admit is told", async () => {
    await withFolder(async (folder) => {
      const trial = (value: string | number) => ({
        parameters: [{ ...limit, value }],
        body: undefined,
        fixed: "",
        hasChoice: false,
      });
      await clientOf(documentOf([trial("a"), trial("b")], "3.0.3"), folder, "http://127.0.0.1:1");
      const problems = await typeProblems([trial("a"), trial(5)], folder);
      expect([...problems]).toEqual([[1, expect.stringContaining("TS2322")]]);
    });
  });
});

describe("known differences", () => {
  test("one explains who differs where it says, and nobody else", () => {
    expect(explanation("swagger-client", partOf({ value: "" }))?.reason).toContain("empty");
    expect(explanation("swagger-client", partOf({ value: "a" }))).toBeUndefined();
    expect(explanation("url-template", partOf({ value: "" }))).toBeUndefined();
  });

  test("each has a reason", () => {
    for (const { reason } of known) expect(reason.length).toBeGreaterThan(20);
  });
});

test("the report shows each kind once, by its shortest example", () => {
  const difference = (ours: string) => {
    const part = partOf({ value: ours });
    return { kind: kindOf(part), problem: "Others send something else", part, ours, others: { qs: "b" } };
  };
  const findings = {
    differences: [difference("long"), difference("a")],
    types: [],
    asked: new Map(),
    vouched: new Map(),
    met: new Map(),
  };
  const text = report(findings, 5, 7);
  expect(text).toMatch(/^5 operations of seed 7: .* 2 unexplained differences/);
  expect(text).toContain(
    '2 × query form* scalar: Others send something else\n  value "a" of "limit"\n  ours  a\n  qs b',
  );
});

describe("options", () => {
  test("without any: a thousand of the first seed", () => {
    expect(readOptions([])).toEqual({ seed: 1, runs: 1000, only: undefined, json: undefined });
  });

  test.each([[["--seed", "x"]], [["--runs", "0"]], [["--only", "-1"]], [["--fast"]]])("%j is refused", (args) => {
    expect(() => readOptions(args)).toThrow(/--/);
  });

  test("--help asks for nothing else", () => {
    expect(readOptions(["--help"])).toBeUndefined();
  });
});
