/** The docs of Airflow in the dialects of the reference generator: our one command, and its own, one JVM a dialect. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { airflowSpec } from "../../../generator/catalog/index.js";
import { dialectNames } from "../../../generator/emit/docs/dialects/list.js";
import { as30, type Reference, referenceOf, refuses31 } from "../../reference/generators.js";
import { jarOf } from "../../reference/jars.js";
import { javaOptions, propertiesOf, writeIgnoreFile } from "../../reference/runner.js";
import { ratio, seconds } from "../figures.js";
import { type Command, progress, run } from "../measure.js";
import { oursCommand } from "../peers.js";
import { table } from "../report.js";
import { airflowVersion } from "../specs.js";
import { median } from "../statistics.js";
import type { PartResult, Workshop } from "../workshop.js";

export const title = "The docs in the dialects of the reference generator";

export async function measure(shop: Workshop): Promise<PartResult> {
  const cwd = shop.folder("docs");
  const spec = join(cwd, "spec.yaml");
  copyFileSync((await airflowSpec(airflowVersion, "client", { onProgress: progress })).path, spec);
  const references = dialectNames.map(referenceOf);
  const theirs = references.map((reference) => referenceCommand(reference, spec, cwd));
  const ours = oursDocs(references, spec, cwd);
  await run(ours);
  const [times, sums]: [number[], number[]] = [[], []];
  for (let round = 1; round <= shop.rounds; round++) {
    progress(`  docs, round ${round} of ${shop.rounds}`);
    let sum = 0;
    for (const command of theirs) sum += (await run(command)).seconds;
    sums.push(sum);
    times.push((await run(ours)).seconds);
  }
  const [own, reference] = [median(times), median(sums)];
  return {
    markdown: `${table(
      ["", "seconds", "to ours"],
      [
        ["airflow-codegen, one command", seconds(own), ratio(1)],
        [
          `reference generators, ${references.length} JVMs one after the other`,
          seconds(reference),
          ratio(reference / own),
        ],
      ],
    )}

Airflow ${airflowVersion}, the client's spec, as ${references.map(({ dialect }) => `\`${dialect}\``).join(", ")}. The
reference generators write pages only, no code, which saves them time. Their pages and ours are equal to the byte (\`test/golden\`).`,
    lines: [{ what: `Docs in ${references.length} dialects, Airflow ${airflowVersion}`, limit: 0.1, unit: "× reference", value: own / reference }], // prettier-ignore
  };
}

function oursDocs(references: readonly Reference[], spec: string, cwd: string): Command {
  const command = oursCommand(spec, cwd);
  const dialects = references.map(({ dialect }) => dialect).join(",");
  return { ...command, args: [...command.args, "--target", "docs", "--dialect", dialects] };
}

/** Releases that refuse OpenAPI 3.1 are given the same as one of 3.0. */
function referenceCommand(reference: Reference, spec: string, cwd: string): Command {
  const given = refuses31(reference) ? join(cwd, "spec-as-3.0.yaml") : spec;
  if (given !== spec) writeFileSync(given, as30(readFileSync(spec, "utf8")));
  const properties = propertiesOf(reference).flatMap((property) => ["--additional-properties", property]);
  const input = ["generate", "-g", reference.language, "-i", given, "-o", join(cwd, reference.dialect)];
  const options = ["--skip-validate-spec", "--ignore-file-override", writeIgnoreFile(cwd), ...properties];
  const args = [...javaOptions, "-jar", jarOf(reference.release), ...input, ...options];
  return { command: "java", args, cwd, env: { TZ: "UTC" } };
}
