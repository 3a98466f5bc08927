/**
 * The story of a job, and the page to read first:
 *
 *   find the specs → load → overlay → resolve → parse → filter, security → emit     (then, for all jobs of a run as one: write)
 *
 * Each step is one named, timed call. A stage knows only what is left of it: the loader knows no OpenAPI, the parser no target, a
 * target neither OpenAPI nor the disk. The result is files in memory. What wraps this page is in `run/`: jobs side by side, jobs that
 * would only repeat their last run and are not made at all, and the write stage, which changes the folders of all jobs or none.
 */
import type { Job, JobOutput } from "./config/job.js";
import { dialectLabel } from "./config/job.js";
import type { TargetList } from "./config/targets.js";
import type { Finding } from "./diagnostics.js";
import { filterApi } from "./ir/filter.js";
import { inText, resolveSpec } from "./load/index.js";
import { type Origins, outputMemory } from "./memory/outputs.js";
import { parse } from "./parse/index.js";
import { type Progress, type SpecReport, stopwatch, type Timing } from "./report.js";
import { emitOutput, targetOf } from "./run/job/emit.js";
import { aboutWhatIsLeft, distinct, placed } from "./run/job/findings.js";
import { manifestOptions } from "./run/job/manifest-options.js";
import { airflowOverlay, overlaid, readOverlays } from "./run/job/overlays.js";
import { optionValues } from "./run/job/option-files.js";
import { releaseFacts } from "./run/job/release.js";
import { specReport } from "./run/job/spec-report.js";
import { readInputs } from "./run/job/specs.js";
import { schemeChoice } from "./security/choice.js";
import { selectSchemes } from "./security/select.js";
import type { Output } from "./write/index.js";

/** An output in memory, and what each of its files was made of, for the next run. */
export interface GeneratedOutput extends Output {
  readonly origins: Origins;
}

/** What a job asks for, in memory. Plain data, but for the places of findings, which are looked up when somebody looks. */
export interface GeneratedJob {
  readonly specs: readonly SpecReport[];
  /** sha256 of the specs that are files, by path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** In the order of the job. */
  readonly outputs: readonly GeneratedOutput[];
  readonly findings: readonly Finding[];
  readonly timings: readonly Timing[];
}

/**
 * Makes what a job asks for. A job may need several specs: clients are made from the server's, docs as of the Python client from that
 * client's.
 *
 * @throws Failure where something is wrong with the input
 */
export async function generate(job: Job, targets: TargetList, listener: Progress): Promise<GeneratedJob> {
  const progress = stopwatch(listener);
  const choice = await schemeChoice(job);
  const values = new Map(await Promise.all(job.outputs.map(async (one) => [one, await optionValues(one)] as const)));
  const own = await readOverlays(job);
  const specs: SpecReport[] = [];
  const inputs: Record<string, string> = {};
  const generated = new Map<JobOutput, GeneratedOutput>();
  const findings: (readonly Finding[])[] = [];

  for await (const { written, isAgain, ...input } of readInputs(job, targets, progress)) {
    const release = input.airflow === undefined ? await releaseFacts(input.source, written) : input;
    const overlays = [...airflowOverlay(job, input), ...own];
    const { spec, findings: unapplied } = await progress.phase("overlay", () => overlaid(written, overlays));
    const loaded = await progress.phase("resolve", () =>
      resolveSpec(spec, { allowRefs: job.allowRefs, onFile: (file) => progress.reads?.(file) }),
    );
    const parsed = await progress.phase("parse", () => parse(loaded));
    const filtered = filterApi(parsed.api, job.filters);
    const api = await inText(loaded, () => selectSchemes(filtered.api, choice, parsed.api));

    if (!isAgain) specs.push(specReport(loaded, { api, parsed: parsed.api, choice, overlays }, input.name));
    if (input.source.kind === "file") inputs[input.source.path] = loaded.sha256;
    findings.push(
      input.findings,
      release === input ? [] : release.findings,
      unapplied,
      filtered.findings,
      placed(aboutWhatIsLeft(parsed, filtered.api), loaded),
    );

    for (const output of input.outputs) {
      const target = targetOf(output, targets);
      const memory = outputMemory(job, output);
      const warnings: Finding[] = [];
      const emission = { output, api, values: values.get(output) ?? {}, facts: { ...input, ...release }, memory };
      const emit = () => emitOutput(target, { ...emission, warn: (finding) => void warnings.push(finding) });
      const files = await progress.phase(labelOf(output), () => inText(loaded, emit));
      findings.push(placed(warnings, loaded));
      const about = {
        options: manifestOptions(job, output, target, input.airflow, overlays),
        specSha256: loaded.sha256,
      };
      generated.set(output, { dir: output.dir, files, about, prune: job.prune, origins: memory.originsOf(files) });
    }
  }
  const outputs = job.outputs.flatMap((output) => generated.get(output) ?? []);
  return { specs, inputs, outputs, findings: distinct(findings.flat()), timings: progress.timings };
}

function labelOf(output: JobOutput): string {
  return ["emit", output.target, dialectLabel(output)].filter((word) => word !== undefined).join(" ");
}
