/** The rules of `.dependency-cruiser.mjs`, on small trees: what they let through, and that each of them refuses what it is there for. */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { inTemporaryFolder } from "../support/cli.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const config = join(root, ".dependency-cruiser.mjs");

/** Path below `generator/` → the file's text. */
type Tree = Readonly<Record<string, string>>;

interface Result {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** `rule: from → to` for each violation (one of the imports of a circle), paths below `generator/`; a file that breaks a rule by itself leads to itself. */
async function refusedIn(tree: Tree): Promise<readonly string[]> {
  return inTemporaryFolder(async (folder) => {
    for (const [path, text] of Object.entries(tree)) {
      const file = join(folder, "generator", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const args = [program, "--config", config, "--output-type", "json", "generator"];
    const text = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, { cwd: folder }, (error, stdout) =>
        stdout === "" ? reject(error ?? new Error("no output")) : resolve(stdout),
      );
    });
    const short = (path: string) => path.replace(/^generator\//, "");
    return (JSON.parse(text) as Result).summary.violations
      .map(({ rule, from, to }) => `${rule.name}: ${short(from)} → ${short(to)}`)
      .sort();
  });
}

const uses = (...paths: readonly string[]) => paths.map((path, index) => `import { a as a${index} } from "${path}";\n`);

/** A file that exports a value and a type, and imports values, types, or a module when it runs. */
function file({
  values = [],
  types = [],
  later = [],
}: { values?: string[]; types?: string[]; later?: string[] } = {}): string {
  return [
    ...uses(...values),
    ...types.map((path, index) => `import type { T as T${index} } from "${path}";\n`),
    "export const a = 1;\nexport type T = number;\n",
    ...later.map((path) => `export const load = () => import("${path}");\n`),
  ].join("");
}

test("every stage may import those before it, and schemas may be recursive", async () => {
  const tree: Tree = {
    "diagnostics.ts": file(),
    "load/index.ts": file({ values: ["../diagnostics.js"] }),
    "ir/model.ts": file({ types: ["../load/index.js"] }),
    "ir/raw-document.ts": file({ types: ["./model.js"] }),
    "parse/index.ts": file({ values: ["../ir/raw-document.js", "./schema/index.js"] }),
    "parse/schema/index.ts": file({ values: ["./array.js"] }),
    "parse/schema/array.ts": file({ values: ["./index.js"] }),
    "emit/target.ts": file({ types: ["../ir/model.js"] }),
    "config/index.ts": file({ types: ["../emit/target.js"] }),
    "emit/docs/reference/read.ts": file({ values: ["../../../ir/raw-document.js"] }),
    "emit/docs/target.ts": file({ types: ["../target.js"], later: ["../typescript/index.js"] }),
    "emit/typescript/index.ts": file(),
    "emit/registry.ts": file({ later: ["./docs/target.js", "./typescript/index.js"] }),
    "cli/main.ts": file({ values: ["../config/index.js", "../parse/index.js"] }),
    "runtime/errors.ts": file({ types: ["./types.js"] }),
    "runtime/types.ts": file({ types: ["./errors.js"] }),
  };
  expect(await refusedIn(tree)).toEqual([]);
});

const good: Tree = {
  "diagnostics.ts": file(),
  "config.ts": file(),
  "ir/model.ts": file(),
  "ir/raw-document.ts": file(),
  "emit/typescript/index.ts": file(),
  "emit/bash/index.ts": file(),
  "emit/registry.ts": file(),
  "run/job.ts": file(),
  "runtime/http.ts": file(),
};

/** Each fault, the files that have it, and what is refused for it. */
const faults: readonly { readonly fault: string; readonly files: Tree; readonly refused: readonly string[] }[] = [
  {
    fault: "an import of a later stage",
    files: { "load/upward.ts": file({ values: ["../ir/model.js"] }) },
    refused: ["order-load: load/upward.ts → ir/model.ts"],
  },
  {
    fault: "a type of a later stage",
    files: { "generate.ts": file({ types: ["./run/job.js"] }) },
    refused: ["order-generate: generate.ts → run/job.ts"],
  },
  {
    fault: "a later stage, loaded when it is used",
    files: { "security/late.ts": file({ later: ["../run/job.js"] }) },
    refused: ["order-security: security/late.ts → run/job.ts"],
  },
  {
    fault: "a target that knows the list of targets",
    files: { "emit/bash/list.ts": file({ types: ["../registry.js"] }) },
    refused: ["order-targets: emit/bash/list.ts → emit/registry.ts"],
  },
  {
    fault: "a circle, one half of which is a type",
    files: { "ir/one.ts": file({ values: ["./two.js"] }), "ir/two.ts": file({ types: ["./one.js"] }) },
    refused: ["no-circle: ir/one.ts → ir/two.ts"],
  },
  {
    fault: "a circle that closes when it runs",
    files: { "write/one.ts": file({ values: ["./two.js"] }), "write/two.ts": file({ later: ["./one.js"] }) },
    refused: ["no-circle: write/one.ts → write/two.ts"],
  },
  {
    fault: "a type circle beside the recursion of schemas",
    files: {
      "parse/schema/index.ts": file({ values: ["./array.js"] }),
      "parse/schema/array.ts": file({ types: ["./index.js"] }),
    },
    refused: ["no-circle-of-types: parse/schema/array.ts → parse/schema/index.ts"],
  },
  {
    fault: "a circle of schemas that does not go through the function for any schema",
    files: {
      "diff/schema/object.ts": file({ values: ["./union.js"] }),
      "diff/schema/union.ts": file({ values: ["./object.js"] }),
    },
    refused: ["no-circle-beside-the-recursion: diff/schema/object.ts → diff/schema/union.ts"],
  },
  {
    fault: "values of the runtime in a circle",
    files: { "runtime/one.ts": file({ values: ["./two.js"] }), "runtime/two.ts": file({ values: ["./one.js"] }) },
    refused: ["no-circle-of-values-in-runtime: runtime/one.ts → runtime/two.ts"],
  },
  {
    fault: "a config that knows a target",
    files: { "config/options.ts": file({ values: ["../emit/bash/index.js"] }) },
    refused: [
      "config-knows-no-target: config/options.ts → emit/bash/index.ts",
      "order-config: config/options.ts → emit/bash/index.ts",
    ],
  },
  {
    fault: "a target that knows the config",
    files: { "emit/bash/options.ts": file({ types: ["../../config.js"] }) },
    refused: ["target-knows-no-config: emit/bash/options.ts → config.ts"],
  },
  {
    fault: "a target that imports another target",
    files: { "emit/typescript/borrowed.ts": file({ values: ["../bash/index.js"] }) },
    refused: ["target-knows-no-other-target: emit/typescript/borrowed.ts → emit/bash/index.ts"],
  },
  {
    fault: "a target other than the docs that imports the TypeScript one",
    files: { "emit/bash/borrowed.ts": file({ values: ["../typescript/index.js"] }) },
    refused: ["only-docs-use-typescript: emit/bash/borrowed.ts → emit/typescript/index.ts"],
  },
  {
    fault: "a report of differences that knows a target",
    files: { "diff/report.ts": file({ values: ["../emit/typescript/index.js"] }) },
    refused: ["report-knows-no-target: diff/report.ts → emit/typescript/index.ts"],
  },
  {
    fault: "a target that opens the raw document",
    files: { "emit/docs/peek.ts": file({ values: ["../../ir/raw-document.js"] }) },
    refused: ["raw-document: emit/docs/peek.ts → ir/raw-document.ts"],
  },
  {
    fault: "a runtime that needs what is not shipped",
    files: { "runtime/shared.ts": file({ values: ["../diagnostics.js"] }), "runtime/disk.ts": 'import "node:fs";\n' },
    refused: ["runtime-stands-alone: runtime/disk.ts → fs", "runtime-stands-alone: runtime/shared.ts → diagnostics.ts"],
  },
  {
    fault: "a generator that runs the runtime",
    files: { "emit/typescript/program.ts": file({ values: ["../../runtime/http.js"] }) },
    refused: ["runtime-is-data: emit/typescript/program.ts → runtime/http.ts"],
  },
  {
    fault: "a file of no stage, although it imports nothing",
    files: { "elsewhere.ts": file(), "emit/text.ts": file() },
    refused: [
      "every-file-has-a-stage: elsewhere.ts → elsewhere.ts",
      "every-file-has-a-stage: emit/text.ts → emit/text.ts",
    ],
  },
  {
    fault: "an import that leads nowhere",
    files: { "watch/lost.ts": file({ values: ["./nowhere.js"] }) },
    refused: ["import-leads-nowhere: watch/lost.ts → ./nowhere.js"],
  },
];

test("every fault is refused, by the rule that is about it", async () => {
  const tree = Object.assign({}, good, ...faults.map(({ files }) => files)) as Tree;
  const refused = await refusedIn(tree);
  for (const fault of faults) {
    const paths = Object.keys(fault.files);
    const found = refused.filter((line) => paths.some((path) => line.includes(`: ${path} → `)));
    expect({ fault: fault.fault, refused: found }).toEqual({ fault: fault.fault, refused: fault.refused });
  }
  expect(refused).toHaveLength(faults.flatMap((fault) => fault.refused).length);
});
