/** Which version of a dialect a release of the reference generator writes: for a new one, whose pages nobody has compared yet. */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dialectTable } from "../../generator/emit/docs/dialects/list.js";
import { type Counts, type Files, sum } from "../golden/compare.js";
import { make, reasonOf } from "../golden/make.js";
import { readPages } from "../golden/pages.js";
import { compareFiles, isClean } from "../golden/report.js";
import { goldenFolder } from "../golden/sets.js";
import { percentage, type Settings, type Spec } from "./compare-specs.js";
import type { Reference } from "./generators.js";
import { runReference } from "./runner.js";

/** Every spec of the golden folder; none where the folder is not. */
export function goldenSpecs(): Spec[] {
  const specs = join(goldenFolder, "specs");
  const official = join(goldenFolder, "official");
  if (!existsSync(specs)) return [];
  const files = readdirSync(specs).filter((file) => /\.(ya?ml|json)$/.test(file));
  const releases = readdirSync(official).filter((release) => existsSync(join(official, release, "spec.yaml")));
  return [
    ...files.map((file) => ({ name: file.replace(/\.\w+$/, ""), path: join(specs, file) })),
    ...releases.map((release) => ({ name: `official-${release}`, path: join(official, release, "spec.yaml") })),
  ];
}

/** Runs a release on every spec, and prints how many of its pages each of our versions has. */
export async function climb(
  reference: Reference,
  specs: readonly Spec[],
  { jobs, work, known, print }: Pick<Settings, "jobs" | "work" | "known" | "print">,
): Promise<boolean> {
  const folder = join(work, `${reference.name}-${reference.release}`);
  mkdirSync(folder, { recursive: true });
  const folderOf = ({ name }: Spec) => join(folder, name);
  const runs = specs.map((spec) => ({ spec: spec.path, folder: folderOf(spec) }));
  const answers = await runReference(reference, runs, { jobs, work: folder });
  const made = specs.filter((_, index) => answers[index] === undefined);
  print(
    `${reference.name}: ${reference.release} -g ${reference.language} makes ${made.length} of ${specs.length} specs`,
  );
  let equal = false;
  for (const version of dialectTable[reference.name].versions) {
    const counts: Counts[] = [];
    for (const spec of made) {
      const files = {
        want: unsaid(readPages(folderOf(spec))),
        made: unsaid(await ours(reference, version, spec, print)),
      };
      counts.push(compareFiles(files, { dialect: reference.name, prefix: spec.name, known }).counts);
    }
    const total = sum(counts);
    equal ||= made.length > 0 && isClean(total);
    print(`  ${`${reference.name}@${version}`.padEnd(20)} ${percentage(total)}${isClean(total) ? "  equal" : ""}`);
  }
  return equal;
}

async function ours(
  reference: Reference,
  version: string,
  { path }: Spec,
  print: (line: string) => void,
): Promise<Files> {
  try {
    return await make({ ...reference, spec: path, dialect: `${reference.name}@${version}` });
  } catch (error) {
    print(`  ours failed: ${reasonOf(error)}`);
    return new Map();
  }
}

/** A README says which release made it, which is no difference. */
function unsaid(files: Files): Files {
  return new Map([...files].map(([path, text]) => [path, text.replace(/^(- Generator version: ).*$/m, "$1")]));
}
