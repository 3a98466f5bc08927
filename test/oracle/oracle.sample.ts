/** What `npm run oracle` does, with fewer operations; and that it would see faults. */
import { describe, expect, test } from "@jest/globals";
import { withFolder } from "../support/client.js";
import type { Methods } from "./client.js";
import { compareTrial, type Findings } from "./compare.js";
import { loadPackages } from "./packages.js";
import { report } from "./report.js";
import { runTrials, trialsOf } from "./run.js";
import { record } from "./server.js";
import { multipart, type Trial, type TriedParameter, urlencoded } from "./trial.js";

test("600 operations: nobody sends or reads something else, but for what is known", async () => {
  const findings = await withFolder((folder) => runTrials(trialsOf(1, 600), folder));
  const { differences, types } = findings;
  expect(differences.length + types.length === 0 ? "" : report(findings, 600, 1)).toBe("");
});

describe("a client that sends something else is found out", () => {
  const list: TriedParameter = {
    ...{ name: "tag", in: "query", style: "form", explode: true, allowReserved: false, isJson: false },
    ...{ shape: "list", schema: { type: "array", items: { type: "string" } }, value: ["a", "b"] },
  };
  const text = { shape: "scalar", schema: { type: "string" }, value: "a b", encoding: undefined } as const;
  const form = (type: typeof urlencoded | typeof multipart): Trial => ({
    ...{ parameters: [], body: { type, fields: [{ name: "note", ...text }] } },
    ...{ fixed: "", hasChoice: false },
  });

  /** The problems that are seen where a client sends that. */
  async function seen(trial: Trial, path: string, init: RequestInit = {}): Promise<string[]> {
    const packages = await loadPackages();
    const recorder = await record();
    const findings: Findings = { differences: [], types: [], asked: new Map(), vouched: new Map(), met: new Map() };
    const methods: Methods = { op0: () => fetch(recorder.url + path, { method: "POST", ...init }) };
    await compareTrial(trial, 0, { packages, methods, recorder }, findings);
    await recorder.close();
    return findings.differences.map(({ problem }) => problem);
  }

  test("a list that is not exploded", async () => {
    const trial = { parameters: [list], body: undefined, fixed: "", hasChoice: false };
    expect(await seen(trial, "/op0?tag=a&tag=b")).toEqual([]);
    expect(await seen(trial, "/op0?tag=a,b")).toEqual([
      "URLSearchParams reads something else",
      "qs reads something else",
      "Others send something else",
    ]);
  });

  test("a form of another media type, and one whose text is another", async () => {
    const sent = (type: string, body: string): RequestInit => ({ headers: { "content-type": type }, body });
    expect(await seen(form(urlencoded), "/op0", sent(urlencoded, "note=a+b"))).toEqual([]);
    expect(await seen(form(urlencoded), "/op0", sent("text/plain", "note=a+b"))).toContain(
      "Content-Type reads something else",
    );
    expect(await seen(form(urlencoded), "/op0", sent(urlencoded, "note=a%2Bb"))).toContain("qs reads something else");
  });

  test("a part of a multipart form that is a file", async () => {
    const body = new FormData();
    body.append("note", "a b");
    expect(await seen(form(multipart), "/op0", { body })).toEqual([]);
    const file = new FormData();
    file.append("note", new Blob(["a b"]));
    expect(await seen(form(multipart), "/op0", { body: file })).toContain("busboy reads something else");
  });
});
