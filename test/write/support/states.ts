/** Two states of a folder with everything that a run can do between them, for the proofs about runs that are cut short. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeOutputs, type Output } from "../../../generator/write/index.js";

/** Text by path. */
export type Tree = Readonly<Record<string, string>>;

const about = (spec: string) => ({ options: { target: "docs" }, specSha256: spec.repeat(64) });
const output = (dir: string, tree: Tree, spec: string): Output => ({
  dir,
  files: Object.entries(tree).map(([path, text]) => ({ path, text })),
  about: about(spec),
  prune: true,
});
const long = (word: string) => `${word}\n`.repeat(50);

/** Replaced, pruned with its folder, unchanged; a second output that is retired. */
export const older = (root: string): readonly Output[] => [
  output(
    join(root, "a"),
    { "x.md": long("old x"), "y.md": long("old y"), "gone/z.md": long("z"), same: long("same") },
    "1",
  ),
  output(join(root, "b"), { "x.md": long("b"), "deep/y.md": long("b") }, "1"),
];

/** New in an old folder, in a new one, and in an output that was not there. */
export const newer = (root: string): readonly Output[] => [
  output(
    join(root, "a"),
    { "x.md": long("new x"), "y.md": long("new y"), same: long("same"), "n/e/w.md": long("w") },
    "2",
  ),
  output(join(root, "c"), { "x.md": long("c"), "deep/y.md": long("c") }, "2"),
  { dir: join(root, "b"), files: [], about: undefined, prune: true },
];

const foreign: Tree = { "a/mine.txt": "mine", "a/gone/mine.txt": "mine" };

/** Puts somebody's files there, and the older state beside them. */
export async function prepare(root: string): Promise<void> {
  for (const [path, text] of Object.entries(foreign)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  await generate(older(root));
}

export function generate(outputs: readonly Output[]) {
  return writeOutputs(outputs, { force: false, dryRun: false });
}

/** Everything below a folder: text, or `/` for a folder; without `.airflow-codegen` unless asked for. */
export function snapshot(root: string, withOwn = true): Tree {
  if (!existsSync(root)) return {};
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).toSorted();
  const shown = paths.filter((path) => withOwn || !/(?:^|\/)\.airflow-codegen/.test(path));
  const read = (path: string) => (lstatSync(path).isDirectory() ? "/" : readFileSync(path, "utf8"));
  return Object.fromEntries(shown.map((path) => [path, read(join(root, path))]));
}
