/** Every program in README.md and docs/ compiles, with the client of Airflow 3.3.2 and with this package; links lead to what is there. */
import { beforeAll, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { anchorOf } from "../../generator/emit/markdown/index.js";
import { emitClient, withFolder, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { type Block, blocksOf, pages, root, textOf } from "./blocks.js";

interface File {
  readonly path: string;
  readonly text: string;
}

let client: readonly File[] = [];
beforeAll(async () => {
  client = await emitClient({ airflow: "3.3.2" });
});

const programsOf = (page: string): readonly Block[] => blocksOf(page).filter(({ language }) => language === "ts");

/** A block that only shows a type of the client. */
const isType = ({ text }: Block): boolean => text.startsWith("export interface ");

test("programs compile", async () => {
  const programs = pages.flatMap((page) =>
    programsOf(page)
      .filter((block) => !isType(block))
      .map(({ text }, index) => ({ path: `programs/${page.replaceAll("/", "_")}_${index}.ts`, text })),
  );
  expect(programs.length).toBeGreaterThan(4);
  const paths = {
    "airflow-client": ["./src/index.ts"],
    "airflow-client/operations": ["./src/operations/index.ts"],
    "airflow-codegen": [join(root, "dist/index.d.ts")],
    "airflow-codegen/helpers": [join(root, "dist/helpers.d.ts")],
  };
  await withFolder(async (folder) => {
    const config = { compilerOptions: { types: [], paths }, include: ["programs"] };
    writeFiles(folder, [...client, ...programs, { path: "tsconfig.programs.json", text: JSON.stringify(config) }]);
    // Whoever publishes declarations writes the type of each export: the programs do not.
    const flags = strictFlags.filter((flag) => !["--declaration", "--isolatedDeclarations"].includes(flag));
    const args = ["-p", "tsconfig.programs.json", ...flags, ...resolutions.bundler];
    expect(await complaints("7.0", folder, args)).toBe("");
  });
});

test("what is shown of a type is in the client", () => {
  const types = pages.flatMap(programsOf).filter(isType);
  expect(types).not.toEqual([]);
  for (const { text } of types) {
    const name = /^export interface (\w+)/.exec(text)?.[1] ?? "";
    const model = client.find(({ path }) => path === `src/models/${name}.ts`)?.text ?? "";
    const members = text.split("\n").flatMap((line) => /^ {2}\w+\??: [^;]+;/.exec(line)?.[0] ?? []);
    expect(members.filter((member) => !model.includes(member))).toEqual([]);
  }
});

/** The names by which a code host knows the headings of a page. */
function anchorsOf(page: string): readonly string[] {
  return textOf(page)
    .split("\n")
    .flatMap((line) => /^#{1,6} (.*)$/.exec(line)?.[1] ?? [])
    .map((heading) => anchorOf(heading));
}

const links = pages.flatMap((page) =>
  [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)/g)].map(
    ([, path = "", anchor = ""]) => [page, path, anchor] as const,
  ),
);

test.each(links)("%s: the link to %s%s", (page, path, anchor) => {
  const target = path === "" ? page : join(dirname(page), path);
  expect(existsSync(join(root, target))).toBe(true);
  if (anchor !== "") expect(anchorsOf(target)).toContain(anchor.slice(1));
});

test("workflows give the action inputs that it has", () => {
  const action = readFileSync(join(root, ".github/actions/airflow-codegen/action.yml"), "utf8");
  const blocks = pages.flatMap((page) => blocksOf(page).filter(({ language }) => language === "yaml"));
  const ofAction = blocks.filter(({ text }) => text.includes("uses:"));
  const inputs = ofAction.flatMap(({ text }) => [...text.matchAll(/^ {4}([\w-]+): /gm)].map(([, name = ""]) => name));
  expect(inputs).toContain("fail-on");
  for (const name of inputs) expect(action).toMatch(new RegExp(`^  ${name}:`, "m"));
});
