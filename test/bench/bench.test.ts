import { describe, expect, test } from "@jest/globals";
import { type BarTable, chart, type LineChart } from "./chart.js";
import { ratio, round, seconds } from "./figures.js";
import { alternate, type Command, type Failed, reasonOf, run } from "./measure.js";
import { readOptions } from "./options.js";
import { betweenMarks, isHeld, page, speedLines, table } from "./report.js";
import { exponentOf, median, type Point } from "./statistics.js";
import { syntheticSpec } from "./synthetic.js";

describe("statistics", () => {
  test.each([
    { given: [3], want: 3 },
    { given: [10, 9, 100], want: 10 },
    { given: [4, 1, 3, 2], want: 2.5 },
    { given: [], want: NaN },
  ])("the median of $given is $want", ({ given, want }) => {
    expect(median(given)).toBe(want);
  });

  test.each([0.5, 1, 1.1, 2])("the exponent %d is found, whatever the factor", (exponent) => {
    const points = [100, 300, 1000, 20_000].map((size): Point => [size, 0.003 * size ** exponent]);
    expect(exponentOf(points)).toBeCloseTo(exponent, 10);
  });

  test("a time that stays the same has the exponent 0, and one point has none", () => {
    expect(exponentOf([[100, 2], [1000, 2]])).toBeCloseTo(0); // prettier-ignore
    expect(exponentOf([[100, 2]])).toBeNaN();
  });
});

test("figures are short, and never say more than was measured", () => {
  expect([0.05234, 1.047, 12.34, 2929.4, 2800].map(round)).toEqual(["0.0523", "1.05", "12.3", "2929", "2800"]);
  expect([0.034, 7.126, 28.44].map(seconds)).toEqual(["0.03", "7.13", "28.4"]);
  expect([0.0523, 1, 1.084, 13.6].map(ratio)).toEqual(["0.052×", "1.00×", "1.08×", "14×"]);
});

describe("measuring", () => {
  const node = (script: string, more: Partial<Command> = {}): Command => ({
    command: process.execPath,
    args: ["-e", script],
    cwd: ".",
    ...more,
  });

  test("programs run in turn, each as often as it may; one that fails has a reason and no figures", async () => {
    const order: string[] = [];
    const noted = (name: string, more: Partial<Command> = {}) =>
      node("", { before: () => void order.push(name), ...more });
    const outcomes = await alternate(
      new Map<string, Command | Failed>([
        ["a", noted("a")],
        ["b", { ...noted("b"), args: ["-e", "throw new TypeError('no such thing')"] }],
        ["c", noted("c", { atMost: 2 })],
        ["d", { fails: "it is not there" }],
      ]),
      3,
    );
    expect(order).toEqual(["a", "b", "c", "a", "c", "a"]);
    expect(outcomes.get("a")).toMatchObject({ seconds: expect.any(Number) });
    expect(outcomes.get("b")).toEqual({ fails: "TypeError: no such thing" });
    expect(outcomes.get("d")).toEqual({ fails: "it is not there" });
    expect([...outcomes.keys()]).toEqual(["a", "b", "c", "d"]);
  });

  test("the memory of a program that uses 200 MB is more than that, where it is known", async () => {
    const { megabytes, seconds: took } = await run(node("Buffer.alloc(200 * 2 ** 20, 1)"));
    expect(took).toBeGreaterThan(0);
    expect(megabytes ?? Infinity).toBeGreaterThan(200);
  });

  test.each([
    {
      given: "Starting\n\u001b[31mError: Cannot read it\u001b[0m\n    at f (/a/b.js:1:2)\n",
      want: "Error: Cannot read it",
    },
    { given: "ok\nError: /home/me/specs/a.yaml is wrong", want: "Error: … is wrong" },
    { given: "\nSegmentation\n", want: "Segmentation" },
    { given: "", want: "it says nothing" },
    { given: `Error: ${"x".repeat(200)}`, want: `Error: ${"x".repeat(82)}…` },
  ])("why it failed: $want", ({ given, want }) => {
    expect(reasonOf(given)).toBe(want);
  });
});

describe("options", () => {
  test("without any it is the whole run, which is written", () => {
    expect(readOptions([], "/home")).toMatchObject({ rounds: 5, isWhole: true, out: "/home" });
  });

  test.each([
    ["--rounds", "2"],
    ["--only", "size,call"],
    ["--spec", "github"],
  ])("%s %s is a part, and not written", (...args) => {
    expect(readOptions(args, "/home")).toMatchObject({ isWhole: false, out: undefined });
  });

  test("parts run in their own order, and are written where that is said", () => {
    const options = readOptions(["--only", "scale", "--only", "tsc,cold", "--out", "there"], "/home");
    expect(options).toMatchObject({ parts: ["cold", "tsc", "scale"], specs: ["airflow", "github"], out: "there" });
  });

  test.each([
    { args: ["--rounds", "0"], want: "--rounds 0 is not a number from 1 on" },
    { args: ["--rounds", "many"], want: "--rounds many is not a number from 1 on" },
    { args: ["--only", "cold,hot"], want: "--only hot: there is cold, again, docs, tsc, size, call, scale" },
    { args: ["--spec", "stripe"], want: "--spec stripe: there is airflow, github" },
    { args: ["--fast"], want: "Unknown option '--fast'" },
  ])("$args is refused", ({ args, want }) => {
    expect(() => readOptions(args, "/home")).toThrow(want);
  });

  test("--help asks for nothing else", () => {
    expect(readOptions(["--help", "--rounds", "0"], "/home")).toBeUndefined();
  });
});

describe("the page", () => {
  const lines = [
    { what: "Cold", limit: 1, unit: "× orval", value: 0.52 },
    { what: "Size", limit: 2800, unit: "bytes", value: 2801 },
    { what: "Memory", limit: 1.5, unit: "× orval", value: undefined },
  ];

  test("a table of text and figures; what a peer says is text in it", () => {
    expect(table(["", "seconds"], [["a|b", "<i>fails</i>\nhere"]])).toBe(
      "|  | seconds |\n| --- | --: |\n| a&#124;b | &#60;i&#62;fails&#60;/i&#62; here |",
    );
  });

  test("a promise is held up to its limit, and missed where nobody measured", () => {
    expect(lines.map(isHeld)).toEqual([true, false, false]);
    expect(isHeld({ what: "", limit: 1, unit: "", value: 1 })).toBe(true);
    expect(speedLines(lines).split("\n").slice(2)).toEqual([
      "| Cold | ≤ 1 × orval | 0.52 | held |",
      "| Size | ≤ 2800 bytes | 2801 | **missed** |",
      "| Memory | ≤ 1.5 × orval | not measured | **missed** |",
    ]);
  });

  test("it names machine and rounds, then the sections, and the promises at the end", () => {
    const text = page({ cores: 2, node: "20.20.2", rounds: 5 }, [{ title: "Size", markdown: "text" }], lines);
    expect(text).toContain("a machine of 2 cores with Node.js 20.20.2");
    expect(text).toContain("the median of 5 rounds");
    expect(text.match(/^#.*$/gm)).toEqual(["# Results of `npm run bench`", "## Size", "## Speed lines"]);
  });

  test("a page keeps what is not between its marks", () => {
    const text = "a\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nb\n";
    expect(betweenMarks(text, "new")).toBe("a\n<!-- bench: begin -->\n\nnew\n\n<!-- bench: end -->\nb\n");
    expect(betweenMarks("a\nb\n", "new")).toBeUndefined();
  });
});

describe("the chart", () => {
  const bars: BarTable = {
    kind: "bars",
    title: "Time <of> peers",
    columns: ["One", "Two"],
    rows: [
      { label: "ours", isOurs: true, values: [1, 2] },
      { label: "peer & co", isOurs: false, values: [4, undefined] },
    ],
  };
  const lines: LineChart = {
    kind: "lines",
    title: "Growth",
    series: [
      { label: "ours", points: [[100, 1], [1000, 10]] }, // prettier-ignore
      { label: "peer", points: [] },
    ],
  };
  const svg = chart([bars, lines]);
  const attributes = (name: string) =>
    [...svg.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value]) => value);

  test("bars are as long as their values; what failed has none, but says so", () => {
    const widths = [...svg.matchAll(/<rect class="bar[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(3);
    expect((widths[2] ?? 0) / (widths[0] ?? 0)).toBeCloseTo(4, 1);
    expect(svg).toContain('4.00 s <tspan class="quiet">4.00×</tspan>');
    expect(svg).toContain(">fails</text>");
  });

  test("linear growth is a line with the exponent 1; a series without points is not drawn", () => {
    expect(svg).toContain("exponent 1.00");
    expect(svg.match(/<polyline/g)).toHaveLength(1);
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  test("labels are text, every coordinate is a number, and it is legible on dark pages, too", () => {
    expect(svg).toContain("peer &#38; co");
    expect(svg).not.toContain("<of>");
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(attributes("text-anchor").length).toBeGreaterThan(0);
    expect(svg).toContain("prefers-color-scheme: dark");
  });

  test("it has as many places as sections, below each other", () => {
    const tops = attributes("transform").map((value) => Number(/ (\d+)/.exec(value ?? "")?.[1]));
    expect(tops).toHaveLength(2);
    expect(tops[1]).toBeGreaterThan(tops[0] ?? 0);
  });
});

describe("synthetic specs", () => {
  interface Document {
    readonly paths: Record<string, Record<string, { operationId: string }>>;
    readonly components: { readonly schemas: Record<string, object> };
  }

  test.each([1, 7, 100])("%d operations, each once, and every reference leads to a model", (operations) => {
    const text = syntheticSpec(operations);
    const { paths, components } = JSON.parse(text) as Document;
    const ids = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(operations);
    const references = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? "");
    expect(references.filter((name) => !(name in components.schemas))).toEqual([]);
    expect(syntheticSpec(operations)).toBe(text);
  });

  test("an operation is as large in a large one as in a small one", () => {
    const perOperation = (operations: number) => syntheticSpec(operations).length / operations;
    expect(perOperation(3000) / perOperation(300)).toBeCloseTo(1, 1);
  });
});
