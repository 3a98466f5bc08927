/** What the comparison itself is made of. */
import { describe, expect, test } from "@jest/globals";
import { compare, count, describeCounts, sum } from "./compare.js";
import { differingPlaces, firstDifferences } from "./diff.js";
import { formatHashes, hashesOf, parseHashes } from "./hashes.js";
import { explain, parseKnownDifferences } from "./known.js";
import { splitDialect } from "./make.js";
import { compareFiles, describeDifferences } from "./report.js";

const want = new Map([
  ["a", "1"],
  ["b", "2"],
  ["c", "3"],
]);
const made = new Map([
  ["a", "1"],
  ["b", "x"],
  ["d", "4"],
]);

describe("compare", () => {
  test("every path of either side", () => {
    expect(compare(want, made)).toEqual([
      { path: "a", outcome: "identical" },
      { path: "b", outcome: "differing" },
      { path: "c", outcome: "missing" },
      { path: "d", outcome: "extra" },
    ]);
  });

  test("what is known is counted apart, and identical files never are", () => {
    const counts = count(compare(want, made, () => true));
    expect(counts).toEqual({ identical: 1, known: 3, differing: 0, missing: 0, extra: 0 });
    expect(describeCounts(sum([counts, counts]))).toBe("2 identical, 6 known");
  });

  test("an empty file is a file", () => {
    expect(compare(new Map([["a", ""]]), new Map())).toEqual([{ path: "a", outcome: "missing" }]);
  });
});

describe("firstDifferences", () => {
  test.each([
    ["a changed line", "a\nb\nc\nd", "a\nb\nX\nd", ["@@ 3 @@", " a", " b", "-c", "+X", " d"]],
    ["blanks at the end", "a ", "a", ["@@ 1 @@", "-a·", "+a"]],
    ["a blank line", "a\n\nb", "a\nb", ["@@ 2 @@", " a", "-", " b"]],
    ["a missing end", "a\nb", "a", ["@@ 2 @@", " a", "-b"]],
    ["an added end", "a", "a\nb", ["@@ 2 @@", " a", "+b"]],
    ["the limit", "a\nb\nc\nd\ne", "v\nw\nx\ny\nz", ["@@ 1 @@", "-a", "-b", "-c", "-d", "-e", "+v"]],
    ["far apart", "a\n1\n2\n3\n4\nb", "x\n1\n2\n3\n4\ny", ["@@ 1 @@", "-a", "+x", " 1", "…", " 4", "-b"]],
  ])("%s", (_name, before, after, lines) => {
    expect(firstDifferences(before, after, 6)).toEqual(lines);
  });

  test("places are runs of lines, without marks", () => {
    expect(differingPlaces("a\nb\nc\nd", "a\nB\nc\nd\ne")).toEqual([["b", "B"], ["e"]]);
    expect(differingPlaces("a", "a")).toEqual([]);
  });
});

describe("hash lists", () => {
  test("are as sha256sum writes them, sorted", () => {
    const text = formatHashes(
      hashesOf(
        new Map([
          ["docs/B.md", "b\n"],
          ["README.md", ""],
        ]),
      ),
    );
    expect(text).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  README.md\n" +
        "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f  docs/B.md\n",
    );
    expect(formatHashes(parseHashes(text))).toBe(text);
  });

  test.each(["x  README.md", `${"0".repeat(64)} README.md`, `${"0".repeat(64)}  `])("%j is no line of one", (line) => {
    expect(() => parseHashes(line)).toThrow("not a line");
  });
});

describe("known differences", () => {
  const known = parseKnownDifferences(
    "# a comment\n\nbash  reference/bash@*/docs/A.md  why  this\nbash  /^re[gx]+$/  why that\npython  *  all\n",
  );
  const of = (dialect: string, path: string, before?: string, after?: string) =>
    explain(known, { dialect, path, want: before, made: after }).map(({ reason }) => reason);

  test.each([
    ["bash@4.3", "reference/bash@4.3.1/alpha/docs/A.md", ["why  this"]],
    ["bash", "reference/bash@4.3.1/alpha/docs/B.md", []],
    ["bash", "reference/bash@4.3.1/alpha/docs/A.mdx", []],
    ["python-5@5.4", "reference/bash@4.3.1/alpha/docs/A.md", []],
    ["python@7.13", "docs/A.md", ["all"]],
  ])("%s %s", (dialect, path, reasons) => {
    expect(of(dialect, path)).toEqual(reasons);
  });

  test.each([
    ["a\nregx\nb", "a\nX\nb", ["why that"]],
    ["a\nregx\nb\nc", "a\nX\nb\nC", []],
    ["regx\nb\nc", "X\nb\nxxx", []],
    ["regx\nb\nregg", "X\nb\nY", ["why that"]],
  ])("by lines: %j, %j", (before, after, reasons) => {
    expect(of("bash", "random-1-1/docs/Z.md", before, after)).toEqual(reasons);
  });

  test("a line without a reason is refused, with its number", () => {
    expect(() => parseKnownDifferences("# x\nbash  docs/A.md\n")).toThrow("known-differences.txt:2 ");
  });
});

test("a report counts what is known, remembers it, and shows the rest", () => {
  const known = parseKnownDifferences("bash  set/b  a reason\nbash  set/z  stale\n");
  const files = { want, made };
  const comparison = compareFiles(files, { dialect: "bash@4.3", prefix: "set", known });
  expect(comparison.counts).toEqual({ identical: 1, known: 1, differing: 0, missing: 1, extra: 1 });
  expect([...comparison.met].map(({ pattern }) => pattern)).toEqual(["set/b"]);
  expect(describeDifferences(comparison, files, { files: 1, lines: 5 })).toEqual([
    "  missing c",
    "  … and 1 more (--files 2)",
  ]);
});

test.each([
  ["python", "python", undefined],
  ["python@7.13", "python", "7.13"],
  ["python-legacy@5.3.0", "python-legacy", "5.3"],
])("%s is %s, version %s", (dialect, name, version) => {
  expect(splitDialect(dialect)).toEqual([name, version]);
});

test.each(["pythons", "python@7", "python@", "@7.13", "toString"])("there is no dialect %j", (dialect) => {
  expect(() => splitDialect(dialect)).toThrow("no dialect");
});
