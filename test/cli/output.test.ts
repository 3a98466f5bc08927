import { describe, expect, test } from "@jest/globals";
import { Failure, failure, type Finding } from "../../generator/diagnostics.js";
import { reportError } from "../../generator/cli/errors.js";
import { initText } from "../../generator/cli/init.js";
import { jsonText, processIo, visible, type Io } from "../../generator/cli/io.js";
import { liveProgress } from "../../generator/cli/progress.js";
import { checkSummary, doneLine, generateSummary, hasDrift } from "../../generator/cli/summary.js";
import { stopwatch } from "../../generator/report.js";
import { targets } from "../support/job.js";
import type { DriftReport, GenerateReport } from "../../generator/run/outcome.js";

const plain = (_: string, text: string) => text;

function recorder(live = false) {
  const out = { stdout: "", stderr: "" };
  const io: Io = {
    stdout: (text) => void (out.stdout += text),
    stderr: (text) => void (out.stderr += text),
    live,
    width: 80,
    paint: { stdout: plain, stderr: plain },
  };
  return { io, out };
}

const quirk = (pointer: string): Finding => ({
  code: "QUIRK_FORMAT",
  message: `\`datetime\` at ${pointer}`,
  pointer,
  place: { file: "a.yaml", line: 7, column: 3 },
});

const report: GenerateReport = {
  specs: [
    {
      name: "Airflow 3.3.2",
      title: "Airflow API\u001b[31m",
      sha256: "",
      openapi: "3.1.0",
      operations: 1,
      schemas: 2,
      security: { schemes: ["Kerberos\u001b"], from: "--auth-file", leftOut: ["Basic"] },
    },
  ],
  outputs: [
    {
      target: "typescript",
      dir: "output/typescript",
      written: ["a.ts", "b.ts"],
      unchanged: ["c.ts"],
      pruned: ["d.ts"],
    },
    { target: "docs", dialect: "typescript", dir: "pages", written: [], unchanged: ["x.md"], pruned: [] },
  ],
  findings: [
    quirk("#/a"),
    { code: "WARN_EDITED", message: "`b.ts` was edited", place: { file: "b.ts" } },
    quirk("#/b"),
  ],
  timings: [{ phase: "parse", ms: 12.4 }],
};

const drift: DriftReport = {
  specs: report.specs,
  findings: report.findings,
  timings: report.timings,
  outputs: [
    { target: "typescript", dir: "out", missing: ["m.ts"], changed: ["c.ts"], stale: ["s.ts"] },
    { target: "docs", dir: "pages", missing: [], changed: [], stale: [] },
  ],
};

const usual = { verbose: false, dryRun: false, paint: plain };

describe("the summary of generate", () => {
  test("says what was read, what was done where, and counts the quirks", () => {
    expect(generateSummary(report, usual)).toBe(
      [
        "Airflow 3.3.2  Airflow API\\u{1b}[31m, OpenAPI 3.1.0, 1 operation, 2 schemas",
        "  security  Kerberos\\u{1b}, from --auth-file instead of the spec's Basic",
        "",
        "  typescript  output/typescript  3 files: 2 written, 1 unchanged, 1 pruned",
        "  docs (typescript)  pages  1 file: 0 written, 1 unchanged",
        "",
        "1 warning",
        "  WARN_EDITED  `b.ts` was edited.",
        "        The edit was overwritten. Keep your changes in another place or in a file with another name.",
        "          b.ts",
        "",
        "2 quirks of the spec accepted (--verbose lists them)",
        "      2 × QUIRK_FORMAT  An unknown format",
        "",
      ].join("\n"),
    );
  });

  test("lists files, places and times when verbose", () => {
    const text = generateSummary(report, { ...usual, verbose: true });
    for (const part of [
      "write output/typescript/a.ts",
      "prune output/typescript/d.ts",
      "a.yaml:7:3  #/b",
      "12 ms  parse",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("does not look up places that it does not show", () => {
    const finding: Finding = {
      ...quirk("#/a"),
      get place(): never {
        throw new Error("looked up");
      },
    };
    expect(() => generateSummary({ ...report, findings: [finding] }, usual)).not.toThrow();
  });

  test("says so when nothing was written", () => {
    expect(generateSummary(report, { ...usual, dryRun: true })).toContain("2 to write, 1 unchanged, 1 to prune");
    expect(doneLine(1234, true, plain)).toBe("Dry run, nothing written: 1.2 s\n");
    expect(doneLine(12.3, false, plain)).toBe("Done in 12 ms\n");
  });
});

test("the summary of check names each file that differs, one a line", () => {
  expect(checkSummary(drift, usual)).toBe(
    "missing out/m.ts\nchanged out/c.ts\nstale out/s.ts\n3 files to update  out\nup to date  pages\n",
  );
  expect(hasDrift(drift)).toBe(true);
  expect(hasDrift({ ...drift, outputs: drift.outputs.slice(1) })).toBe(false);
});

describe("an error", () => {
  const error = failure("SPEC_SYNTAX", "a \u001b]0;x\u0007 tab\nline", {
    pointer: "#/\u009b1m",
    place: { file: "a.yaml", line: 3, column: 5 },
  });

  test("is told with code, place, pointer, cause and fix, and commands no terminal", () => {
    const { io, out } = recorder();
    expect(reportError(error, false, io)).toBe(2);
    expect(out).toEqual({
      stdout: "",
      stderr:
        "error SPEC_SYNTAX: The spec is neither JSON nor YAML\n  a.yaml:3:5  #/\\u{9b}1m\n" +
        "  a \\u{1b}]0;x\\u{7} tab\\u{a}line.\n  Correct the syntax at this place.\n",
    });
  });

  test("is one JSON object for --json", () => {
    const { io, out } = recorder();
    expect(reportError(error, true, io)).toBe(2);
    expect(out.stderr).toBe("");
    expect(out.stdout).not.toMatch(/[^\n\x20-\x7e]/);
    expect(JSON.parse(out.stdout)).toMatchObject({
      error: [
        { code: "SPEC_SYNTAX", pointer: "#/\u009b1m", file: "a.yaml", line: 3, column: 5, fix: expect.any(String) },
      ],
      exitCode: 2,
    });
  });

  test("of the machine is 3, of the generator 70 and without a stack", () => {
    expect(reportError(failure("OUTPUT_UNWRITABLE", "x"), false, recorder().io)).toBe(3);
    const { io, out } = recorder();
    expect(reportError(new TypeError("oops"), false, io)).toBe(70);
    expect(out.stderr).toContain("bug in the generator");
    expect(out.stderr).not.toContain("    at ");
    expect(reportError(new TypeError("oops"), true, io)).toBe(70);
    expect(JSON.parse(out.stdout)).toMatchObject({ error: [{ code: "BUG" }], exitCode: 70 });
  });

  test("of a thousand causes tells the first twenty", () => {
    const { io, out } = recorder();
    const findings = Array.from({ length: 1000 }, (_, index): Finding => ({
      code: "OUTPUT_FOREIGN",
      message: `${index}`,
    }));
    reportError(new Failure(...(findings as [Finding, ...Finding[]])), false, io);
    expect(out.stderr.match(/OUTPUT_FOREIGN/g)).toHaveLength(20);
    expect(out.stderr).toContain("980 more");
  });
});

describe("characters that command a terminal", () => {
  test.each([
    ["plain ä 日本 😀", "plain ä 日本 😀"],
    ["\u001b[2J", "\\u{1b}[2J"],
    ["a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"],
    ["\u202etxt", "\\u{202e}txt"],
    ["\ud800", "\\u{d800}"],
  ])("%j", (given, want) => expect(visible(given)).toBe(want));

  test("stay in JSON, escaped", () => {
    const value = { a: "\u001b\u007f\u009b\u202e\u2028ä" };
    expect(jsonText(value)).toMatch(/^[\n\x20-\x7eä]*$/);
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });
});

describe("color", () => {
  test.each([
    ["a terminal", true, {}, true],
    ["a terminal with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["a dumb terminal", true, { TERM: "dumb" }, false],
    ["a pipe", false, {}, false],
  ])("on %s", (_, isTTY, env, want) => {
    const stream = { isTTY, columns: 80, on: () => undefined, write: () => true };
    const { paint } = processIo({ stdout: stream, stderr: stream, env } as unknown as NodeJS.Process);
    expect(paint.stdout("red", "x")).toBe(want ? "\u001b[31mx\u001b[39m" : "x");
    expect(paint.stderr("red", "x")).toBe(paint.stdout("red", "x"));
  });
});

describe("progress", () => {
  test.each([
    ["a terminal", true, false, "\r\u001b[2Kparse …\r\u001b[2Ka\\u{1b}b …\r\u001b[2K"],
    ["a pipe", false, false, ""],
    ["--quiet and --json", true, true, ""],
  ])("to %s", async (_, live, silent, want) => {
    const { io, out } = recorder(live);
    const progress = liveProgress(io, silent);
    expect(await progress.phase("parse", () => 42)).toBe(42);
    progress.note("a\u001bb");
    progress.clear();
    expect(out.stderr).toBe(want);
  });

  test("is timed by phase, also one that fails", async () => {
    const watch = stopwatch(liveProgress(recorder().io, true));
    await watch.phase("one", () => Promise.resolve(1));
    await expect(watch.phase("two", () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    expect(watch.timings.map(({ phase }) => phase)).toEqual(["one", "two"]);
  });
});

test.each(["ts", "js", "yaml"] as const)("init writes a %s file that explains every option of a job", (format) => {
  const text = initText(format, targets);
  for (const name of ["airflow", "spec", "target", "authFile", "includeTag", "noPrune"])
    expect(text).toContain(`${name}: `);
  for (const name of ["watch", "force"]) expect(text).not.toContain(`${name}: `);
});
