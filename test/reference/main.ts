/** `npm run reference`: our pages against those of the reference generator, run here. See README.md. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { airflowSpec } from "../../generator/catalog/index.js";
import { allSpecs } from "../corpus/specs.js";
import { describeCounts, sum, type Counts } from "../golden/compare.js";
import { isAboutLines, type KnownDifference, knownDifferences, parseKnownDifferences } from "../golden/known.js";
import { isClean } from "../golden/report.js";
import { catalogSpecs, partsOf } from "./airflow-specs.js";
import { randomDocuments } from "./arbitrary.js";
import { compareSpecs, percentage, type Spec } from "./compare-specs.js";
import { corpusSpecs } from "./corpus.js";
import { as30, everyVersion, referenceOf, refuses31, type Reference, releaseOf } from "./generators.js";
import { climb, goldenSpecs } from "./ladder.js";
import { requestOf } from "./options.js";
import { choiceOf, withSchemes } from "./schemes.js";
import { timeSpec } from "./time.js";

const request = requestOf(process.argv.slice(2));
if (!("flags" in request)) {
  if ("stdout" in request) console.log(request.stdout);
  else console.error(request.stderr);
  process.exit(request.exitCode);
}
const { flags } = request;

/** The dialects that are asked for. */
function dialects(): string[] {
  const names = flags.dialect.flatMap((list) => list.split(","));
  return names.flatMap((name) => (name === "every" ? everyVersion() : [name]));
}

const print = (line: string) => console.log(line);

/** The specs that are asked for, in files. Without any: the newest Airflow. */
async function specsOf(folder: string): Promise<Spec[]> {
  const specs: Spec[] = flags.spec.map((path) => ({ name: basename(path).replace(/\.\w+$/, ""), path }));
  const others = [flags.random, flags.corpus, flags.parts, flags.release];
  const isOther = flags.catalog || others.some((flag) => flag !== undefined);
  const isEmpty = specs.length === 0 && !isOther;
  for (const version of isEmpty && flags.airflow.length === 0 ? ["latest"] : flags.airflow) {
    const { path, airflow } = await airflowSpec(version, "client", { onProgress: print });
    specs.push({ name: `airflow-${airflow}`, path });
  }
  for (const [index, text] of randomDocuments(Number(flags.random ?? 0), Number(flags.seed)).entries()) {
    if (flags.only !== undefined && index !== Number(flags.only)) continue;
    const name = `random-${flags.seed}-${index}`;
    const path = join(folder, `${name}.${text.startsWith("{") ? "json" : "yaml"}`);
    writeFileSync(path, text);
    specs.push({ name, path });
  }
  const catalog = flags.catalog || flags.parts !== undefined ? await catalogSpecs(print) : [];
  if (flags.catalog) specs.push(...catalog);
  specs.push(...partsOf(catalog, Number(flags.parts ?? 0), Number(flags.seed), folder));
  if (flags.corpus !== undefined) specs.push(...corpusSpecs(await allSpecs(), Number(flags.corpus), flags.seed));
  return specs;
}

/** Whether every dialect that is asked for has a version that the release equals. */
async function climbAll(release: string, given: readonly Spec[], work: string): Promise<boolean> {
  const specs = given.length > 0 ? given : goldenSpecs();
  if (specs.length === 0) throw new Error("There is no golden folder: name specs with --spec or --airflow");
  const references = dialects().map((name) => releaseOf(name, release));
  const settings = { jobs: Number(flags.jobs), work, known: knownDifferences(), print };
  const found: boolean[] = [];
  for (const reference of references) found.push(await climb(reference, readable(reference, specs, work), settings));
  return found.every(Boolean);
}

/** What a release that knows no OpenAPI 3.1 is given instead, and we too. */
function readable(reference: Reference, specs: readonly Spec[], folder: string): Spec[] {
  return specs.map((spec) => {
    const text = readFileSync(spec.path, "utf8");
    if (!refuses31(reference) || as30(text) === text) return spec;
    const path = join(folder, `${spec.name}-as303.yaml`);
    writeFileSync(path, as30(text));
    return { ...spec, path };
  });
}

/** Those on specs that are not in the golden folder. */
function ownDifferences(): KnownDifference[] {
  return parseKnownDifferences(readFileSync(new URL("known-differences.txt", import.meta.url), "utf8"));
}

async function compareAll(references: readonly Reference[], specs: readonly Spec[], work: string): Promise<boolean> {
  const known = [...knownDifferences(), ...ownDifferences()];
  const schemes = await choiceOf(flags["security-schemes"]?.split(","), flags["auth-file"]);
  const shown = { files: Number(flags.files), lines: Number(flags.lines), jobs: Number(flags.jobs) };
  const all: Counts[] = [];
  const totals: string[] = [];
  for (const reference of references) {
    print(`\n${reference.dialect} against ${reference.release} -g ${reference.language}`);
    const given = readable(reference, specs, work).map((spec) =>
      Object.keys(schemes).length === 0 ? spec : withSchemes(spec, schemes, work),
    );
    const result = await compareSpecs(reference, given, { ...shown, work, known, schemes, print });
    all.push(result.counts);
    const compared = specs.length - result.skipped;
    totals.push(
      `${reference.dialect.padEnd(18)} ${describeCounts(result.counts)}: ${percentage(result.counts)} identical; ` +
        `${result.clean} of ${compared} specs clean, ${result.skipped} skipped`,
    );
    const unmet = known.filter(
      (entry) => entry.dialect === reference.name && isAboutLines(entry) && !result.met.has(entry),
    );
    if (flags.random !== undefined)
      for (const { pattern } of unmet) print(`known, and not met in this run: ${pattern}`);
  }
  print(`\n${totals.join("\n")}`);
  return isClean(sum(all));
}

async function main(): Promise<void> {
  const work = flags.keep ?? mkdtempSync(join(tmpdir(), "airflow-codegen-reference-"));
  try {
    mkdirSync(work, { recursive: true });
    const specs = await specsOf(work);
    if (flags.release !== undefined) {
      if (!(await climbAll(flags.release, specs, work))) process.exitCode = 1;
      return;
    }
    const references = dialects().map(referenceOf);
    if (flags.time) {
      const theirs = (spec: Spec) => (reference: Reference) => ({ reference, spec: readable(reference, [spec], work)[0] ?? spec }); // prettier-ignore
      for (const spec of specs) timeSpec(spec, references.map(theirs(spec)), { work, print });
    } else if (!(await compareAll(references, specs, work))) process.exitCode = 1;
  } finally {
    if (flags.keep === undefined) rmSync(work, { recursive: true, force: true });
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 3;
});
