/** What becomes of a document, and what is wrong with that. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue, Failure } from "../../generator/diagnostics.js";
import { diffApis } from "../../generator/diff/index.js";
import { describe, emitPackage, filePlans } from "../../generator/emit/typescript/index.js";
import { check, generate } from "../../generator/index.js";
import { exampleOf } from "../../generator/ir/example/index.js";
import { jsonSchemaOf } from "../../generator/ir/json-schema.js";
import type { Api, Json } from "../../generator/ir/model.js";
import { inText } from "../../generator/load/index.js";
import type { OutputFile } from "../../generator/output-file.js";
import { foldCase, isSafePath } from "../../generator/write/paths.js";
import { writeFiles } from "../support/client.js";
import { dialectVersions, docsOf } from "../support/dialects.js";
import { contextOf } from "../support/examples.js";
import { documentJudge, schemaJudge, verdict } from "../support/json-schema.js";
import { contents } from "../support/outline.js";
import { readDocument } from "../support/reading.js";
import type { Case } from "./case.js";
import { faultsOfPage } from "./page.js";
import { tested } from "./structure.js";

export interface Question extends Pick<Case, "document" | "isValid" | "witness"> {
  /** Chooses the version of each dialect. */
  readonly index: number;
  /** Also through the disk: generate, and check in a process that remembers nothing. */
  readonly onDisk: boolean;
  /** An empty folder: gets `typescript/`, to be compiled, where a client is made. */
  readonly folder: string;
}

export interface Answer {
  /** The codes of the refusal; empty where a client was made. */
  readonly refused: readonly string[];
  readonly faults: readonly string[];
  /** Of the processor: the longest of what is done with the document, as one command would. */
  readonly seconds: number;
}

const options = { packageName: "t-client", packageVersion: "1.0.0" } as const;

/** Measures pieces of work, each of which a user would start alone: their sum says how often a document is tried. */
class Clock {
  /** Of the processor, of the longest piece. */
  longest = 0;

  async measure<T>(work: () => Promise<T>): Promise<T> {
    const before = process.cpuUsage();
    try {
      return await work();
    } finally {
      const { user, system } = process.cpuUsage(before);
      this.longest = Math.max(this.longest, (user + system) / 1e6);
    }
  }
}

export async function judge(question: Question): Promise<Answer> {
  const clock = new Clock();
  const { refused = [], faults } = await outcome(question, clock);
  return { refused, faults, seconds: clock.longest };
}

async function outcome(question: Question, clock: Clock): Promise<Pick<Answer, "faults"> & Partial<Answer>> {
  try {
    return { faults: await faults(question, clock) };
  } catch (error) {
    if (!(error instanceof Failure)) return { faults: [`Error 70: ${stackOf(error)}`] };
    const refused = error.findings.map(({ code }) => code);
    const unknown = refused
      .filter((code) => typeof catalogue[code].exit !== "number")
      .map((code) => `${code} is no error`);
    return { refused, faults: question.isValid ? [`A valid document is refused: ${error.message}`] : unknown };
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function faults(question: Question, clock: Clock): Promise<string[]> {
  const { api, loaded } = await clock.measure(() => readDocument(question.document));
  return inText(loaded, async () => {
    const files = await clock.measure(() => emitPackage(api, options));
    writeFiles(
      join(question.folder, "typescript"),
      files.filter(({ path }) => /\.ts$|^package\.json$/.test(path)),
    );
    const again = await readDocument(question.document);
    const changes = await clock.measure(() => Promise.resolve(diffApis(api, again.api).changes));
    return [
      ...ofPaths(files),
      ...ofStatements(api, files),
      ...files.filter(({ path }) => path.endsWith(".md")).flatMap(faultsOfPage),
      ...(await ofDialects(api, question.index, clock)),
      // A document does not differ from itself.
      ...changes.map(({ code }) => `diff with itself: ${code}`),
      ...(question.witness === undefined ? [] : ofExamples(api, question.witness)),
      ...(question.onDisk ? await ofRuns(question, clock) : []),
    ];
  });
}

function ofPaths(files: readonly OutputFile[]): string[] {
  const unsafe = files.filter(({ path }) => !isSafePath(path)).map(({ path }) => `A file is called ${path}`);
  const folded = new Set(files.map(({ path }) => foldCase(path)));
  return folded.size === files.length ? unsafe : [...unsafe, "Two files have one name on a disk that ignores case"];
}

function ofStatements(api: Api, files: readonly OutputFile[]): string[] {
  return contents(filePlans(describe(api, options)), files)
    .map(({ planned, found }) => [JSON.stringify(planned), JSON.stringify(found)] as const)
    .filter(([planned, found]) => planned !== found)
    .map(([planned, found]) => `Not as planned: ${found} instead of ${planned}`.slice(0, 2000));
}

/** Every dialect, in one of its versions, as it is and with examples that are right. */
async function ofDialects(api: Api, index: number, clock: Clock): Promise<string[]> {
  const found: string[] = [];
  for (const [at, [dialect, dialectVersion]] of dialectVersions.entries()) {
    const others = dialectVersions.filter(([name]) => name === dialect).length;
    if (at % others !== index % others) continue;
    for (const fixExamples of [false, true]) {
      const settings = { dialect, dialectVersion, fixExamples, packageName: "t_client" };
      const pages = await clock.measure(() => docsOf(api, settings));
      found.push(...ofPaths(pages).map((fault) => `${dialect}: ${fault}`));
    }
  }
  return found;
}

/** The example of a schema that can be satisfied satisfies it, by the document and by our own JSON Schema. */
function ofExamples(api: Api, witness: Json): string[] {
  const judge = documentJudge(api.document)(`#/components/schemas/${tested}`);
  const context = contextOf(api);
  const schema = context.lookup(tested);
  // Members of `oneOf` that were not made around the witness may admit it all the same.
  if (schema === undefined || judge(witness) !== undefined) return [];
  const example = exampleOf(context, schema, { name: tested });
  const verdicts = [judge, schemaJudge(jsonSchemaOf(schema, context, "write"))].map((one) => verdict(one, example));
  return verdicts.filter((fault) => fault !== undefined).map((fault) => `An example: ${fault}`);
}

/** A run, another one that finds nothing to do, and a check, each by a generator that remembers nothing. */
async function ofRuns({ document, folder }: Question, clock: Clock): Promise<string[]> {
  const spec = join(folder, "spec.yaml");
  writeFileSync(spec, document);
  const config = {
    ...{ spec, packageName: "t_client", fixExamples: true, target: ["typescript", "docs"] as const },
    ...{ dialect: ["typescript", "python", "python-5", "python-legacy", "bash"] as const, out: join(folder, "run") },
  };
  await clock.measure(() => forgetting(folder, "first", () => generate(config)));
  const [second] = await clock.measure(() => forgetting(folder, "second", () => generate(config)));
  const [report] = await clock.measure(() => forgetting(folder, "third", () => check(config)));
  const written = second?.outputs.filter((output) => output.written.length > 0) ?? [];
  const differing = report?.outputs.flatMap(({ missing, changed, stale }) => [...missing, ...changed, ...stale]) ?? [];
  return [...written.map(({ dir }) => `A second run writes into ${dir}`), ...differing.map((path) => `check: ${path}`)];
}

async function forgetting<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  const cache = join(folder, "caches", name);
  mkdirSync(cache, { recursive: true });
  const before = process.env["AIRFLOW_CODEGEN_CACHE"];
  process.env["AIRFLOW_CODEGEN_CACHE"] = cache;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env["AIRFLOW_CODEGEN_CACHE"];
    else process.env["AIRFLOW_CODEGEN_CACHE"] = before;
  }
}
